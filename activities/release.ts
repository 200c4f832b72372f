import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import type { PlanLineRow } from '../database/plans'
import { readPlanLines } from '../database/plans'
import { reserveStock } from '../database/stock-ledger'
import { endTask, insertTasks } from '../database/tasks'
import { inTransaction, many, one } from '../database/transaction'
import { provinceOf } from '../domain/geography/area'
import type { NewTask } from '../domain/response/task'
import { orderTaskId } from '../domain/response/task'
import type { Instant } from '../domain/time/instant'
import { addMinutes, msBetween } from '../domain/time/instant'
import type { ResponsePlan } from '../domain/response/response-plan'
import { handlingMinutes } from '../domain/response/response-plan'
import type { BatchAct } from '../workflows/messages'
import type { OrderedConsignment, Release, ReleaseActivities } from './interfaces'
import { consignmentId as consignmentWorkflowId } from '../workflows/workflow-ids'
import type { ActivityContext } from './ports'
import { tellStandIns } from './tasks'

type Asked = Parameters<ReleaseActivities['releaseBatch']>[0]

/** Approval, then two papers and the reservation in one transaction that can't oversell. */
export function createReleaseActivities(context: ActivityContext): ReleaseActivities {
  const { pool } = context.database
  return {
    recordBatchAct: ({ incidentId, act, now, byDefault }) =>
      inTransaction(pool, (tx) => recordAct(tx, incidentId, act, now, byDefault)),
    async releaseBatch(input) {
      const released = await inTransaction(pool, (tx) => release(tx, input))
      await tellStandIns(context, orderTasks(released.consignments, input), input.standIns)
      return released
    },
    recordPaper: ({ incidentId, releaseOrderId, by, now }) =>
      inTransaction(pool, async (tx) => {
        await tx.query('UPDATE release_orders SET paper_at = coalesce(paper_at, $2) WHERE id = $1', [
          releaseOrderId,
          now,
        ])
        await endTask(tx, { taskId: `paper:${releaseOrderId}`, state: 'answered', by, at: now, answer: {} })
        const entry = {
          happenedAt: now,
          incidentId,
          actor: by,
          action: 'order.paper',
          subject: releaseOrderId,
          detail: {},
        }
        await appendAudit(tx, { ...entry, onceKey: `paper ${releaseOrderId}` })
      }),
  }
}

async function recordAct(
  tx: PoolClient,
  incidentId: string,
  act: BatchAct,
  now: Instant,
  byDefault: boolean,
): Promise<void> {
  const decision = byDefault
    ? 'approved-by-default'
    : ({ approve: 'approved', change: 'changed', veto: 'vetoed' } as const)[act.decision]
  await tx.query(
    `INSERT INTO approvals (id, incident_id, plan_id, batch, decision, decided_by, comment, decided_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING`,
    [
      `approval-${act.planId}-${act.batch}`,
      incidentId,
      act.planId,
      act.batch,
      decision,
      act.by,
      act.reason ?? null,
      now,
    ],
  )
  const end = byDefault ? ('expired' as const) : ('answered' as const)
  await endTask(tx, { taskId: `${act.batch}:${act.planId}`, state: end, by: act.by, at: now, answer: { decision } })
  await touchIncident(tx, incidentId)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: act.by,
    action: `plan.${decision}`,
    subject: act.planId,
    detail: { batch: act.batch, reason: act.reason ?? null, changes: act.changes ?? [] },
    onceKey: `approval ${act.planId} ${act.batch}`,
  })
}

async function release(tx: PoolClient, input: Asked): Promise<Release> {
  const { incidentId, planId, batch, now, by } = input
  const orderId = `order-${planId}-${batch}`
  const known = await one<{ id: string }>(tx, 'SELECT id FROM release_orders WHERE id = $1', [orderId])
  if (known !== undefined) return { releaseOrderId: orderId, consignments: await orderedOf(tx, orderId), short: false }
  const planned = await readPlanLines(tx, planId, batch)
  const lines = withChanges(planned, input.changes)
  const reserved = await reserveStock(
    tx,
    orderId,
    lines.map((line) => ({ depotId: line.depot_id, itemCode: line.item_code, quantity: line.quantity })),
  )
  const granted = lines
    .map((line, index) => ({ ...line, quantity: reserved[index]?.quantity ?? 0 }))
    .filter((line) => line.quantity > 0)
  await tx.query(
    `INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at, by_telephone, paper_due_at, paper_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
    [orderId, incidentId, planId, batch, by, now, input.byTelephone, input.paperDueAt, input.byTelephone ? null : now],
  )
  await writeConsignments(tx, input, orderId, granted)
  const ordered = await orderedOf(tx, orderId)
  await insertTasks(tx, orderTasks(ordered, input))
  await touchIncident(tx, incidentId)
  const asked = lines.reduce((sum, line) => sum + line.quantity, 0)
  const units = granted.reduce((sum, line) => sum + line.quantity, 0)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: by,
    action: 'order.released',
    subject: orderId,
    detail: { batch, planId, lines: granted.length, units, asked, byTelephone: input.byTelephone },
    onceKey: `release ${orderId}`,
  })
  return { releaseOrderId: orderId, consignments: ordered, short: units < asked }
}

/** Each order lies before its depot's keeper with the order itself. */
function orderTasks(ordered: readonly OrderedConsignment[], input: Asked): NewTask[] {
  return ordered.map((each) => ({
    id: orderTaskId(each.consignmentId),
    incidentId: input.incidentId,
    kind: 'answer-order',
    post: 'depot-keeper',
    areaCode: each.areaCode,
    depotId: each.depotId,
    workflowId: consignmentWorkflowId(each.consignmentId),
    subject: each.consignmentId,
    facts: { lines: each.lines },
    openedAt: each.orderedAt,
    dueAt: input.keeperAnswerDueAt,
  }))
}

/** An officer may lower or drop lines; never above what was planned. */
function withChanges(lines: readonly PlanLineRow[], changes: BatchAct['changes'] | null): readonly PlanLineRow[] {
  const changed = new Map((changes ?? []).map((each) => [each.lineId, each.quantity]))
  return lines
    .map((line) => ({ ...line, quantity: Math.min(line.quantity, Math.max(0, changed.get(line.id) ?? line.quantity)) }))
    .filter((line) => line.quantity > 0)
}

/** One movement notice for each depot, one consignment for each depot and county. */
async function writeConsignments(
  tx: PoolClient,
  input: Asked,
  orderId: string,
  lines: readonly PlanLineRow[],
): Promise<void> {
  const byPair = new Map<string, PlanLineRow[]>()
  for (const line of lines)
    byPair.set(`${line.depot_id}-${line.area_code}`, [
      ...(byPair.get(`${line.depot_id}-${line.area_code}`) ?? []),
      line,
    ])
  for (const depotId of new Set(lines.map((line) => line.depot_id))) {
    await tx.query(
      'INSERT INTO movement_notices (id, release_order_id, depot_id, issued_by, issued_at) VALUES ($1,$2,$3,$4,$5)',
      [`notice-${orderId}-${depotId}`, orderId, depotId, 'system', input.now],
    )
  }
  for (const [pair, group] of byPair)
    await writeConsignment(tx, input, orderId, `con-${orderId.slice('order-plan-'.length)}-${pair}`, group)
}

async function writeConsignment(
  tx: PoolClient,
  input: Asked,
  orderId: string,
  id: string,
  group: readonly PlanLineRow[],
): Promise<void> {
  const [first] = group
  if (first === undefined) return
  await tx.query(
    `INSERT INTO consignments (id, incident_id, movement_notice_id, batch, depot_id, area_code, status, distance_km, due_at, ordered_at, expected_at)
     VALUES ($1,$2,$3,$4,$5,$6,'ordered',$7,$8,$9,$10)`,
    [
      id,
      input.incidentId,
      `notice-${orderId}-${first.depot_id}`,
      input.batch,
      first.depot_id,
      first.area_code,
      first.distance_km,
      first.due_at,
      input.now,
      new Date(Math.max(...group.map((line) => line.arrives_at.getTime()))),
    ],
  )
  await tx.query(
    `INSERT INTO consignment_lines (consignment_id, item_code, approved)
     SELECT $1, item_code, sum(quantity) FROM unnest($2::text[], $3::int[]) AS line (item_code, quantity) GROUP BY item_code`,
    [id, group.map((line) => line.item_code), group.map((line) => line.quantity)],
  )
  await tx.query('UPDATE plan_lines SET consignment_id = $2 WHERE id = ANY ($1)', [group.map((line) => line.id), id])
}

type OrderedRow = {
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

async function orderedOf(tx: PoolClient, orderId: string): Promise<OrderedConsignment[]> {
  const rows = await many<OrderedRow>(
    tx,
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
    depotProvince: provinceOf(row.depot_area),
    areaCode: row.area_code,
    lines: row.lines,
    loadingMs: Math.max(0, msBetween(loadingFrom(row), row.leaves_at.toISOString())),
    travelMs: Math.max(0, msBetween(row.leaves_at.toISOString(), row.arrives_at.toISOString())),
    dueAt: row.due_at.toISOString(),
    orderedAt: row.ordered_at.toISOString(),
  }))
}

/** The plan counts loading from when orders, keepers and carriers have had their time. */
function loadingFrom(row: OrderedRow): Instant {
  return addMinutes(row.planned_at.toISOString(), handlingMinutes(row.response_plan))
}
