import type { SourceKind } from '../../domain/supply/offer'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { lotIdOf, lockPositions, receiveStock } from './stock-receipts'
import { splitLot } from './split-lot'

/** An order as far as its goods are concerned. */
export type GoodsOrder = {
  readonly id: string
  readonly kind: SourceKind
  readonly depotId: string
  readonly itemCode: string
  readonly quantity: number
  readonly readyAt: Instant | null
  readonly unitCostFen: number
}
export type By = { readonly actor: string; readonly reason: string; readonly at: Instant }

type LotRow = { id: string; on_hand: number; reserved: number; ready: boolean }

/** The goods that an order will bring, as a lot at its loading place from the instant on that they are ready. Once. */
export async function promiseGoods(tx: Queryable, orders: readonly GoodsOrder[], { actor }: By): Promise<void> {
  const lines = orders.map(({ id, kind, depotId, itemCode, quantity, readyAt, unitCostFen }) => ({
    ...{ reference: id, depotId, itemCode, quantity, readyAt, unitCostFen, source: kind, sourceOrderId: id },
  }))
  await receiveStock(tx, { reference: 'orders', kind: 'received', lines, actor })
}

/** Reserves the goods of orders for the release order that they were placed for; they are free for nobody else. */
export async function reserveGoods(
  tx: Queryable,
  releaseOrderId: string,
  orders: readonly GoodsOrder[],
): Promise<void> {
  await lockPositions(tx, orders)
  await tx.query(
    `WITH appended AS (
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, line)
       SELECT l.depot_id, l.item_code, l.id, 'reserved', l.on_hand - l.reserved, $2, 0 FROM stock_lots l
       WHERE l.id = ANY ($1) AND l.on_hand > l.reserved
       ON CONFLICT ON CONSTRAINT stock_movement_once DO NOTHING RETURNING lot_id, depot_id, item_code, quantity
     ), lots AS (UPDATE stock_lots l SET reserved = l.reserved + a.quantity FROM appended a WHERE l.id = a.lot_id)
     UPDATE stock_positions p SET reserved = p.reserved + moved.units
     FROM (SELECT depot_id, item_code, sum(quantity)::int AS units FROM appended GROUP BY 1, 2) moved
     WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code`,
    [orders.map((order) => lotIdOf(order.id, order, 1)), releaseOrderId],
  )
}

async function lockLots(tx: Queryable, order: GoodsOrder): Promise<LotRow[]> {
  await lockPositions(tx, [order])
  return many<LotRow>(
    tx,
    `SELECT id, on_hand, reserved, ready_at IS NULL AS ready FROM stock_lots
     WHERE source_order_id = $1 AND withdrawn_at IS NULL ORDER BY ready_at DESC NULLS LAST, id`,
    [order.id],
  )
}

export async function hasGoods(tx: Queryable, orderId: string): Promise<boolean> {
  return (await many(tx, 'SELECT 1 FROM stock_lots WHERE source_order_id = $1 LIMIT 1', [orderId])).length > 0
}

/** The goods that are not there yet will be ready at another time than was thought. */
export async function postponeGoods(tx: Queryable, order: GoodsOrder, readyAt: Instant): Promise<void> {
  await lockPositions(tx, [order])
  await tx.query('UPDATE stock_lots SET ready_at = $2 WHERE source_order_id = $1 AND ready_at IS NOT NULL', [
    order.id,
    readyAt,
  ])
}

/** So many more units lie there and can be loaded. */
export async function readyGoods(tx: Queryable, order: GoodsOrder, units: number, by: By, step: string): Promise<void> {
  let left = units
  for (const lot of (await lockLots(tx, order)).filter((each) => !each.ready)) {
    if (left <= 0) return
    const moved = Math.min(left, lot.on_hand)
    left -= moved
    if (moved === lot.on_hand) await tx.query('UPDATE stock_lots SET ready_at = NULL WHERE id = $1', [lot.id])
    else await splitLot(tx, { lotId: lot.id, units: moved, newId: `${lot.id}:${step}`, set: { ready: true }, by })
  }
}

/** All goods of the order lie there. */
export async function allGoodsReady(tx: Queryable, order: GoodsOrder): Promise<void> {
  await lockPositions(tx, [order])
  await tx.query('UPDATE stock_lots SET ready_at = NULL WHERE source_order_id = $1 AND withdrawn_at IS NULL', [
    order.id,
  ])
}

/** Inspected goods by grade: the first grade stays in the lot, the others get lots of their own; the rest is withdrawn before. */
export async function gradeGoods(
  tx: Queryable,
  order: GoodsOrder,
  grades: Readonly<Record<string, number>>,
  by: By,
): Promise<void> {
  const [first, ...others] = Object.keys(grades)
  if (first === undefined) return
  const [lot] = await lockLots(tx, order)
  if (lot === undefined) return
  for (const grade of others) {
    const units = grades[grade] ?? 0
    if (units > 0) await splitLot(tx, { lotId: lot.id, units, newId: `${lot.id}:${grade}`, set: { grade }, by })
  }
  await tx.query('UPDATE stock_lots SET grade = $2 WHERE id = $1', [lot.id, first])
}

/**
 * So many units will not come, the last to be ready first. Free ones leave the books at once; what is promised to a
 * consignment is marked, and leaves the books when the consignment gives it up. Gives the units that are still promised.
 */
export async function withdrawGoods(
  tx: Queryable,
  order: GoodsOrder,
  units: number,
  by: By,
  step: string,
): Promise<number> {
  let left = units
  let promised = 0
  for (const lot of await lockLots(tx, order)) {
    const dropped = Math.min(left, lot.on_hand - lot.reserved)
    if (dropped > 0) await dropFree(tx, lot.id, order, dropped, by, step)
    left -= dropped
    const marked = Math.min(left, lot.reserved)
    left -= marked
    promised += marked
    if (marked === 0) continue
    const remains = lot.on_hand - dropped
    const withdrawn = { withdrawnAt: by.at }
    if (marked === remains) await tx.query('UPDATE stock_lots SET withdrawn_at = $2 WHERE id = $1', [lot.id, by.at])
    else await splitLot(tx, { lotId: lot.id, units: marked, newId: `${lot.id}:${step}`, set: withdrawn, by })
  }
  return promised
}

async function dropFree(
  tx: Queryable,
  lotId: string,
  { depotId, itemCode }: GoodsOrder,
  units: number,
  by: By,
  step: string,
): Promise<void> {
  await tx.query(
    `WITH appended AS (
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason, actor)
       VALUES ($1, $2, $3, 'adjusted', -$4::int, $5, $6, $7)),
     lots AS (UPDATE stock_lots SET on_hand = on_hand - $4::int WHERE id = $3)
     UPDATE stock_positions SET on_hand = on_hand - $4::int WHERE depot_id = $1 AND item_code = $2`,
    [depotId, itemCode, lotId, units, `${lotId}:${step}`, by.reason, by.actor],
  )
}
