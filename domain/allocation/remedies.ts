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
 * such as would come in time, and besides offers called earlier, and docks for what waits in the queue. `lateOnes`: the
 * shipments of the kind that come late.
 */
export function remediesFor(network: Network, missing: Missing, lateOnes: readonly Shipment[]): Remedy[] {
  const most = network.input.rules.remediesNamed
  const held = heldGoods(network, missing, most)
  const late = missing.late ? lateOnes.filter(({ destination }) => destination === missing.destination) : []
  const earlier = late.flatMap((each) => [
    ...callsEarlier(network, missing, each),
    ...moreDocks(network, missing, each),
  ])
  return [...held, ...earlier]
    .sort((a, b) => a.cost - b.cost || (a.remedy.depotId < b.remedy.depotId ? -1 : 1))
    .slice(0, most)
    .map(({ remedy }) => remedy)
}

const heldOf = new WeakMap<Kind, readonly number[]>()

/** Rows of which a floor or a ban holds something back; found once for a kind. */
function heldRows(kind: Kind): readonly number[] {
  const known = heldOf.get(kind)
  if (known) return known
  const held = [...kind.rows.keys()].filter((row) => {
    const { floor = 0, isForbidden, takesFrom } = kind.rows[row] ?? {}
    return (isForbidden || floor > 0) && takesFrom?.length === 0
  })
  heldOf.set(kind, held)
  return held
}

/** The cheapest few of them: looked through so often that only these are made into remedies. */
function heldGoods(network: Network, { kind, destination, quantity, late }: Missing, most: number): Priced[] {
  const { cost, columns, destinations } = network
  // a way into the column of what comes in time, or of all the rest
  const column = (late ? 0 : destinations.length) + destination
  const best: { readonly row: number; readonly cost: number }[] = []
  for (const row of heldRows(kind)) {
    const price = cost[(kind.line[row] ?? 0) * columns + column] ?? -1
    if (price < 0 || (best.length === most && price >= (best.at(-1)?.cost ?? 0))) continue
    if (packsHeld(kind, row) <= 0) continue
    if (best.length === most) best.pop()
    const at = best.findIndex((each) => each.cost > price)
    best.splice(at < 0 ? best.length : at, 0, { row, cost: price })
  }
  return best.flatMap(({ row, cost: price }) => {
    const source = kind.rows[row]
    if (!source) return []
    const remedy: Remedy = {
      kind: source.isForbidden ? 'allow-source' : 'lift-floor',
      depotId: source.offer.depotId,
      offerId: source.offer.id,
      quantity: Math.min(quantity, packsHeld(kind, row) * kind.packSize),
    }
    return [{ remedy, cost: price }]
  })
}

/** Packs that a ban, or else a floor, holds back. */
function packsHeld(kind: Kind, row: number): number {
  const source = kind.rows[row]
  if (!source) return 0
  const units = source.isForbidden
    ? Math.max(0, source.offer.quantity - source.floor)
    : source.offer.quantity - source.packs * kind.packSize
  return Math.floor(units / kind.packSize)
}

/** An offer that comes late only since it is ready late. */
function callsEarlier(network: Network, { kind, destination }: Missing, { row, packs }: Shipment): Priced[] {
  const source = kind.rows[row]
  if (!source || source.readyHours <= network.startHours) return []
  const late = soonestHours(network, source, destination) - dueHours(network, source.place, destination)
  const hours = Math.ceil(late + loadingHours(network, kind, source.place, packs))
  if (late <= 0 || hours > source.readyHours) return []
  const { depotId, id: offerId } = source.offer
  const quantity = packs * kind.packSize
  const remedy: Remedy = { kind: 'call-earlier', depotId, offerId, hours, quantity }
  return [{ remedy, cost: costFrom(network, kind, row, destination) }]
}

/** A place whose queue makes goods late that would come in time at once. */
function moreDocks(network: Network, { kind, destination }: Missing, { row, packs }: Shipment): Priced[] {
  const { loadingKgPerDockHour, loadingKgPerPorterHour } = network.input.travel
  const source = kind.rows[row]
  const hours = source ? dueHours(network, source.place, destination) - soonestHours(network, source, destination) : 0
  if (!source || hours <= 0) return []
  const kgPerHour = (packs * kind.packKg) / hours
  const remedy: Remedy = {
    kind: 'more-docks',
    depotId: source.offer.depotId,
    docks: Math.ceil(kgPerHour / loadingKgPerDockHour),
    porters: Math.ceil(kgPerHour / loadingKgPerPorterHour),
    quantity: packs * kind.packSize,
  }
  return [{ remedy, cost: costFrom(network, kind, row, destination) }]
}

function loadingHours({ loadingKgPerHour }: Network, kind: Kind, place: number, packs: number): number {
  return (packs * kind.packKg) / (loadingKgPerHour[place] ?? 1)
}

function costFrom(network: Network, kind: Kind, row: number, destination: number): number {
  const line = network.lines[kind.line[row] ?? 0]
  return line ? wayCost(network, line, destination) : -1
}
