import type { Explaining } from './plan-lines'
import { arrivesLate } from './arrival'
import { othersThan } from './passed-over'
import { batches } from './plan'
import type { AllocationNeed, Batch, Delay, Shortfall } from './plan'
import type { Kind } from './kinds'
import { destinationKey } from './network'
import { remediesFor } from './remedies'
import type { Shipment } from './shipment'

type Sent = { packs: number; late: number }
type Unmet = { readonly shortfalls: Shortfall[]; readonly delays: Delay[] }

/** What nobody brings, and what comes late, each with the cheapest that would help; needs in their own order. */
export function unmetNeeds(
  explaining: Explaining,
  kinds: readonly Kind[],
  needs: readonly AllocationNeed[],
  shipments: readonly Shipment[],
): Unmet {
  const { network } = explaining
  const sent = sentPacks(explaining, shipments)
  const byCode = new Map(kinds.map((kind) => [kind.itemCode, kind]))
  const ofKind = new Map<string, Shipment[]>()
  for (const each of shipments) ofKind.set(each.kind.itemCode, [...(ofKind.get(each.kind.itemCode) ?? []), each])
  const index = new Map(network.destinations.map((each, at) => [destinationKey(each.county.code, each.incidentId), at]))
  const unmet: Unmet = { shortfalls: [], delays: [] }
  for (const batch of batches) {
    for (const need of needs.filter((each) => each.batch === batch)) {
      const kind = byCode.get(need.itemCode)
      const destination = index.get(destinationKey(need.areaCode, need.incidentId)) ?? 0
      if (kind) addUnmet(explaining, unmet, need, kind, destination, sent, ofKind.get(kind.itemCode) ?? [])
    }
  }
  return unmet
}

function addUnmet(
  explaining: Explaining,
  { shortfalls, delays }: Unmet,
  need: AllocationNeed,
  kind: Kind,
  destination: number,
  sent: ReadonlyMap<string, Sent>,
  shipments: readonly Shipment[],
): void {
  const { network, goods, routes, named } = explaining
  const { areaCode, itemCode, batch, incidentId } = need
  const { packs, late } = sent.get(sentKey(itemCode, destination, batch)) ?? { packs: 0, late: 0 }
  const about = { areaCode, itemCode, batch, ...(incidentId !== undefined && { incidentId }) }
  const short = packsNeeded(kind, destination, batch) - packs
  if (short > 0) {
    const quantity = Math.min(need.quantity, short * kind.packSize)
    const { passedOver } = othersThan({
      ...{ network, kind, destination, late: false, named, ways: routes.ordered(destination).ways, chosenAt: -1 },
      ...{ goods: goods.ofKind(kind.itemCode), freeAt: goods.freeAt },
    })
    const remedies = remediesFor(network, { kind, destination, quantity, late: false }, shipments)
    shortfalls.push({ ...about, quantity, passedOver, remedies })
  }
  if (late > 0) {
    const quantity = late * kind.packSize
    delays.push({
      ...about,
      quantity,
      remedies: remediesFor(network, { kind, destination, quantity, late: true }, shipments),
    })
  }
}

/** Packs needed in a batch, pins included. */
export function packsNeeded(kind: Kind, destination: number, batch: Batch): number {
  const pinned = kind.pins.filter((pin) => pin.destination === destination && pin.batch === batch)
  return pinned.reduce((sum, { packs }) => sum + packs, kind[batch][destination] ?? 0)
}

function sentPacks({ network }: Explaining, shipments: readonly Shipment[]): Map<string, Sent> {
  const sent = new Map<string, Sent>()
  for (const shipment of shipments) {
    const { kind, destination, batch, packs } = shipment
    const key = sentKey(kind.itemCode, destination, batch)
    const known = sent.get(key) ?? { packs: 0, late: 0 }
    known.packs += packs
    if (arrivesLate(network, shipment)) known.late += packs
    sent.set(key, known)
  }
  return sent
}

const sentKey = (itemCode: string, destination: number, batch: Batch): string => `${itemCode} ${destination} ${batch}`
