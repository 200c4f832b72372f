import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { one } from '../transaction'
import { lockPositions } from './stock-receipts'

/** An act on one lot: by whom, when and why; the same reference acts once. */
export type LotAct = {
  readonly reference: string
  readonly lotId: string
  readonly reason: string
  readonly actor: string
  readonly at: Instant
}

/** What the position changed by (signed), or why nothing was done. `free` are the units of the lot that nobody was promised. */
export type LotChanged =
  | {
      readonly outcome: 'done' | 'already-done' | 'no-difference'
      readonly quantity: number
      readonly depotId: string
      readonly itemCode: string
    }
  | { readonly outcome: 'refused'; readonly why: 'no-such-lot' }
  | {
      readonly outcome: 'refused'
      readonly why: 'promised'
      readonly onHand: number
      readonly reserved: number
      readonly free: number
    }

type LotRow = { depot_id: string; item_code: string; on_hand: number; reserved: number }

/** A stock-take of one lot: the ledger is corrected by the difference. What is promised can't be counted away. */
export function takeStock(tx: Queryable, act: LotAct & { readonly counted: number }): Promise<LotChanged> {
  return changeLot(tx, act, 'adjusted', (lot) => act.counted - lot.on_hand)
}

/** Units leave before they age: sold, given to daily use, exchanged. */
export function rotateLot(tx: Queryable, act: LotAct & { readonly quantity: number }): Promise<LotChanged> {
  return changeLot(tx, act, 'rotated', () => -act.quantity)
}

/** Units are written off. */
export function scrapLot(tx: Queryable, act: LotAct & { readonly quantity: number }): Promise<LotChanged> {
  return changeLot(tx, act, 'scrapped', () => -act.quantity)
}

async function changeLot(
  tx: Queryable,
  act: LotAct,
  kind: 'adjusted' | 'rotated' | 'scrapped',
  changeOf: (lot: LotRow) => number,
): Promise<LotChanged> {
  const place = await one<{ depot_id: string; item_code: string }>(
    tx,
    'SELECT depot_id, item_code FROM stock_lots WHERE id = $1',
    [act.lotId],
  )
  if (place === undefined) return { outcome: 'refused', why: 'no-such-lot' }
  const where = { depotId: place.depot_id, itemCode: place.item_code }
  await lockPositions(tx, [where])
  const before = await movedBy(tx, act, kind)
  if (before !== undefined) return { outcome: 'already-done', quantity: before, ...where }
  const lot = await readLot(tx, act.lotId)
  const change = changeOf(lot)
  if (change === 0) return { outcome: 'no-difference', quantity: 0, ...where }
  const free = lot.on_hand - lot.reserved
  if (-change > free) return { outcome: 'refused', why: 'promised', onHand: lot.on_hand, reserved: lot.reserved, free }
  await writeChange(tx, act, kind, lot, change)
  await appendAudit(tx, {
    happenedAt: act.at,
    incidentId: null,
    actor: act.actor,
    action: `stock.${kind}`,
    subject: act.lotId,
    detail: { ...where, quantity: change, reason: act.reason, reference: act.reference },
    onceKey: `stock ${kind} ${act.reference} ${act.lotId}`,
  })
  return { outcome: 'done', quantity: change, ...where }
}

async function readLot(tx: Queryable, lotId: string): Promise<LotRow> {
  const lot = await one<LotRow>(tx, 'SELECT depot_id, item_code, on_hand, reserved FROM stock_lots WHERE id = $1', [
    lotId,
  ])
  if (lot === undefined) throw new Error(`lot ${lotId} is gone`)
  return lot
}

async function movedBy(tx: Queryable, { reference, lotId }: LotAct, kind: string): Promise<number | undefined> {
  const row = await one<{ quantity: number }>(
    tx,
    'SELECT quantity FROM stock_movements WHERE reference = $1 AND kind = $2 AND lot_id = $3',
    [reference, kind, lotId],
  )
  return row && (kind === 'adjusted' ? row.quantity : -row.quantity)
}

/** The movement, the lot and the position in one statement; rotated and scrapped are kept as positive amounts. */
async function writeChange(tx: Queryable, act: LotAct, kind: string, lot: LotRow, change: number): Promise<void> {
  await tx.query(
    `WITH appended AS (
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason, actor) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)),
     lots AS (UPDATE stock_lots SET on_hand = on_hand + $9 WHERE id = $3)
     UPDATE stock_positions SET on_hand = on_hand + $9 WHERE depot_id = $1 AND item_code = $2`,
    [
      lot.depot_id,
      lot.item_code,
      act.lotId,
      kind,
      kind === 'adjusted' ? change : -change,
      act.reference,
      act.reason,
      act.actor,
      change,
    ],
  )
}
