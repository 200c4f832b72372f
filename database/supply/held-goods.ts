import type { DepotLine } from '../consignment-lines'
import { readDepotLines } from '../consignment-lines'
import type { Queryable } from '../transaction'
import { many, one } from '../transaction'
import { lockPositions } from './stock-receipts'

/**
 * Of the lines of a consignment how many units are still there to be given, by item: not those of its own orders that
 * their sources have withdrawn, nor more than its release order still holds in sound lots. While keepers answer
 * (`isPromised`), what another consignment of the same reservation was accepted for is not there either; of what is loaded
 * the first to leave has the sound goods. Locks the positions; what nothing was withdrawn of is as it was ordered.
 */
export async function unitsThere(
  tx: Queryable,
  consignmentId: string,
  lines: readonly DepotLine[],
  { isPromised }: { readonly isPromised: boolean },
): Promise<ReadonlyMap<string, number>> {
  await lockPositions(tx, lines)
  const there = new Map(lines.map((line) => [line.itemCode, line.accepted ?? line.approved]))
  if (!(await isAnyWithdrawn(tx, lines))) return there
  const held = await readHeld(tx, consignmentId)
  for (const { itemCode, approved, accepted } of lines) {
    const { own = 0, sound = 0, promised = 0 } = held.get(itemCode) ?? {}
    const left = Math.min((accepted ?? approved) - own, isPromised ? sound - promised : sound)
    there.set(itemCode, Math.max(0, left))
  }
  return there
}

/** Whether sources have taken back all that a consignment was still to be given. */
export async function isNothingThere(tx: Queryable, consignmentId: string): Promise<boolean> {
  const lines = await readDepotLines(tx, consignmentId)
  if (!(await isAnyWithdrawn(tx, lines))) return false
  const there = await unitsThere(tx, consignmentId, lines, { isPromised: false })
  return [...there.values()].every((units) => units === 0)
}

async function isAnyWithdrawn(tx: Queryable, lines: readonly DepotLine[]): Promise<boolean> {
  const row = await one(
    tx,
    `SELECT 1 FROM stock_lots l JOIN unnest($1::text[], $2::bpchar[]) AS place (depot_id, item_code)
       ON place.depot_id = l.depot_id AND place.item_code = l.item_code
     WHERE l.withdrawn_at IS NOT NULL AND l.reserved > 0 LIMIT 1`,
    [lines.map(({ depotId }) => depotId), lines.map(({ itemCode }) => itemCode)],
  )
  return row !== undefined
}

/** `own`: withdrawn of its own orders; `sound`: held by its release order and not withdrawn; `promised`: accepted by others of it. */
type Held = { readonly itemCode: string; readonly own: number; readonly sound: number; readonly promised: number }

async function readHeld(tx: Queryable, consignmentId: string): Promise<ReadonlyMap<string, Held>> {
  const rows = await many<Held>(
    tx,
    `WITH line AS (
       SELECT c.id, c.depot_id, l.item_code, n.release_order_id FROM consignments c
         JOIN consignment_lines l ON l.consignment_id = c.id JOIN movement_notices n ON n.id = c.movement_notice_id WHERE c.id = $1)
     SELECT line.item_code AS "itemCode",
       (SELECT coalesce(sum(lot.reserved), 0) FROM plan_lines p JOIN supply_orders o ON o.plan_line_id = p.id
          JOIN stock_lots lot ON lot.source_order_id = o.id
        WHERE p.consignment_id = line.id AND lot.item_code = line.item_code AND lot.withdrawn_at IS NOT NULL)::int AS own,
       (SELECT coalesce(sum((SELECT coalesce(sum(m.quantity), 0) FROM stock_movements m
                             WHERE m.reference = line.release_order_id AND m.kind = 'reserved' AND m.lot_id = lot.id)
                          - (SELECT coalesce(sum(m.quantity), 0) FROM stock_movements m
                             WHERE m.reservation = line.release_order_id AND m.lot_id = lot.id)), 0)
        FROM stock_lots lot WHERE lot.depot_id = line.depot_id AND lot.item_code = line.item_code AND lot.reserved > 0
          AND lot.withdrawn_at IS NULL)::int AS sound,
       (SELECT coalesce(sum(l.accepted), 0) FROM consignments c JOIN movement_notices n ON n.id = c.movement_notice_id
          JOIN consignment_lines l ON l.consignment_id = c.id
        WHERE n.release_order_id = line.release_order_id AND c.depot_id = line.depot_id AND c.id <> line.id
          AND c.status IN ('ordered', 'booked') AND l.item_code = line.item_code)::int AS promised
     FROM line`,
    [consignmentId],
  )
  return new Map(rows.map((row) => [row.itemCode, row]))
}
