import type { Explaining } from './plan-lines'
import { arrivesLate } from './arrival'
import { othersThan } from './passed-over'
import { batches } from './plan'
import type { AllocationNeed, Delay, Shortfall } from './plan'
import type { Kind } from './kinds'
import { destinationKey } from './network'
import type { Network } from './network'
import { remediesFor } from './remedies'
import type { Shipment } from './shipment'

type Unmet = { readonly shortfalls: Shortfall[]; readonly delays: Delay[] }

/** What nobody brings, and what comes late, each with the cheapest that would help; needs in their own order. */
export function unmetNeeds(
  explaining: Explaining,
  kinds: readonly Kind[],
  needs: readonly AllocationNeed[],
  shipments: readonly Shipment[],
): Unmet {
  const { network } = explaining
  const sent = sentOfKinds(network, kinds, shipments)
  const index = new Map(network.destinations.map((each, at) => [destinationKey(each.county.code, each.incidentId), at]))
  const unmet: Unmet = { shortfalls: [], delays: [] }
  for (const batch of batches) {
    for (const need of needs) {
      const ofKind = need.batch === batch ? sent.get(need.itemCode) : undefined
      const destination = index.get(destinationKey(need.areaCode, need.incidentId)) ?? 0
      if (ofKind) addUnmet(explaining, unmet, need, destination, ofKind)
    }
  }
  return unmet
}

/** What is sent of a kind; packs by batch and destination, those of the rest after all of the first. */
type Sent = {
  readonly kind: Kind
  readonly missing: Int32Array
  readonly late: Int32Array
  readonly lateShipments: Shipment[]
}

function sentOfKinds(
  network: Network,
  kinds: readonly Kind[],
  shipments: readonly Shipment[],
): ReadonlyMap<string, Sent> {
  const count = network.destinations.length
  const sent = new Map(kinds.map((kind) => [kind.itemCode, nothingSent(kind, count)]))
  for (const shipment of shipments) {
    const ofKind = sent.get(shipment.kind.itemCode)
    if (!ofKind) continue
    const at = (shipment.batch === 'first' ? 0 : count) + shipment.destination
    ofKind.missing[at] = (ofKind.missing[at] ?? 0) - shipment.packs
    if (!arrivesLate(network, shipment)) continue
    ofKind.late[at] = (ofKind.late[at] ?? 0) + shipment.packs
    ofKind.lateShipments.push(shipment)
  }
  return sent
}

/** All is missing, what is pinned too. */
function nothingSent(kind: Kind, count: number): Sent {
  const missing = new Int32Array(2 * count)
  missing.set(kind.first)
  missing.set(kind.rest, count)
  for (const { batch, destination, packs } of kind.pins) {
    const at = (batch === 'first' ? 0 : count) + destination
    missing[at] = (missing[at] ?? 0) + packs
  }
  return { kind, missing, late: new Int32Array(2 * count), lateShipments: [] }
}

function addUnmet(
  explaining: Explaining,
  { shortfalls, delays }: Unmet,
  need: AllocationNeed,
  destination: number,
  sent: Sent,
): void {
  const { network, goods, routes, named } = explaining
  const { areaCode, itemCode, batch, incidentId } = need
  const { kind, lateShipments } = sent
  const at = (batch === 'first' ? 0 : network.destinations.length) + destination
  const [short, late] = [sent.missing[at] ?? 0, sent.late[at] ?? 0]
  const about = { areaCode, itemCode, batch, ...(incidentId !== undefined && { incidentId }) }
  if (short > 0) {
    const quantity = Math.min(need.quantity, short * kind.packSize)
    const { passedOver } = othersThan({
      ...{ network, kind, destination, late: false, named, ways: routes.ordered(destination).ways, chosenAt: -1 },
      ...{ goods: goods.ofKind(kind.itemCode), book: goods },
    })
    const remedies = remediesFor(network, { kind, destination, quantity, late: false }, lateShipments)
    shortfalls.push({ ...about, quantity, passedOver, remedies })
  }
  if (late > 0) {
    const quantity = late * kind.packSize
    const remedies = remediesFor(network, { kind, destination, quantity, late: true }, lateShipments)
    delays.push({ ...about, quantity, remedies })
  }
}
