import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import type { CauseTarget } from './plan-causes'
import { keepPlanCause } from './plan-causes'

/** An order of an incident that brings fewer units than was ordered; `promised` of them were on consignments already. */
export type ShortOrder = CauseTarget & {
  readonly orderId: string
  readonly incidentId: string
  readonly version: number
  readonly short: number
  readonly promised: number
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
}

type Line = { itemCode: string; kind: string; depotId: string; consignmentId: string | null }

/**
 * Tells that goods will not come after all, in the timeline and to the response, which plans again; a consignment that has
 * nothing left to fetch is named, for it to end. Gives the id under which the response hears of it.
 */
export async function keepShortOrder(tx: Queryable, order: ShortOrder): Promise<string> {
  const { orderId, incidentId, version, short, promised, by, at, reason } = order
  const [line] = await many<Line>(
    tx,
    `SELECT o.item_code AS "itemCode", o.kind, o.depot_id AS "depotId", p.consignment_id AS "consignmentId"
     FROM supply_orders o LEFT JOIN plan_lines p ON p.id = o.plan_line_id WHERE o.id = $1`,
    [orderId],
  )
  if (line === undefined) throw new Error(`no supply order ${orderId}`)
  const { consignmentId, kind: source, ...goods } = line
  const emptied = consignmentId !== null && (await isEmptied(tx, consignmentId)) ? [consignmentId] : []
  await appendAudit(tx, {
    ...{ happenedAt: at, incidentId, actor: by, action: 'supply-order.fell-short', subject: orderId },
    detail: { units: short, promised, source, ...goods, consignmentId, emptied, reason },
    onceKey: `supply order short ${orderId} ${version}`,
  })
  const id = `supply-short/${orderId}/${version}`
  const cause = { kind: 'supply-short' as const, subject: orderId, by, emptied }
  await keepPlanCause(tx, { id, targetWorkflow: order.targetWorkflow, cause })
  return id
}

/** Whether all that a consignment was to fetch, and has not fetched yet, has been withdrawn by its sources. */
async function isEmptied(tx: Queryable, consignmentId: string): Promise<boolean> {
  const rows = await many(
    tx,
    `SELECT 1 FROM consignments c WHERE c.id = $1 AND c.status IN ('ordered', 'booked')
       AND (SELECT sum(coalesce(l.accepted, l.approved)) FROM consignment_lines l WHERE l.consignment_id = c.id)
         <= (SELECT coalesce(sum(lot.reserved), 0) FROM plan_lines p JOIN supply_orders o ON o.plan_line_id = p.id
             JOIN stock_lots lot ON lot.source_order_id = o.id AND lot.withdrawn_at IS NOT NULL WHERE p.consignment_id = c.id)`,
    [consignmentId],
  )
  return rows.length > 0
}
