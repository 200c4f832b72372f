import type { AreaCode } from '../../domain/geography/area'
import type { SupplyOffer } from '../../domain/supply/offer'
import type { LiftedFloor } from '../../domain/supply/reserve-floor'
import { isOwnDisaster, liftedFloors } from '../../domain/supply/reserve-floor'
import type { Depot } from '../../domain/supply/stock'
import { instantOf } from '../../domain/time/instant'
import { LineReader } from './line-reader'

/**
 * Stock as the database puts it together, a text for each kind: to another thread it goes so at a fraction of what its tens
 * of thousands of offers would take.
 */
export type StockTexts = {
  /** `units cost ready depot` a line: what is free of a lot. */
  readonly lots: ReadonlyMap<string, string>
  /** `floor depot` a line. */
  readonly floors: ReadonlyMap<string, string>
  readonly lifts: readonly LiftedFloor[]
  /** `depot item`: not asked for again. */
  readonly refused: ReadonlySet<string>
  /** Counties in whose disaster a depot's own floors do not bind. */
  readonly struck: readonly AreaCode[]
}

/** What a plan may draw on, stock in texts. */
export type OfferTexts = { readonly stock: StockTexts; readonly others: readonly SupplyOffer[] }

type Site = Pick<Depot, 'id' | 'level' | 'areaCode'>

/** In the order of item, then depot, then readiness; sources beside stock come last. */
export function offersFrom({ stock, others }: OfferTexts, depots: readonly Site[]): SupplyOffer[] {
  return [...offersOfStock(stock, depots), ...others]
}

type Place = { readonly id: string; readonly rank: number; readonly isOwn: boolean }

/** Offers of the stock of these depots, by kind, place and when it is ready; floors as they bind here. */
function offersOfStock({ lots, floors, lifts, refused, struck }: StockTexts, depots: readonly Site[]): SupplyOffer[] {
  const places = placesById(depots, struck)
  const isLifted = liftedFloors(lifts)
  return [...lots].flatMap(([itemCode, text]) => {
    const free = freeLots(text, places).filter(({ place }) => !isRefused(refused, place, itemCode))
    const floorAt = floorsOf(floors.get(itemCode) ?? '')
    const floorOf = ({ id, isOwn }: Place): number => (isOwn || isLifted(id, itemCode) ? 0 : (floorAt.get(id) ?? 0))
    return offersOfItem(itemCode, free, floorOf)
  })
}

function placesById(depots: readonly Site[], struck: readonly AreaCode[]): ReadonlyMap<string, Place> {
  const inOrder = [...depots].sort((left, right) => (left.id < right.id ? -1 : 1))
  return new Map(inOrder.map((depot, rank) => [depot.id, { id: depot.id, rank, isOwn: isOwnDisaster(depot, struck) }]))
}

const isRefused = (refused: ReadonlySet<string>, { id }: Place, itemCode: string): boolean =>
  refused.size > 0 && refused.has(`${id} ${itemCode}`)

type FreeLot = { readonly place: Place; readonly units: number; readonly costFen: number; readonly readyMs: number }

function freeLots(text: string, places: ReadonlyMap<string, Place>): FreeLot[] {
  const lots: FreeLot[] = []
  for (const line = new LineReader(text); !line.isOver;) {
    const [units, costFen, readyMs] = [line.number(), line.number(), line.number()]
    const place = places.get(line.rest())
    if (place !== undefined) lots.push({ place, units, costFen, readyMs })
  }
  return lots
}

function floorsOf(text: string): ReadonlyMap<string, number> {
  const floors = new Map<string, number>()
  for (const line = new LineReader(text); !line.isOver;) {
    const floor = line.number()
    floors.set(line.rest(), floor)
  }
  return floors
}

/** Lots of one place come together, those that are here first: the floor is kept of these before it is kept of any to come. */
function offersOfItem(itemCode: string, lots: readonly FreeLot[], floorOf: (place: Place) => number): SupplyOffer[] {
  const sorted = [...lots].sort((left, right) => left.place.rank - right.place.rank || left.readyMs - right.readyMs)
  const offers: SupplyOffer[] = []
  let [floorLeft, last]: [number, FreeLot | undefined] = [0, undefined]
  for (const [index, lot] of sorted.entries()) {
    if (lot.place !== last?.place) floorLeft = floorOf(lot.place)
    const next = sorted[index + 1]
    // lots of one place that are ready together are one offer
    if (next?.place === lot.place && next.readyMs === lot.readyMs) {
      sorted[index + 1] = { ...next, units: next.units + lot.units, costFen: Math.max(next.costFen, lot.costFen) }
      last = lot
      continue
    }
    const floor = Math.min(floorLeft, lot.units)
    floorLeft -= floor
    offers.push(stockOffer(itemCode, lot, floor))
    last = lot
  }
  return offers
}

function stockOffer(itemCode: string, { place, units, costFen, readyMs }: FreeLot, floor: number): SupplyOffer {
  const id = `stock:${place.id}:${itemCode}`
  return {
    id: readyMs === 0 ? id : `${id}:${readyMs}`,
    source: 'stock',
    sourceId: place.id,
    depotId: place.id,
    itemCode,
    quantity: units,
    floor,
    readyAt: readyMs === 0 ? null : instantOf(readyMs),
    unitCostFen: costFen,
  }
}
