import type { AreaCode } from '../../domain/geography/area'
import type { SupplyOffer } from '../../domain/supply/offer'
import { isOwnDisaster, liftedFloors } from '../../domain/supply/reserve-floor'
import type { DepotLevel } from '../../domain/supply/stock'
import type { Day } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import { instantOf } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { LineReader } from './line-reader'

export type StockAsked = {
  readonly incidentId: string
  readonly itemCodes: readonly string[]
  readonly now: Instant
  readonly today: Day
  /** Counties in whose disaster a depot's own floors do not bind. */
  readonly struck: readonly AreaCode[]
}

type DepotRow = { id: string; level: DepotLevel; area_code: AreaCode }
type LiftRow = { depot_id: string; item_code: string | null }
type Place = { readonly id: string; readonly rank: number; readonly isOwn: boolean }

/** Stock that nobody was promised and that has not expired, by place, kind and when it is ready; floors as they bind here. */
export async function readStockOffers(db: Queryable, asked: StockAsked): Promise<SupplyOffer[]> {
  const [lots, floors, depots, lifts, refused] = await Promise.all([
    readFreeLots(db, asked),
    readFloors(db, asked.itemCodes),
    many<DepotRow>(db, 'SELECT id, level, area_code FROM depots ORDER BY id COLLATE "C"'),
    many<LiftRow>(db, 'SELECT depot_id, item_code FROM floor_lifts WHERE incident_id = $1', [asked.incidentId]),
    readRefused(db, asked.incidentId),
  ])
  const places = new Map<string, Place>(
    depots.map(({ id, level, area_code: areaCode }, rank) => [
      id,
      { id, rank, isOwn: isOwnDisaster({ level, areaCode }, asked.struck) },
    ]),
  )
  const isLifted = liftedFloors(lifts.map((row) => ({ depotId: row.depot_id, itemCode: row.item_code })))
  return [...lots].flatMap(([itemCode, text]) => {
    const free = freeLots(text, places).filter(({ place }) => !isRefused(refused, place, itemCode))
    const floorAt = floorsOf(floors.get(itemCode) ?? '')
    const floorOf = ({ id, isOwn }: Place): number => (isOwn || isLifted(id, itemCode) ? 0 : (floorAt.get(id) ?? 0))
    return offersOfItem(itemCode, free, floorOf)
  })
}

const isRefused = (refused: ReadonlySet<string>, { id }: Place, itemCode: string): boolean =>
  refused.size > 0 && refused.has(`${id} ${itemCode}`)

type FreeLot = { readonly place: Place; readonly units: number; readonly costFen: number; readonly readyMs: number }

/** `units cost ready depot` a line, as the query puts a lot together. */
function freeLots(text: string, places: ReadonlyMap<string, Place>): FreeLot[] {
  const lots: FreeLot[] = []
  for (const line = new LineReader(text); !line.isOver;) {
    const [units, costFen, readyMs] = [line.number(), line.number(), line.number()]
    const place = places.get(line.rest())
    if (place !== undefined) lots.push({ place, units, costFen, readyMs })
  }
  return lots
}

/** `floor depot` a line. */
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

type Texts = ReadonlyMap<string, string>
const textsOf = (rows: readonly { item_code: string; lines: string }[]): Texts =>
  new Map(rows.map((row) => [row.item_code, row.lines]))

/**
 * A text for each item, a line for each lot: a province has 400 000 positions, and a row for each, or a join, takes seconds.
 * What should be ready by now counts as here.
 */
async function readFreeLots(db: Queryable, { itemCodes, now, today }: StockAsked): Promise<Texts> {
  const rows = await many<{ item_code: string; lines: string }>(
    db,
    `SELECT item_code, string_agg((on_hand - reserved) || ' ' || unit_cost_fen || ' '
         || CASE WHEN ready_at > $2 THEN round(extract(epoch FROM ready_at) * 1000)::text ELSE '0' END || ' ' || depot_id, E'\n') AS lines
     FROM stock_lots
     WHERE item_code = ANY ($1) AND on_hand > reserved AND withdrawn_at IS NULL AND (expires_on IS NULL OR expires_on > $3::date)
     GROUP BY item_code ORDER BY item_code`,
    [itemCodes, now, today],
  )
  return textsOf(rows)
}

async function readFloors(db: Queryable, itemCodes: readonly string[]): Promise<Texts> {
  const rows = await many<{ item_code: string; lines: string }>(
    db,
    `SELECT item_code, string_agg(floor || ' ' || depot_id, E'\n') AS lines FROM stock_positions
     WHERE item_code = ANY ($1) AND floor > 0 AND on_hand > reserved GROUP BY item_code`,
    [itemCodes],
  )
  return textsOf(rows)
}

/** Depots that refused an item for this incident, or could not have it fetched, are not asked for it again: `depot item`. */
export async function readRefused(db: Queryable, incidentId: string): Promise<ReadonlySet<string>> {
  const rows = await many<{ depot_id: string; item_code: string }>(
    db,
    `SELECT c.depot_id, l.item_code FROM consignments c JOIN consignment_lines l ON l.consignment_id = c.id
     WHERE c.incident_id = $1 AND (l.accepted + l.withdrawn < l.approved OR (c.status = 'cancelled' AND c.ended_reason IN ('no-carrier', 'keeper-silent')))`,
    [incidentId],
  )
  return new Set(rows.map((row) => `${row.depot_id} ${row.item_code}`))
}
