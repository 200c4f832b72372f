import type { SupplyOffer } from '../supply/offer'
import { epochMs, HOUR_MS } from '../time/instant'
import { bansOf } from './bans'
import type { AllocationInput, PlanWish } from './plan'

/** What may be drawn of one offer, in whole packs of its kind, and what keeps the rest back. */
export type OfferRow = {
  readonly offer: SupplyOffer
  readonly place: number
  readonly readyHours: number
  readonly costStep: number
  readonly packs: number
  /** What would be there without the floor and the ban: for reasons and remedies. */
  readonly floor: number
  readonly isForbidden: boolean
  /** Empty but for goods that stand in for others. */
  readonly takesFrom: readonly TakesFrom[]
}

/** Goods of another kind that a row takes from its place: so many units of them for each unit of the row's kind. */
export type TakesFrom = {
  readonly itemCode: string
  readonly row: number
  readonly offerId: string
  readonly packSize: number
  readonly units: number
}

const itsOwn: readonly TakesFrom[] = []

/** Offers of each kind asked for, in one order whatever the order given; floors and bans as wished. */
export function offersByItem(
  input: AllocationInput,
  placeOf: ReadonlyMap<string, number>,
  packSizes: ReadonlyMap<string, number>,
): ReadonlyMap<string, readonly OfferRow[]> {
  const byItem = new Map<string, SupplyOffer[]>([...packSizes.keys()].map((code) => [code, []]))
  for (const offer of input.offers) byItem.get(offer.itemCode)?.push(offer)
  const wished = wishesAbout(input.wishes)
  const hoursUntil = hoursAfter(input.now)
  return new Map(
    [...byItem].map(([code, offers]) => {
      const [cheapest, packSize] = [cheapestPaid(offers), packSizes.get(code) ?? 1]
      const rows: OfferRow[] = []
      for (const offer of offers) {
        const place = placeOf.get(offer.depotId)
        const costStep = stepOfCost(offer.unitCostFen, cheapest, input.rules.unitCost)
        if (place !== undefined) rows.push(rowOf(offer, place, costStep, packSize, hoursUntil, wished))
      }
      return [code, rows.sort(byPlaceAndTime)]
    }),
  )
}

type Wished = { readonly forbids: (offer: SupplyOffer) => boolean; readonly lifts: (offer: SupplyOffer) => boolean }

function wishesAbout(wishes: readonly PlanWish[]): Wished {
  const lifted = new Set<string>()
  for (const wish of wishes) if (wish.kind === 'lift-floor') lifted.add(`${wish.depotId} ${wish.itemCode ?? '*'}`)
  return {
    forbids: bansOf(wishes),
    lifts: ({ depotId, itemCode }) =>
      lifted.size > 0 && (lifted.has(`${depotId} *`) || lifted.has(`${depotId} ${itemCode}`)),
  }
}

function rowOf(
  offer: SupplyOffer,
  place: number,
  costStep: number,
  packSize: number,
  hoursUntil: (readyAt: string) => number,
  { forbids, lifts }: Wished,
): OfferRow {
  const floor = lifts(offer) ? 0 : offer.floor
  const isForbidden = forbids(offer)
  const units = isForbidden ? 0 : Math.max(0, offer.quantity - floor)
  const readyHours = offer.readyAt === null ? 0 : hoursUntil(offer.readyAt)
  return {
    offer,
    place,
    readyHours,
    costStep,
    packs: Math.floor(units / packSize),
    floor,
    isForbidden,
    takesFrom: itsOwn,
  }
}

/** Hours from now until an instant, none when it is past; instants come again and again. */
function hoursAfter(now: string): (instant: string) => number {
  const known = new Map<string, number>()
  const nowMs = epochMs(now)
  return (instant) => {
    const hours = known.get(instant) ?? Math.max(0, (epochMs(instant) - nowMs) / HOUR_MS)
    known.set(instant, hours)
    return hours
  }
}

function cheapestPaid(offers: readonly SupplyOffer[]): number {
  return offers.reduce((least, { unitCostFen }) => (unitCostFen > 0 ? Math.min(least, unitCostFen) : least), Infinity)
}

function stepOfCost(fen: number, cheapest: number, { share, steps }: { share: number; steps: number }): number {
  return fen <= 0 ? 0 : Math.min(steps - 1, 1 + Math.floor((fen / cheapest - 1) / share))
}

function byPlaceAndTime(a: OfferRow, b: OfferRow): number {
  return a.place - b.place || a.readyHours - b.readyHours || (a.offer.id < b.offer.id ? -1 : 1)
}
