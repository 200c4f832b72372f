import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { destinationIndex, packsByColumn, pinnedPacks } from './checked-packs'
import type { LinePacks } from './checked-packs'
import type { Kind } from './kinds'
import { needKey } from './needs'
import type { Network } from './network'
import { batches } from './plan'
import type { AllocationNeed, AllocationPlan } from './plan'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[]; readonly needs: readonly AllocationNeed[] }

/** A need as a number: kind, then batch, then destination; −1 where there is no such kind, batch or county. */
type SlotOf = (need: Pick<AllocationNeed, 'batch' | 'areaCode' | 'itemCode' | 'incidentId'>) => number

/** Planned and short make the need, and late packs are told; never more than needed, and nothing else. */
export function checkNeeds(model: Checked, plan: AllocationPlan, lines: readonly LinePacks[]): CertificateFault | null {
  const { needs, kinds, network } = model
  const count = network.destinations.length
  const slotOf = openSlots(model)
  const asked = new Set(needs.map(slotOf))
  const strange = lines.find(({ line, kind }) => !asked.has(slotOf({ ...line, itemCode: kind.itemCode })))
  if (strange) return fault('only what is needed', strange.line.id)
  const [short, delayed] = [toldOf(plan.shortfalls, slotOf, asked), toldOf(plan.delays, slotOf, asked)]
  if (short === null || delayed === null) return fault('only what is needed, and once')
  const sent = packsByColumn(network, kinds, lines)
  const wanted = kinds.map((kind) => wantedPacks(kind, count))
  for (const need of needs) {
    const slot = slotOf(need)
    const [at, batchAt] = [Math.floor(slot / (2 * count)), slot % (2 * count)]
    const { packSize = 1 } = kinds[at] ?? {}
    const inTime = batchAt < count ? batchAt : batchAt + count
    const late = sent[at]?.[inTime + count] ?? 0
    const missing = ((wanted[at]?.[batchAt] ?? 0) - (sent[at]?.[inTime] ?? 0) - late) * packSize
    if (missing < 0) return fault('no more than needed', needKey(need))
    if ((short.get(slot) ?? 0) !== Math.min(need.quantity, missing)) return fault('the shortfall', needKey(need))
    if ((delayed.get(slot) ?? 0) !== late * packSize) return fault('the delay', needKey(need))
  }
  return null
}

function openSlots({ network, kinds }: Checked): SlotOf {
  const kindAt = new Map(kinds.map(({ itemCode }, at) => [itemCode, at]))
  const destinationOf = destinationIndex(network)
  return ({ itemCode, batch, areaCode, incidentId }) => {
    const kind = kindAt.get(itemCode)
    const destination = destinationOf(areaCode, incidentId)
    const place = batches.indexOf(batch)
    if (kind === undefined || destination === undefined || place < 0) return -1
    return (batches.length * kind + place) * network.destinations.length + destination
  }
}

type Told = AllocationPlan['shortfalls'][number] | AllocationPlan['delays'][number]

/** Units told by need; null where something else is told, or the same twice. */
function toldOf(all: readonly Told[], slotOf: SlotOf, asked: ReadonlySet<number>): Map<number, number> | null {
  const told = new Map<number, number>()
  for (const each of all) {
    const slot = slotOf(each)
    if (told.has(slot) || !asked.has(slot)) return null
    told.set(slot, each.quantity)
  }
  return told
}

/** Packs needed by batch and destination, pins included: those of the rest after all of the first. */
function wantedPacks(kind: Kind, count: number): Int32Array {
  const wanted = pinnedPacks(kind, count)
  for (let at = 0; at < count; at++) {
    wanted[at] = (wanted[at] ?? 0) + (kind.first[at] ?? 0)
    wanted[count + at] = (wanted[count + at] ?? 0) + (kind.rest[at] ?? 0)
  }
  return wanted
}
