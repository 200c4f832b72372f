import { readinessOf } from './goods-left'
import type { Kind } from './kinds'
import { dueHours, soonestHours, wayCost } from './network'
import type { Network } from './network'
import type { Shipment } from './shipment'

/** One thing that would bring some of what is missing, or bring it in time; `quantity` in units. */
export type Remedy =
  | { readonly kind: 'lift-floor'; readonly depotId: string; readonly offerId: string; readonly quantity: number }
  | { readonly kind: 'allow-source'; readonly depotId: string; readonly offerId: string; readonly quantity: number }
  | {
      readonly kind: 'call-earlier'
      readonly depotId: string
      readonly offerId: string
      readonly hours: number
      readonly quantity: number
    }
  | {
      readonly kind: 'more-docks'
      readonly depotId: string
      readonly docks: number
      readonly porters: number
      readonly quantity: number
    }

type Priced = { readonly remedy: Remedy; readonly cost: number }

/** What is missing of a kind at a destination: units that nobody brings, or that come late. */
export type Missing = {
  readonly kind: Kind
  readonly destination: number
  readonly quantity: number
  readonly late: boolean
}

/**
 * The cheapest ways to remove a shortage, by what a pack costs on them: goods held by floors or bans; of late goods only
 * such as would come in time, and besides offers called earlier, and docks for what waits in the queue.
 */
export function remediesFor(network: Network, missing: Missing, shipments: readonly Shipment[]): Remedy[] {
  const held = missing.kind.rows.flatMap((_, row) => heldGoods(network, missing, row))
  const earlier = missing.late
    ? [...callsEarlier(network, missing, shipments), ...moreDocks(network, missing, shipments)]
    : []
  return [...held, ...earlier]
    .sort((a, b) => a.cost - b.cost || (a.remedy.depotId < b.remedy.depotId ? -1 : 1))
    .slice(0, network.input.rules.remediesNamed)
    .map(({ remedy }) => remedy)
}

function heldGoods(network: Network, { kind, destination, quantity, late }: Missing, row: number): Priced[] {
  const { offer, floor, packs, isForbidden, takesFrom } = kind.rows[row] ?? {}
  if (!offer || takesFrom?.length) return []
  const there = isForbidden ? Math.max(0, offer.quantity - (floor ?? 0)) : offer.quantity - (packs ?? 0) * kind.packSize
  const units = Math.min(quantity, Math.floor(there / kind.packSize) * kind.packSize)
  const isHeld = isForbidden || (floor ?? 0) > 0
  if (units <= 0 || !isHeld || (late && readinessOf(network, kind, row, destination, 0) !== 'in-time')) return []
  const remedy: Remedy = {
    kind: isForbidden ? 'allow-source' : 'lift-floor',
    depotId: offer.depotId,
    offerId: offer.id,
    quantity: units,
  }
  const cost = costFrom(network, kind, row, destination)
  return cost < 0 ? [] : [{ remedy, cost }]
}

/** Offers of which the plan brings some late only since they are ready late. */
function callsEarlier(network: Network, { kind, destination }: Missing, shipments: readonly Shipment[]): Priced[] {
  return lateShipments(network, kind, destination, shipments).flatMap(({ row, packs }): Priced[] => {
    const source = kind.rows[row]
    if (!source || source.readyHours <= network.startHours) return []
    const late = soonestHours(network, source, destination) - dueHours(network, source.place, destination)
    const hours = Math.ceil(late + loadingHours(network, kind, source.place, packs))
    if (late <= 0 || hours > source.readyHours) return []
    const { depotId, id: offerId } = source.offer
    const quantity = packs * kind.packSize
    return [
      {
        remedy: { kind: 'call-earlier', depotId, offerId, hours, quantity },
        cost: costFrom(network, kind, row, destination),
      },
    ]
  })
}

/** Places whose queue makes goods late that would come in time at once. */
function moreDocks(network: Network, { kind, destination }: Missing, shipments: readonly Shipment[]): Priced[] {
  const { loadingKgPerDockHour, loadingKgPerPorterHour } = network.input.travel
  return lateShipments(network, kind, destination, shipments).flatMap(({ row, packs }): Priced[] => {
    const source = kind.rows[row]
    if (!source) return []
    const hours = dueHours(network, source.place, destination) - soonestHours(network, source, destination)
    if (hours <= 0) return []
    const kgPerHour = (packs * kind.packKg) / hours
    const remedy: Remedy = {
      kind: 'more-docks',
      depotId: source.offer.depotId,
      docks: Math.ceil(kgPerHour / loadingKgPerDockHour),
      porters: Math.ceil(kgPerHour / loadingKgPerPorterHour),
      quantity: packs * kind.packSize,
    }
    return [{ remedy, cost: costFrom(network, kind, row, destination) }]
  })
}

function lateShipments(network: Network, kind: Kind, destination: number, shipments: readonly Shipment[]): Shipment[] {
  return shipments.filter(
    (each) =>
      each.destination === destination &&
      each.kind.itemCode === kind.itemCode &&
      each.leavesInHours + travelHoursOf(network, each) > dueHours(network, placeOf(each), destination),
  )
}

const placeOf = ({ kind, row }: Shipment): number => kind.rows[row]?.place ?? 0

function travelHoursOf({ ways, destinations }: Network, shipment: Shipment): number {
  return ways.travelHours[placeOf(shipment) * destinations.length + shipment.destination] ?? 0
}

function loadingHours({ loadingKgPerHour }: Network, kind: Kind, place: number, packs: number): number {
  return (packs * kind.packKg) / (loadingKgPerHour[place] ?? 1)
}

function costFrom(network: Network, kind: Kind, row: number, destination: number): number {
  const line = network.lines[kind.line[row] ?? 0]
  return line ? wayCost(network, line, destination) : -1
}
