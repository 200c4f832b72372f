import type { Queryable } from '../transaction'
import type { Columns } from './insert-rows'
import { arrays, toArrays } from './insert-rows'
import type { SeedStock } from './stock'

/** Every unit of the reference network came by a movement with this reference. */
export const seedReference = 'seed:v1'

const columns: Columns = [
  ...([
    ['depot_id', 'text'],
    ['item_code', 'text'],
    ['on_hand', 'int4'],
    ['floor', 'int4'],
    ['aged_months', 'int4'],
    ['unit_cost_fen', 'int4'],
  ] as const),
]

/**
 * Positions that are not there yet, each with the one lot and the one movement that explain it. A lot was made so many months
 * before this one, and expires by the shelf life of its kind.
 */
export async function writeStock(db: Queryable, stock: readonly SeedStock[]): Promise<number> {
  const rows = stock.map((each) => [
    ...[each.depotId, each.itemCode, each.onHand, each.floor, each.agedMonths, each.unitCostFen],
  ])
  const { rowCount } = await db.query(
    `WITH planned AS MATERIALIZED (
       SELECT * FROM unnest(${arrays(columns)}) AS each (${columns.map(([name]) => name).join(', ')})
     ), added AS (
       INSERT INTO stock_positions (depot_id, item_code, on_hand, floor)
       SELECT depot_id, item_code, on_hand, floor FROM planned ON CONFLICT DO NOTHING
       RETURNING depot_id, item_code, on_hand
     ), lots AS (
       INSERT INTO stock_lots (id, depot_id, item_code, source, produced_on, expires_on, unit_cost_fen, on_hand)
       SELECT 'lot:' || depot_id || ':' || item_code, depot_id, item_code, 'stock', made.day,
         (made.day + make_interval(months => k.shelf_life_months))::date, unit_cost_fen, added.on_hand
       FROM added JOIN planned USING (depot_id, item_code) JOIN item_kinds k ON k.code = item_code
         CROSS JOIN LATERAL (SELECT (date_trunc('month', now() AT TIME ZONE 'Asia/Shanghai') - make_interval(months => aged_months))::date AS day) made)
     INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference)
     SELECT depot_id, item_code, 'lot:' || depot_id || ':' || item_code, 'received', on_hand, '${seedReference}' FROM added`,
    toArrays(columns, rows),
  )
  return rowCount ?? 0
}
