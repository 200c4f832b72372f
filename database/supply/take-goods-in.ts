import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import { inTransaction, one } from '../transaction'
import type { NewLotLine } from './stock-receipts'
import { lotIdOf, receiveStock } from './stock-receipts'

export type GoodsIn = {
  readonly reference: string
  readonly line: NewLotLine
  readonly reason: string | null
  readonly actor: string
  readonly at: Instant
}

/** Takes goods into a lot of their own and records who did; the same reference takes in once, `made` is false then. */
export async function takeGoodsIn(
  db: Database,
  { reference, line, reason, actor, at }: GoodsIn,
): Promise<{ readonly lotId: string; readonly made: boolean }> {
  return inTransaction(db.pool, async (tx) => {
    const lotId = lotIdOf(reference, line, 1)
    if ((await one(tx, 'SELECT 1 FROM stock_lots WHERE id = $1', [lotId])) !== undefined) return { lotId, made: false }
    await receiveStock(tx, { reference, kind: 'received', lines: [line], actor, ...(reason !== null && { reason }) })
    await appendAudit(tx, {
      happenedAt: at,
      incidentId: null,
      actor,
      action: 'stock.received',
      subject: lotId,
      detail: { ...line, reason, reference },
      onceKey: `stock received ${lotId}`,
    })
    return { lotId, made: true }
  })
}
