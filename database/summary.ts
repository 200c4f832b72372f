import type { Queryable } from './transaction'
import { many, one } from './transaction'

/** What a response came to: the numbers that a closing, `respond` and the board show. Quantities are sums over all items in units. */
export type IncidentSummary = {
  readonly incidentId: string
  readonly levels: { readonly relief: string | null; readonly hazard: string | null }
  readonly status: string
  readonly demand: readonly { itemCode: string; low: number; expected: number; high: number }[]
  readonly approved: Readonly<Record<string, number>>
  readonly sent: Readonly<Record<string, number>>
  readonly received: Readonly<Record<string, number>>
  readonly consignments: Readonly<Record<string, number>>
  readonly deadlines: readonly ClockSummary[]
  readonly clocks: readonly ClockSummary[]
  readonly escalations: readonly {
    deadline: string
    cause: string
    openedAt: string
    state: string
    acknowledgedBy: string | null
    acknowledgedAt: string | null
    rungs: number
  }[]
} & PlanSummary

/** How good the plan was that was ordered by first, and what was ordered in all from each kind of source (units). */
export type PlanSummary = {
  /** Shares 0..1; null when nothing was planned. */
  readonly coverageMin: number | null
  readonly coverageMean: number | null
  readonly onTimeShare: number | null
  /** The proof held when it was checked apart from the planner. */
  readonly certified: boolean
  /** Share 0..1 that a better plan could gain at most; null when nothing is proved. */
  readonly gap: number | null
  readonly solveMs: number | null
  readonly sources: Readonly<Record<string, number>>
}
export type ClockSummary = {
  rule: string
  dueAt: string
  metAt: string | null
  stoppedAt: string | null
  breached: boolean
}

type ClockRow = { rule: string; due_at: Date; met_at: Date | null; stopped_at: Date | null; breached: boolean }
type EscalationRow = {
  rule: string
  cause: string
  opened_at: Date
  state: string
  acknowledged_by: string | null
  acknowledged_at: Date | null
  rung: number
}

export async function readSummary(db: Queryable, incidentId: string): Promise<IncidentSummary> {
  const incident = await one<{ status: string }>(db, 'SELECT status FROM incidents WHERE id = $1', [incidentId])
  const levels = await many<{ kind: string; level: string }>(
    db,
    'SELECT DISTINCT ON (kind) kind, level FROM incident_levels WHERE incident_id = $1 ORDER BY kind, version DESC',
    [incidentId],
  )
  const levelOf = (kind: string): string | null => levels.find((each) => each.kind === kind)?.level ?? null
  const clocks = await readClocks(db, incidentId)
  return {
    incidentId,
    levels: { relief: levelOf('relief'), hazard: levelOf('hazard') },
    status: incident?.status ?? 'unknown',
    demand: await readDemand(db, incidentId),
    ...(await readQuantities(db, incidentId)),
    consignments: await readConsignments(db, incidentId),
    deadlines: clocks.filter((clock) => clock.rule.startsWith('first-batch')),
    clocks: clocks.filter((clock) => !clock.rule.startsWith('first-batch')),
    escalations: await readEscalations(db, incidentId),
    ...(await readPlanSummary(db, incidentId)),
  }
}

async function readClocks(db: Queryable, incidentId: string): Promise<ClockSummary[]> {
  const rows = await many<ClockRow>(
    db,
    `SELECT d.rule, d.due_at, d.met_at, d.stopped_at,
       EXISTS (SELECT 1 FROM deadline_marks m WHERE m.deadline_id = d.id AND m.mark = 'breached' AND m.outcome <> 'met-before') AS breached
     FROM deadlines d WHERE d.incident_id = $1 ORDER BY d.due_at, d.id`,
    [incidentId],
  )
  return rows.map((row) => ({
    rule: row.rule,
    dueAt: row.due_at.toISOString(),
    metAt: row.met_at?.toISOString() ?? null,
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    breached: row.breached || (row.met_at !== null && row.met_at > row.due_at),
  }))
}

function readDemand(db: Queryable, incidentId: string): Promise<IncidentSummary['demand'][number][]> {
  return many(
    db,
    `SELECT l.item_code AS "itemCode", sum(l.low)::int AS low, sum(l.expected)::int AS expected, sum(l.high)::int AS high
     FROM demand_lines l JOIN demand_estimates e ON e.id = l.estimate_id
     WHERE e.incident_id = $1 AND e.version = (SELECT max(version) FROM demand_estimates WHERE incident_id = $1) GROUP BY 1 ORDER BY 1`,
    [incidentId],
  )
}

async function readQuantities(
  db: Queryable,
  incidentId: string,
): Promise<Pick<IncidentSummary, 'approved' | 'sent' | 'received'>> {
  const rows = await many<{ item_code: string; approved: number; sent: number; received: number }>(
    db,
    `SELECT l.item_code, sum(l.approved)::int AS approved, sum(l.sent)::int AS sent, sum(l.received)::int AS received
     FROM consignment_lines l JOIN consignments c ON c.id = l.consignment_id WHERE c.incident_id = $1 GROUP BY 1 ORDER BY 1`,
    [incidentId],
  )
  const of = (key: 'approved' | 'sent' | 'received'): Record<string, number> =>
    Object.fromEntries(rows.map((row) => [row.item_code, row[key]]))
  return { approved: of('approved'), sent: of('sent'), received: of('received') }
}

async function readConsignments(db: Queryable, incidentId: string): Promise<Record<string, number>> {
  const rows = await many<{ status: string; count: number }>(
    db,
    'SELECT status, count(*)::int AS count FROM consignments WHERE incident_id = $1 GROUP BY 1 ORDER BY 1',
    [incidentId],
  )
  return Object.fromEntries(rows.map((row) => [row.status, row.count]))
}

async function readEscalations(db: Queryable, incidentId: string): Promise<IncidentSummary['escalations'][number][]> {
  const rows = await many<EscalationRow>(
    db,
    `SELECT d.rule, e.cause, e.opened_at, e.state, e.acknowledged_by, e.acknowledged_at, e.rung
     FROM escalations e JOIN deadlines d ON d.id = e.deadline_id WHERE e.incident_id = $1 ORDER BY e.opened_at, e.id`,
    [incidentId],
  )
  return rows.map((row) => ({
    deadline: row.rule,
    cause: row.cause,
    openedAt: row.opened_at.toISOString(),
    state: row.state,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    rungs: row.rung + 1,
  }))
}

type PlanMeasuresRow = {
  coverageMin: number
  coverageMean: number
  onTimeShare: number
  certified: boolean | null
  gap: number | null
  solveMs: number
}

async function readPlanSummary(db: Queryable, incidentId: string): Promise<PlanSummary> {
  const plan = await one<PlanMeasuresRow>(
    db,
    `SELECT p.coverage_min AS "coverageMin", p.coverage_mean AS "coverageMean", p.on_time_share AS "onTimeShare", p.certified,
       (p.method ->> 'gap')::float8 AS gap, p.solve_ms AS "solveMs"
     FROM allocation_plans p LEFT JOIN release_orders o ON o.plan_id = p.id
     WHERE p.incident_id = $1 ORDER BY o.ordered_at NULLS LAST, p.version LIMIT 1`,
    [incidentId],
  )
  const sources = await many<{ source: string; units: number }>(
    db,
    `SELECT l.source, sum(l.quantity)::int AS units FROM plan_lines l
     WHERE l.plan_id IN (SELECT id FROM allocation_plans WHERE incident_id = $1) AND l.consignment_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    [incidentId],
  )
  return {
    coverageMin: plan?.coverageMin ?? null,
    coverageMean: plan?.coverageMean ?? null,
    onTimeShare: plan?.onTimeShare ?? null,
    certified: plan?.certified ?? false,
    gap: plan?.gap ?? null,
    solveMs: plan?.solveMs ?? null,
    sources: Object.fromEntries(sources.map(({ source, units }) => [source, units])),
  }
}
