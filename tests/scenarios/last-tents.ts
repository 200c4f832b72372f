import { inTransaction, one } from '../../database/transaction'
import type { WholeStack } from './whole-stack'

/** Single-layer tents of 12 m². */
export const TENT = '1010102'

/**
 * Takes all tents that are not promised out of the country's depots, by movements in the ledger, and leaves so many in
 * one of them, without a reserve floor.
 */
export async function leaveTents({ database }: WholeStack, units: number): Promise<string> {
  return inTransaction(database.pool, async (tx) => {
    const nearest = await one<{ id: string }>(
      tx,
      `SELECT d.id FROM depots d JOIN stock_positions p ON p.depot_id = d.id AND p.item_code = $1
       WHERE d.area_code LIKE '4101%' ORDER BY d.id LIMIT 1`,
      [TENT],
    )
    const depotId = nearest?.id ?? ''
    await tx.query(
      `WITH wanted AS (
         SELECT l.id, l.depot_id, l.item_code, (CASE l.depot_id WHEN $2 THEN $3::int ELSE 0 END) - (p.on_hand - p.reserved) AS change
         FROM stock_lots l JOIN stock_positions p USING (depot_id, item_code) WHERE l.item_code = $1),
       moved AS (
         INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason)
         SELECT depot_id, item_code, id, 'adjusted', change, 'stocktaking of the scenario', 'the last tents' FROM wanted WHERE change <> 0
         RETURNING lot_id, depot_id, item_code, quantity),
       lots AS (UPDATE stock_lots l SET on_hand = l.on_hand + moved.quantity FROM moved WHERE l.id = moved.lot_id)
       UPDATE stock_positions p SET on_hand = p.on_hand + moved.quantity, floor = 0
       FROM moved WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code`,
      [TENT, depotId, units],
    )
    return depotId
  })
}
