import type { Queryable } from '../transaction'
import { many } from '../transaction'

type Amounts = { readonly onHand: number; readonly reserved: number }

/** A position whose three accounts differ. */
export type StockDisagreement = {
  readonly depotId: string
  readonly itemCode: string
  readonly position: Amounts
  readonly lots: Amounts
  readonly movements: Amounts
}
type Row = Record<
  'on_hand' | 'reserved' | 'lots_on_hand' | 'lots_reserved' | 'moved_on_hand' | 'moved_reserved',
  number
> & {
  depot_id: string
  item_code: string
}

/**
 * The proof that every position is the sum of its lots and the sum of its movements, and every lot the sum of its own:
 * what does not add up, empty when all is sound. Of one depot, or of all (reads the whole ledger).
 */
export async function stockDisagreements(
  db: Queryable,
  { depotId = null, limit = 100 }: { readonly depotId?: string | null; readonly limit?: number } = {},
): Promise<readonly StockDisagreement[]> {
  const rows = await many<Row>(
    db,
    `WITH moved AS (
       SELECT lot_id,
         sum(CASE WHEN kind IN ('received', 'returned', 'adjusted') THEN quantity WHEN kind IN ('issued', 'rotated', 'scrapped') THEN -quantity ELSE 0 END) AS on_hand,
         sum(CASE WHEN kind = 'reserved' THEN quantity WHEN kind IN ('released', 'issued') THEN -quantity ELSE 0 END) AS reserved
       FROM stock_movements WHERE $1::text IS NULL OR depot_id = $1 GROUP BY lot_id
     ), summed AS (
       SELECT l.depot_id, l.item_code, sum(l.on_hand) AS on_hand, sum(l.reserved) AS reserved,
         sum(coalesce(m.on_hand, 0)) AS moved_on_hand, sum(coalesce(m.reserved, 0)) AS moved_reserved,
         bool_or(l.on_hand <> coalesce(m.on_hand, 0) OR l.reserved <> coalesce(m.reserved, 0)) AS unsound
       FROM stock_lots l LEFT JOIN moved m ON m.lot_id = l.id WHERE $1::text IS NULL OR l.depot_id = $1 GROUP BY 1, 2
     )
     SELECT p.depot_id, p.item_code, p.on_hand, p.reserved, coalesce(s.on_hand, 0)::int AS lots_on_hand, coalesce(s.reserved, 0)::int AS lots_reserved,
       coalesce(s.moved_on_hand, 0)::int AS moved_on_hand, coalesce(s.moved_reserved, 0)::int AS moved_reserved
     FROM stock_positions p LEFT JOIN summed s ON s.depot_id = p.depot_id AND s.item_code = p.item_code
     WHERE ($1::text IS NULL OR p.depot_id = $1) AND (s.unsound OR p.on_hand <> coalesce(s.on_hand, 0) OR p.reserved <> coalesce(s.reserved, 0))
     ORDER BY 1, 2 LIMIT $2`,
    [depotId, limit],
  )
  return rows.map((row) => ({
    ...{ depotId: row.depot_id, itemCode: row.item_code },
    position: { onHand: row.on_hand, reserved: row.reserved },
    lots: { onHand: row.lots_on_hand, reserved: row.lots_reserved },
    movements: { onHand: row.moved_on_hand, reserved: row.moved_reserved },
  }))
}
