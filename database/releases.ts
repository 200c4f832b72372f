import type { Batch } from '../domain/allocation/plan'
import type { AreaCode } from '../domain/geography/area'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { Instant } from '../domain/time/instant'
import { noticeIdOf } from './movement-notices'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type NewApproval = {
  readonly incidentId: string
  readonly planId: string
  readonly batch: Batch
  readonly decision: 'approved' | 'approved-by-default' | 'changed' | 'vetoed'
  readonly by: string
  readonly comment: string | null
  readonly decidedAt: Instant
}

/** One decision on each batch of a plan; the first stands. */
export async function insertApproval(tx: Queryable, approval: NewApproval): Promise<void> {
  const { planId, batch } = approval
  await tx.query(
    `INSERT INTO approvals (id, incident_id, plan_id, batch, decision, decided_by, comment, decided_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING`,
    [
      `approval-${planId}-${batch}`,
      approval.incidentId,
      planId,
      batch,
      approval.decision,
      approval.by,
      approval.comment,
      approval.decidedAt,
    ],
  )
}

export type NewReleaseOrder = {
  readonly id: string
  readonly incidentId: string
  readonly planId: string
  readonly batch: Batch
  readonly by: string
  readonly orderedAt: Instant
  readonly byTelephone: boolean
  readonly paperDueAt: Instant | null
  readonly paperAt: Instant | null
}

export async function isReleased(db: Queryable, orderId: string): Promise<boolean> {
  return (await one(db, 'SELECT 1 FROM release_orders WHERE id = $1', [orderId])) !== undefined
}

export async function insertReleaseOrder(tx: Queryable, order: NewReleaseOrder): Promise<void> {
  await tx.query(
    `INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at, by_telephone, paper_due_at, paper_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [
      order.id,
      order.incidentId,
      order.planId,
      order.batch,
      order.by,
      order.orderedAt,
      order.byTelephone,
      order.paperDueAt,
      order.paperAt,
    ],
  )
}

/** The paper that follows an order by telephone; the first one counts. */
export async function writePaper(tx: Queryable, orderId: string, at: Instant): Promise<void> {
  await tx.query('UPDATE release_orders SET paper_at = coalesce(paper_at, $2) WHERE id = $1', [orderId, at])
}

export type NewConsignment = {
  readonly id: string
  readonly incidentId: string
  readonly orderId: string
  readonly batch: Batch
  readonly depotId: string
  readonly areaCode: AreaCode
  readonly distanceKm: number
  readonly dueAt: Instant
  readonly orderedAt: Instant
  readonly expectedAt: Instant
}

/** Orders a consignment under its depot's notice, for these lines of the plan. */
export async function insertConsignment(
  tx: Queryable,
  consignment: NewConsignment,
  planLineIds: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO consignments (id, incident_id, movement_notice_id, batch, depot_id, area_code, status, distance_km, due_at, ordered_at, expected_at)
     VALUES ($1,$2,$3,$4,$5,$6,'ordered',$7,$8,$9,$10)`,
    [
      consignment.id,
      consignment.incidentId,
      noticeIdOf(consignment.orderId, consignment.depotId),
      consignment.batch,
      consignment.depotId,
      consignment.areaCode,
      consignment.distanceKm,
      consignment.dueAt,
      consignment.orderedAt,
      consignment.expectedAt,
    ],
  )
  await tx.query('UPDATE plan_lines SET consignment_id = $2 WHERE id = ANY ($1)', [planLineIds, consignment.id])
}

export type StoredOrder = {
  readonly consignmentId: string
  readonly depotId: string
  readonly depotAreaCode: AreaCode
  readonly areaCode: AreaCode
  readonly dueAt: Instant
  readonly orderedAt: Instant
  readonly plannedAt: Instant
  readonly leavesAt: Instant
  readonly arrivesAt: Instant
  readonly responsePlan: ResponsePlan
  readonly lines: readonly { readonly itemCode: string; readonly quantity: number }[]
}
type OrderRow = {
  id: string
  depot_id: string
  area_code: string
  depot_area: string
  due_at: Date
  ordered_at: Date
  lines: { itemCode: string; quantity: number }[]
  planned_at: Date
  response_plan: ResponsePlan
  leaves_at: Date
  arrives_at: Date
}

/** The consignments of an order with the times of the plan they come from. */
export async function readOrdered(db: Queryable, orderId: string): Promise<StoredOrder[]> {
  const rows = await many<OrderRow>(
    db,
    `SELECT c.id, c.depot_id, c.area_code, d.area_code AS depot_area, c.due_at, c.ordered_at, p.planned_at, t.response_plan, max(l.leaves_at) AS leaves_at, max(l.arrives_at) AS arrives_at,
       (SELECT json_agg(json_build_object('itemCode', i.item_code, 'quantity', i.approved) ORDER BY i.item_code) FROM consignment_lines i WHERE i.consignment_id = c.id) AS lines
     FROM consignments c JOIN movement_notices n ON n.id = c.movement_notice_id JOIN depots d ON d.id = c.depot_id
       JOIN plan_lines l ON l.consignment_id = c.id JOIN allocation_plans p ON p.id = l.plan_id JOIN incidents t ON t.id = c.incident_id
     WHERE n.release_order_id = $1 GROUP BY c.id, d.area_code, p.planned_at, t.response_plan ORDER BY c.id`,
    [orderId],
  )
  return rows.map((row) => ({
    consignmentId: row.id,
    depotId: row.depot_id,
    depotAreaCode: row.depot_area,
    areaCode: row.area_code,
    dueAt: row.due_at.toISOString(),
    orderedAt: row.ordered_at.toISOString(),
    plannedAt: row.planned_at.toISOString(),
    leavesAt: row.leaves_at.toISOString(),
    arrivesAt: row.arrives_at.toISOString(),
    responsePlan: row.response_plan,
    lines: row.lines,
  }))
}
