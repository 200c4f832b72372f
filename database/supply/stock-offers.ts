import type { AreaCode } from '../../domain/geography/area'
import type { Day } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import type { StockTexts } from './stock-texts'

export type StockAsked = {
  readonly incidentId: string
  readonly itemCodes: readonly string[]
  readonly now: Instant
  readonly today: Day
  /** Counties in whose disaster a depot's own floors do not bind. */
  readonly struck: readonly AreaCode[]
}

type LiftRow = { depot_id: string; item_code: string | null }

/** Stock that nobody was promised and that has not expired, with all that its offers here depend on. */
export async function readStockTexts(db: Queryable, asked: StockAsked): Promise<StockTexts> {
  const [lots, floors, lifts, refused] = await Promise.all([
    readFreeLots(db, asked),
    readFloors(db, asked.itemCodes),
    many<LiftRow>(db, 'SELECT depot_id, item_code FROM floor_lifts WHERE incident_id = $1', [asked.incidentId]),
    readRefused(db, asked.incidentId),
  ])
  const lifted = lifts.map((row) => ({ depotId: row.depot_id, itemCode: row.item_code }))
  return { lots, floors, lifts: lifted, refused, struck: asked.struck }
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
