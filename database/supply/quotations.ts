import type { LifeAction } from '../../domain/supply/life'
import type { Quotation, QuotationRefusal } from '../../domain/supply/quotation'
import { quotationRefusal } from '../../domain/supply/quotation'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { one } from '../transaction'

/** The quotation that stands for an order; null: none, or one recorded before prices were asked for. */
export async function readQuotation(db: Queryable, orderId: string): Promise<Quotation | null> {
  const row = await one<{ [Part in keyof Quotation]: Quotation[Part] | null }>(
    db,
    `SELECT quoted_unit_cost_fen AS "unitCostFen", quoted_quantity AS quantity, quoted_until::text AS "validUntil"
     FROM supply_orders WHERE id = $1`,
    [orderId],
  )
  if (row === undefined) return null
  const { unitCostFen, quantity, validUntil } = row
  return unitCostFen === null || quantity === null || validUntil === null ? null : { unitCostFen, quantity, validUntil }
}

type Step = {
  readonly action: LifeAction
  readonly told: Quotation | undefined
  /** Units that were asked for. */
  readonly asked: number
  readonly at: Instant
}

/** The quotation that an act tells or relies on; null where it has to do with none. */
export async function quotationOf(
  tx: Queryable,
  orderId: string,
  { action, told, asked, at }: Step,
): Promise<Quotation | null | ({ readonly outcome: 'refused' } & QuotationRefusal)> {
  if (action.quotation === null) return null
  const quotation = action.quotation === 'told' ? (told ?? null) : await readQuotation(tx, orderId)
  const refusal = quotationRefusal(quotation, { asked, at })
  return refusal === null ? quotation : { outcome: 'refused', ...refusal }
}

/** Keeps what was quoted last; the price that was approved is that of the order and of its goods on the books. */
export async function keepQuotation(
  tx: Queryable,
  orderId: string,
  { unitCostFen, quantity, validUntil }: Quotation,
  role: LifeAction['quotation'],
): Promise<void> {
  if (role === 'told') {
    await tx.query(
      'UPDATE supply_orders SET quoted_unit_cost_fen = $2, quoted_quantity = $3, quoted_until = $4 WHERE id = $1',
      [orderId, unitCostFen, quantity, validUntil],
    )
    return
  }
  await tx.query('UPDATE supply_orders SET unit_cost_fen = $2 WHERE id = $1', [orderId, unitCostFen])
  await tx.query('UPDATE stock_lots SET unit_cost_fen = $2 WHERE source_order_id = $1', [orderId, unitCostFen])
}
