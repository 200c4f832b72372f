import { leavesTooEarly, missesDueTime } from '../../domain/supply/postponement'
import type { Instant } from '../../domain/time/instant'
import { epochMs } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { many, one } from '../transaction'
import type { CauseTarget } from './plan-causes'
import { keepPlanCause } from './plan-causes'

/** An order of an incident whose goods will be ready later than was said before. */
export type PostponedOrder = CauseTarget & {
  readonly orderId: string
  readonly incidentId: string
  readonly version: number
  /** When its goods were to be ready until now. */
  readonly before: Instant
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
}

type Goods = { depotId: string; itemCode: string; kind: string; planLineId: string | null; readyAt: Date }
type Line = {
  readonly consignmentId: string | null
  readonly quantity: number
  readonly leavesAt: Instant
  readonly arrivesAt: Instant
  readonly dueAt: Instant
  /** Its goods are those of the order. */
  readonly isOfOrder: boolean
}

/**
 * Tells that goods come later than a plan counted on, in the timeline and to the response, which plans again; a consignment
 * that would carry nothing else, and would arrive past its due time for it, is named, for it to give them back. Gives the
 * id under which the response hears of it; null where every plan has the goods leave late enough.
 */
export async function keepPostponedOrder(tx: Queryable, order: PostponedOrder): Promise<string | null> {
  const { orderId, incidentId, version, before, by, at, reason } = order
  const { readyAt: ready, ...goods } = await readGoods(tx, orderId)
  const readyAt = ready.toISOString()
  const lines = await readLines(tx, order, goods)
  const early = lines.filter((line) => line.isOfOrder && leavesTooEarly(line, readyAt))
  if (early.length === 0) return null
  const late = lateConsignments(lines, readyAt)
  const units = early.reduce((sum, { quantity }) => sum + quantity, 0)
  const { kind: source, depotId, itemCode } = goods
  await appendAudit(tx, {
    ...{ happenedAt: at, incidentId, actor: by, action: 'supply-order.postponed', subject: orderId },
    detail: { units, readyAt, before, source, itemCode, depotId, late, reason },
    onceKey: `supply order postponed ${orderId} ${version}`,
  })
  const id = `supply-postponed/${orderId}/${version}`
  const cause = { kind: 'supply-postponed' as const, subject: orderId, by, late }
  await keepPlanCause(tx, { id, targetWorkflow: order.targetWorkflow, cause })
  return id
}

/** A consignment with other goods goes on, and so does one that still arrives in time. */
function lateConsignments(lines: readonly Line[], readyAt: Instant): string[] {
  const isLate = (line: Line): boolean => line.isOfOrder && missesDueTime(line, readyAt)
  const ids = new Set(lines.flatMap(({ consignmentId }) => (consignmentId === null ? [] : [consignmentId])))
  return [...ids].filter((id) => lines.filter(({ consignmentId }) => consignmentId === id).every(isLate))
}

async function readGoods(tx: Queryable, orderId: string): Promise<Goods> {
  const goods = await one<Goods>(
    tx,
    `SELECT depot_id AS "depotId", item_code AS "itemCode", kind, plan_line_id AS "planLineId", ready_at AS "readyAt"
     FROM supply_orders WHERE id = $1`,
    [orderId],
  )
  if (goods === undefined) throw new Error(`no supply order ${orderId}`)
  return goods
}

type LineRow = Omit<Line, 'leavesAt' | 'arrivesAt' | 'dueAt'> & { leavesAt: Date; arrivesAt: Date; dueAt: Date }

/**
 * Lines that may count on the goods, with the others of their consignments: the line that the order was placed for, and
 * those drawn on its goods on the books, which are offered by when they were to be ready. Of lines that are no consignment
 * yet only the newest plan's count, and nothing that has left.
 */
async function readLines(
  tx: Queryable,
  { incidentId, before }: PostponedOrder,
  { depotId, itemCode, planLineId }: Omit<Goods, 'readyAt'>,
): Promise<Line[]> {
  const rows = await many<LineRow>(
    tx,
    `WITH counted AS (
       SELECT p.id, p.consignment_id FROM plan_lines p JOIN allocation_plans plan ON plan.id = p.plan_id LEFT JOIN consignments c ON c.id = p.consignment_id
       WHERE plan.incident_id = $1 AND (p.id = $2 OR p.offer_id = $3)
         AND CASE WHEN c.id IS NULL THEN plan.version = (SELECT max(version) FROM allocation_plans WHERE incident_id = $1)
                  ELSE c.status IN ('ordered', 'booked') END)
     SELECT p.consignment_id AS "consignmentId", p.quantity, p.leaves_at AS "leavesAt", p.arrives_at AS "arrivesAt", p.due_at AS "dueAt",
       EXISTS (SELECT 1 FROM counted WHERE counted.id = p.id) AS "isOfOrder"
     FROM plan_lines p
     WHERE p.id IN (SELECT id FROM counted) OR p.consignment_id IN (SELECT consignment_id FROM counted) ORDER BY p.id`,
    [incidentId, planLineId, `stock:${depotId}:${itemCode}:${epochMs(before)}`],
  )
  return rows.map((row) => ({
    ...row,
    leavesAt: row.leavesAt.toISOString(),
    arrivesAt: row.arrivesAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
  }))
}
