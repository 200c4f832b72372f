import { epochMs, HOUR_MS, SECOND_MS } from '../time/instant'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { packsOfLines } from './checked-packs'
import type { LinePacks } from './checked-packs'
import type { Kind } from './kinds'
import { needKey } from './needs'
import type { Network } from './network'
import type { OfferRow } from './offers'
import { measurePlan } from './plan-measures'
import type { AllocationNeed, AllocationPlan, PlanLine } from './plan'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[]; readonly needs: readonly AllocationNeed[] }

/** Every line against offers, floors, bans, ways, deadlines and docks; all together against needs, shortfalls and measures. */
export function checkLines(model: Checked, plan: AllocationPlan): CertificateFault | null {
  const lines = packsOfLines(model, plan)
  const lost = lines.indexOf(null)
  if (lost >= 0) return fault('an offer of the input to a county in need', plan.lines[lost]?.id ?? '')
  const found = lines.filter((line) => line !== null)
  return (
    firstOf(found, (line) => checkLine(model.network, line)) ??
    checkDraws(model, plan) ??
    checkDocks(model, plan) ??
    checkNeeds(model, plan, found) ??
    checkMeasures(model, plan)
  )
}

function firstOf<Each>(all: readonly Each[], check: (each: Each) => CertificateFault | null): CertificateFault | null {
  for (const each of all) {
    const found = check(each)
    if (found) return found
  }
  return null
}

function checkLine({ input, ways, destinations, startHours }: Network, found: LinePacks): CertificateFault | null {
  const { line, kind, row, destination, packs } = found
  const source = kind.rows[row]
  const goal = destinations[destination]
  if (!source || !goal) return fault('a row of the kind', line.id)
  const way = source.place * destinations.length + destination
  const hoursAfterNow = (instant: string): number => (epochMs(instant) - epochMs(input.now)) / HOUR_MS
  const leaves = hoursAfterNow(line.leavesAt)
  const travel = ways.travelHours[way] ?? 0
  const second = SECOND_MS / HOUR_MS
  const dueAt = ways.isInside[way] ? goal.deadline.insideProvinceDueAt : goal.deadline.outsideProvinceDueAt
  const isWhole = Number.isInteger(packs) && Number.isInteger(line.quantity) && line.quantity > 0 && packs >= 0
  if (!isWhole) return fault('whole packs, more than none', line.id)
  if (line.depotId !== source.offer.depotId || line.source !== source.offer.source)
    return fault('where the offer lies', line.id)
  if (source.isForbidden) return fault('no forbidden source', line.id)
  if (Math.abs(line.distanceKm - (ways.distanceKm[way] ?? 0)) > 0.06) return fault('the distance', line.id)
  if (leaves + second < Math.max(startHours, source.readyHours))
    return fault('nothing leaves before it is ready', line.id)
  if (Math.abs(hoursAfterNow(line.arrivesAt) - leaves - travel) > 1.5 * second) return fault('the travel time', line.id)
  if (line.dueAt !== dueAt) return fault('the deadline', line.id)
  return line.late === line.arrivesAt > line.dueAt ? null : fault('what is late is marked late', line.id)
}

/** No offer gives more than is there above its floor, no depot below zero. */
function checkDraws({ kinds }: Checked, plan: AllocationPlan): CertificateFault | null {
  const drawn = new Map<string, number>()
  for (const { offerId, quantity } of plan.lines) drawn.set(offerId, (drawn.get(offerId) ?? 0) + quantity)
  const overdrawn = ({ offer, floor, takesFrom }: OfferRow): boolean =>
    takesFrom.length === 0 && (drawn.get(offer.id) ?? 0) > Math.max(0, offer.quantity - floor)
  return firstOf(kinds, ({ rows }) => {
    const found = rows.find(overdrawn)
    return found ? fault('no more than ready above the floor', found.offer.id) : null
  })
}

/** By every instant a place has loaded no more than its docks and porters can; stand-ins count as what they stand in for. */
function checkDocks({ network, kinds }: Checked, plan: AllocationPlan): CertificateFault | null {
  const massKg = new Map(kinds.map(({ itemCode, packKg, packSize }) => [itemCode, packKg / packSize]))
  const byPlace = new Map<string, PlanLine[]>()
  for (const line of plan.lines) byPlace.set(line.depotId, [...(byPlace.get(line.depotId) ?? []), line])
  return firstOf([...byPlace], ([depotId, lines]) => {
    const rate = network.loadingKgPerHour[network.placeOf.get(depotId) ?? 0] ?? 0
    const start = epochMs(network.input.now) + network.startHours * HOUR_MS
    let kg = 0
    for (const line of lines.sort((a, b) => (a.leavesAt < b.leavesAt ? -1 : 1))) {
      const { itemCode, quantity } = line.standsInFor ?? line
      kg += quantity * (massKg.get(itemCode) ?? 0)
      const room = ((epochMs(line.leavesAt) - start) / HOUR_MS) * rate
      if (kg > room * (1 + 1e-9) + 1e-6) return fault('what the docks can load', line.id)
    }
    return null
  })
}

/** Planned and short make the need, and late packs are told; never more than needed. */
function checkNeeds(
  { needs, kinds, network }: Checked,
  plan: AllocationPlan,
  lines: readonly LinePacks[],
): CertificateFault | null {
  const [sent, late] = [new Map<string, number>(), new Map<string, number>()]
  for (const { line, kind, packs } of lines) {
    const key = needKey({ ...line, itemCode: kind.itemCode })
    sent.set(key, (sent.get(key) ?? 0) + packs)
    if (line.late) late.set(key, (late.get(key) ?? 0) + packs * kind.packSize)
  }
  const short = new Map(plan.shortfalls.map((each) => [needKey(each), each.quantity]))
  const delayed = new Map(plan.delays.map((each) => [needKey(each), each.quantity]))
  const asked = new Set(needs.map(needKey))
  const stranger = [...sent.keys(), ...short.keys(), ...delayed.keys()].find((key) => !asked.has(key))
  if (stranger !== undefined) return fault('only what is needed', stranger)
  return firstOf(needs, (need) => {
    const key = needKey(need)
    const kind = kinds.find(({ itemCode }) => itemCode === need.itemCode)
    const wanted = kind ? packsWanted(network, kind, need) : 0
    const missing = (wanted - (sent.get(key) ?? 0)) * (kind?.packSize ?? 1)
    if (missing < 0) return fault('no more than needed', key)
    if ((short.get(key) ?? 0) !== Math.min(need.quantity, missing)) return fault('the shortfall', key)
    return (delayed.get(key) ?? 0) === (late.get(key) ?? 0) ? null : fault('the delay', key)
  })
}

function packsWanted({ destinations }: Network, kind: Kind, { areaCode, incidentId, batch }: AllocationNeed): number {
  const at = destinations.findIndex((each) => each.county.code === areaCode && each.incidentId === (incidentId ?? null))
  const pinned = kind.pins.filter((pin) => pin.destination === at && pin.batch === batch)
  return pinned.reduce((sum, { packs }) => sum + packs, kind[batch][at] ?? 0)
}

function checkMeasures({ needs }: Checked, plan: AllocationPlan): CertificateFault | null {
  const { coverageMin, coverageMean, onTimeShare } = measurePlan(needs, plan.lines)
  const same =
    coverageMin === plan.coverageMin && coverageMean === plan.coverageMean && onTimeShare === plan.onTimeShare
  return same ? null : fault('coverage and the share in time')
}
