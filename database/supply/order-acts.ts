import type { ActRefusal, LifeAction } from '../../domain/supply/life'
import { actionIn } from '../../domain/supply/life'
import { isOrderEnded, lives } from '../../domain/supply/lives'
import type { Quotation, QuotationRefusal } from '../../domain/supply/quotation'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import { DAY_MS, addMs } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { one } from '../transaction'
import { applyGoods } from './goods-effects'
import { keepQuotation, quotationOf, readQuotation } from './quotations'
import { readSourceRules } from './offers'
import { askForNextActs } from './order-tasks'
import { updateRating } from './source-rating'

/** One step of an order's life. `quantity`: units that the act is about; `grades`: usable units by grade. */
export type OrderAct = {
  readonly orderId: string
  readonly action: string
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
  /** The version that the actor saw; an order that has changed since is not acted on. */
  readonly version?: number
  readonly quantity?: number
  readonly readyAt?: Instant
  readonly grades?: Readonly<Record<string, number>>
  /** The one grade of all units that the act is about. */
  readonly grade?: string
  readonly quotation?: Quotation
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * `short`: units ordered that will not come after all; `promised`: those of them that consignments still count on, until
 * their keeper refuses or they end; `postponedFrom`: when its goods were to be ready, where the act says later.
 */
export type OrderActed =
  | {
      readonly outcome: 'done'
      readonly state: string
      readonly version: number
      readonly quantity: number
      readonly readyQuantity: number
      readonly short: number
      readonly promised: number
      readonly postponedFrom: Instant | null
    }
  | ({ readonly outcome: 'refused' } & OrderRefusal)

export type OrderRefusal =
  | ActRefusal
  | QuotationRefusal
  | { readonly why: 'no-such-order' }
  | { readonly why: 'changed-meanwhile'; readonly version: number }
  | { readonly why: 'quantity-out-of-range'; readonly least: number; readonly most: number }

export type OrderRow = {
  readonly id: string
  readonly kind: OtherSourceKind
  readonly sourceId: string
  readonly incidentId: string | null
  readonly depotId: string
  readonly itemCode: string
  readonly quantity: number
  readonly readyQuantity: number
  readonly state: string
  readonly version: number
  readonly unitCostFen: number
  readonly readyAt: Instant | null
  readonly settleDueAt: Instant | null
}

/**
 * Does one act on an order, or says why it is refused; what the act means for the goods is done with it, in the same
 * transaction: promised, ready, graded, withdrawn. Each act is an event of the order and an entry of the audit log.
 */
export async function actOnOrder(tx: Queryable, asked: OrderAct): Promise<OrderActed> {
  const order = await lockOrder(tx, asked.orderId)
  if (order === undefined) return { outcome: 'refused', why: 'no-such-order' }
  if (asked.version !== undefined && asked.version !== order.version)
    return { outcome: 'refused', why: 'changed-meanwhile', version: order.version }
  const allowed = actionIn(lives[order.kind].order, order.state, asked.action, asked.reason)
  if (allowed.outcome === 'refused') return allowed
  const told = { action: allowed.action, told: asked.quotation, asked: order.quantity, at: asked.at }
  const quotation = await quotationOf(tx, order.id, told)
  if (quotation !== null && 'outcome' in quotation) return quotation
  const act = graded(asked, order)
  const range = quantityRange(allowed.action, order)
  const quantity = unitsOf(act) ?? (await quotedUnits(tx, order, allowed.action))
  if (range !== null && quantity !== undefined && (quantity < range.least || quantity > range.most))
    return { outcome: 'refused', why: 'quantity-out-of-range', ...range }
  const step = `${order.id}:${order.version + 1}`
  const goods = await applyGoods(tx, { order, action: allowed.action, act, quantity, step })
  if (quotation !== null) await keepQuotation(tx, order.id, quotation, allowed.action.quotation)
  const changed = await writeAct(tx, order, quotation === null ? act : { ...act, quotation }, allowed.action, goods)
  if (isOrderEnded(order.kind, changed.state)) await updateRating(tx, order.sourceId)
  const comes = allowed.action.goods === 'withdrawn' ? 0 : changed.quantity
  const postponedFrom = isLater(order.readyAt, goods.readyAt) ? order.readyAt : null
  return { outcome: 'done', ...changed, short: order.quantity - comes, promised: goods.promised, postponedFrom }
}

const isLater = (before: Instant | null, after: Instant | null): boolean =>
  before !== null && after !== null && after > before

/** What is ordered after an approval is what was quoted, where nothing else is said. */
const quotedUnits = async (
  tx: Queryable,
  { id, kind }: OrderRow,
  { goods }: LifeAction,
): Promise<number | undefined> =>
  kind === 'purchase' && goods === 'promised' ? (await readQuotation(tx, id))?.quantity : undefined

const graded = (act: OrderAct, order: OrderRow): OrderAct =>
  act.grade === undefined ? act : { ...act, grades: act.grades ?? { [act.grade]: act.quantity ?? order.quantity } }

const unitsOf = ({ quantity, grades }: OrderAct): number | undefined =>
  grades === undefined ? quantity : Object.values(grades).reduce((sum, units) => sum + units, 0)

/** What may be said of units: fewer than ordered, and of progress not less than was ready before. */
function quantityRange({ goods }: LifeAction, order: OrderRow): { least: number; most: number } | null {
  if (goods === null || goods === 'withdrawn') return null
  if (goods === 'part-ready') return { least: order.readyQuantity, most: order.quantity }
  return { least: goods === 'ready' ? Math.max(1, order.readyQuantity) : 1, most: order.quantity }
}

type Row = Omit<OrderRow, 'readyAt' | 'settleDueAt'> & { readyAt: Date | null; settleDueAt: Date | null }

/** The source first, as everybody who locks several: source, order, position. */
async function lockOrder(tx: Queryable, orderId: string): Promise<OrderRow | undefined> {
  await tx.query(
    'SELECT 1 FROM supply_sources WHERE id = (SELECT source_id FROM supply_orders WHERE id = $1) FOR UPDATE',
    [orderId],
  )
  const row = await one<Row>(
    tx,
    `SELECT id, kind, source_id AS "sourceId", incident_id AS "incidentId", depot_id AS "depotId", item_code AS "itemCode", quantity,
       ready_quantity AS "readyQuantity", state, version, unit_cost_fen AS "unitCostFen", ready_at AS "readyAt", settle_due_at AS "settleDueAt"
     FROM supply_orders WHERE id = $1 FOR UPDATE`,
    [orderId],
  )
  return (
    row && {
      ...row,
      readyAt: row.readyAt?.toISOString() ?? null,
      settleDueAt: row.settleDueAt?.toISOString() ?? null,
    }
  )
}

type Changed = {
  readonly state: string
  readonly version: number
  readonly quantity: number
  readonly readyQuantity: number
}

async function writeAct(
  tx: Queryable,
  order: OrderRow,
  act: OrderAct,
  action: LifeAction,
  goods: { readonly quantity: number; readonly readyQuantity: number; readonly readyAt: Instant | null },
): Promise<Changed> {
  const changed = {
    ...{ state: action.to, version: order.version + 1 },
    ...{ quantity: goods.quantity, readyQuantity: goods.readyQuantity },
  }
  const settleDueAt = action.clock === 'settlement' ? await settleBy(tx, act.at) : order.settleDueAt
  const endedAt = isOrderEnded(order.kind, action.to) ? act.at : null
  await tx.query(
    `UPDATE supply_orders SET state = $2, version = $3, quantity = $4, ready_quantity = $5, ready_at = $6, settle_due_at = $7, ended_at = $8,
       answer_due_at = CASE WHEN state = $2 THEN answer_due_at END WHERE id = $1`,
    [
      order.id,
      changed.state,
      changed.version,
      changed.quantity,
      changed.readyQuantity,
      goods.readyAt,
      settleDueAt,
      endedAt,
    ],
  )
  const said = { quantity: unitsOf(act), readyAt: act.readyAt, grades: act.grades, document: action.document }
  const quoted = act.quotation === undefined ? {} : { quotation: act.quotation }
  const detail = {
    ...act.detail,
    ...said,
    ...quoted,
    before: { quantity: order.quantity, readyQuantity: order.readyQuantity },
  }
  await tx.query(
    `INSERT INTO supply_order_events (order_id, version, action, from_state, to_state, actor, at, reason, detail)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [
      order.id,
      changed.version,
      action.name,
      order.state,
      action.to,
      act.by,
      act.at,
      act.reason,
      JSON.stringify(detail),
    ],
  )
  await appendAudit(tx, {
    ...{ happenedAt: act.at, incidentId: order.incidentId, actor: act.by, action: `supply-order.${action.name}` },
    ...{ subject: order.id, detail: { ...detail, reason: act.reason, state: action.to } },
    onceKey: `supply order ${order.id} ${changed.version}`,
  })
  await askForNextActs(tx, [order.id], { by: act.by, at: act.at, action: action.name })
  return changed
}

async function settleBy(tx: Queryable, at: Instant): Promise<Instant> {
  return addMs(at, (await readSourceRules(tx)).settleDueDays * DAY_MS)
}
