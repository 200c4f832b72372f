import type { PoolClient } from 'pg'
import type { AllocationPlan, Batch } from '../domain/allocation/plan'
import type { UnderWay } from '../domain/demand/remaining-needs'
import type { AreaCode } from '../domain/geography/area'
import type { PlanCause } from '../domain/response/plan-cause'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { SourceKind } from '../domain/supply/offer'
import type { Instant } from '../domain/time/instant'
import type { CopyValue } from './copy-rows'
import { copyRows } from './copy-rows'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type NewPlan = {
  readonly id: string
  readonly incidentId: string
  readonly version: number
  readonly estimateId: string
  readonly plannedAt: Instant
  readonly plan: AllocationPlan
  readonly solveMs: number
  /** The certificate held when it was checked apart from the planner. */
  readonly certified: boolean
  /** What happened since the plan before. */
  readonly causes: readonly PlanCause[]
}

export async function nextPlanVersion(tx: Queryable, incidentId: string): Promise<number> {
  const row = await one<{ version: number }>(
    tx,
    'SELECT coalesce(max(version), 0) + 1 AS version FROM allocation_plans WHERE incident_id = $1',
    [incidentId],
  )
  return row?.version ?? 1
}

export type BatchCount = { readonly lines: number; readonly consignments: number; readonly shortfalls: number }
export type MadePlan = {
  readonly planId: string
  readonly version: number
  readonly first: BatchCount
  readonly rest: BatchCount
  readonly shortfalls: number
}
type MadeRow = {
  id: string
  version: number
  shortfalls: { batch: Batch }[]
  batch: Batch | null
  lines: number
  pairs: number
}

/** A plan of this estimate that was made for this instant after another, with its size; undefined when there is none yet. */
export async function readMadePlan(
  db: Queryable,
  made: { incidentId: string; estimateId: string; plannedAt: Instant; after: number },
): Promise<MadePlan | undefined> {
  const rows = await many<MadeRow>(
    db,
    `SELECT p.id, p.version, p.shortfalls, l.batch, count(l.id)::int AS lines, count(DISTINCT (l.depot_id, l.area_code))::int AS pairs
     FROM allocation_plans p LEFT JOIN plan_lines l ON l.plan_id = p.id
     WHERE p.incident_id = $1 AND p.estimate_id = $2 AND p.planned_at = $3 AND p.version > $4 GROUP BY p.id, l.batch`,
    [made.incidentId, made.estimateId, made.plannedAt, made.after],
  )
  const [plan] = rows
  if (plan === undefined) return undefined
  const sizeOf = (batch: Batch): BatchCount => {
    const { lines = 0, pairs: consignments = 0 } = rows.find((row) => row.batch === batch) ?? {}
    return { lines, consignments, shortfalls: plan.shortfalls.filter((each) => each.batch === batch).length }
  }
  const { id: planId, version, shortfalls } = plan
  return { planId, version, first: sizeOf('first'), rest: sizeOf('rest'), shortfalls: shortfalls.length }
}

/** Stores a plan with its lines, of which a province's has 40 000. */
export async function insertPlan(tx: PoolClient, stored: NewPlan): Promise<void> {
  const { plan } = stored
  await tx.query(
    `INSERT INTO allocation_plans (id, incident_id, version, estimate_id, planned_at, coverage_min, coverage_mean, on_time_share, method, shortfalls, solve_ms,
       certificate, certified, delays, causes)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)`,
    [
      stored.id,
      stored.incidentId,
      stored.version,
      stored.estimateId,
      stored.plannedAt,
      plan.coverageMin,
      plan.coverageMean,
      plan.onTimeShare,
      JSON.stringify(plan.method),
      JSON.stringify(plan.shortfalls),
      stored.solveMs,
      plan.certificate === null ? null : JSON.stringify(plan.certificate),
      stored.certified,
      JSON.stringify(plan.delays),
      JSON.stringify(stored.causes),
    ],
  )
  await copyRows(tx, LINE_COLUMNS, lineRows(stored))
}

const LINE_COLUMNS = `plan_lines (id, plan_id, batch, area_code, item_code, depot_id, quantity, distance_km, leaves_at, arrives_at, due_at, late, reason,
  passed_over, offer_id, source, stands_in_for, stands_in_quantity)`

function* lineRows({ id, plan }: NewPlan): Generator<readonly CopyValue[]> {
  for (const line of plan.lines) {
    const { batch, areaCode, itemCode, depotId, quantity, distanceKm, leavesAt, arrivesAt, dueAt, late } = line
    yield [
      ...[`${id}:${line.id}`, id, batch, areaCode, itemCode, depotId, quantity, distanceKm, leavesAt, arrivesAt, dueAt],
      ...[late, JSON.stringify(line.chosenBecause), JSON.stringify(line.passedOver), line.offerId, line.source],
      ...[line.standsInFor?.itemCode ?? null, line.standsInFor?.quantity ?? null],
    ]
  }
}

/**
 * Units promised, sent or received for each county and item: what has not to be planned again. Cancelled and lost goods
 * don't count, nor what a source has withdrawn before it left; goods that stand in for others count as those, in the
 * proportion in which they were planned.
 */
export async function readUnderWay(db: Queryable, incidentId: string): Promise<UnderWay[]> {
  const rows = await many<{ area_code: string; item_code: string; quantity: number }>(
    db,
    `WITH going AS (
       SELECT c.id, c.area_code, l.item_code,
         greatest(0, CASE c.status WHEN 'received' THEN l.received WHEN 'ordered' THEN coalesce(l.accepted, l.approved)
          ELSE coalesce(nullif(l.sent, 0), l.accepted, l.approved) END
          - CASE WHEN c.status IN ('ordered', 'booked') THEN coalesce((SELECT sum(lot.reserved) FROM plan_lines w
              JOIN supply_orders o ON o.plan_line_id = w.id JOIN stock_lots lot ON lot.source_order_id = o.id
              WHERE w.consignment_id = c.id AND lot.item_code = l.item_code AND lot.withdrawn_at IS NOT NULL), 0) ELSE 0 END)::numeric AS quantity
       FROM consignments c JOIN consignment_lines l ON l.consignment_id = c.id
       WHERE (c.incident_id = $1 OR c.incident_id = (SELECT split_from FROM incidents WHERE id = $1)
              OR c.incident_id IN (SELECT id FROM incidents WHERE merged_into = $1)) AND c.status NOT IN ('cancelled', 'lost')),
     planned AS (
       SELECT p.consignment_id, p.item_code, coalesce(p.stands_in_for, p.item_code) AS needed,
         sum(coalesce(p.stands_in_quantity, p.quantity)) / sum(sum(p.quantity)) OVER (PARTITION BY p.consignment_id, p.item_code) AS share
       FROM plan_lines p WHERE p.consignment_id IN (SELECT id FROM going) GROUP BY 1, 2, 3)
     SELECT g.area_code, coalesce(p.needed, g.item_code) AS item_code, floor(sum(g.quantity * coalesce(p.share, 1)) + 0.000001)::int AS quantity
     FROM going g LEFT JOIN planned p ON p.consignment_id = g.id AND p.item_code = g.item_code GROUP BY 1, 2 ORDER BY 1, 2`,
    [incidentId],
  )
  return rows.map((row) => ({ areaCode: row.area_code, itemCode: row.item_code, quantity: row.quantity }))
}

/** Another running response, with the newest estimate of what it needs. */
export type Rival = {
  readonly incidentId: string
  readonly estimateId: string
  readonly plan: ResponsePlan
  readonly startedAt: Instant
}
const SAME_TIME_HOURS = 30 * 24

/**
 * Responses that run at the same time and draw on the same stock: real ones beside real ones, exercises beside exercises
 * whose own time is at most 30 days from this one's.
 */
export async function readRivals(db: Queryable, of: { incidentId: string; now: Instant }): Promise<Rival[]> {
  const rows = await many<{ id: string; estimate_id: string; response_plan: ResponsePlan; started_at: Date }>(
    db,
    `SELECT i.id, e.id AS estimate_id, i.response_plan, i.started_at FROM incidents i
     JOIN incidents own ON own.id = $1 AND own.is_exercise = i.is_exercise
     JOIN LATERAL (SELECT id FROM demand_estimates WHERE incident_id = i.id ORDER BY version DESC LIMIT 1) e ON true
     WHERE i.id <> $1 AND i.status = 'open' AND i.started_at <= $2
       AND i.started_at > $2::timestamptz - make_interval(hours => $3::int) ORDER BY i.id`,
    [of.incidentId, of.now, SAME_TIME_HOURS],
  )
  return rows.map((row) => ({
    incidentId: row.id,
    estimateId: row.estimate_id,
    plan: row.response_plan,
    startedAt: row.started_at.toISOString(),
  }))
}

export type PlannedLine = {
  readonly id: string
  readonly depotId: string
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly quantity: number
  readonly distanceKm: number
  readonly leavesAt: Instant
  readonly arrivesAt: Instant
  readonly dueAt: Instant
  readonly offerId: string
  readonly source: SourceKind
}
type LineRow = Omit<PlannedLine, 'leavesAt' | 'arrivesAt' | 'dueAt'> & { leavesAt: Date; arrivesAt: Date; dueAt: Date }

export async function readPlanLines(db: Queryable, planId: string, batch: Batch): Promise<PlannedLine[]> {
  const rows = await many<LineRow>(
    db,
    `SELECT id, depot_id AS "depotId", area_code AS "areaCode", item_code AS "itemCode", quantity, distance_km AS "distanceKm",
       leaves_at AS "leavesAt", arrives_at AS "arrivesAt", due_at AS "dueAt", offer_id AS "offerId", source
     FROM plan_lines WHERE plan_id = $1 AND batch = $2 ORDER BY depot_id, area_code, item_code`,
    [planId, batch],
  )
  return rows.map((row) => ({
    ...row,
    leavesAt: row.leavesAt.toISOString(),
    arrivesAt: row.arrivesAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
  }))
}
