import type { Database } from '../client'
import type { Page } from './reference'
import { pageOf } from './reference'
import { many } from '../transaction'

export type BoardFilter = {
  readonly status?: string | undefined
  readonly isExercise?: boolean | undefined
  readonly q?: string | undefined
}

/** Incidents for the board, newest first, each with the little that a row shows. */
export async function listIncidents(db: Database, { status, isExercise, q }: BoardFilter, page: Page) {
  const number = q !== undefined && /^\d{1,9}$/.test(q) ? Number(q) : undefined
  return db.prisma.incident.findMany({
    where: {
      ...(status !== undefined && { status }),
      ...(isExercise !== undefined && { isExercise }),
      ...(q !== undefined && {
        OR: [
          { titleZh: { contains: q } },
          { titleEn: { contains: q, mode: 'insensitive' as const } },
          ...(number === undefined ? [] : [{ number }]),
        ],
      }),
    },
    omit: { responsePlan: true, summary: true, standIns: true },
    include: {
      pacedClock: true,
      incidentLevels: { orderBy: { version: 'desc' }, select: { kind: true, level: true, state: true, version: true } },
      deadlines: {
        where: { metAt: null, stoppedAt: null },
        orderBy: { dueAt: 'asc' },
        take: 1,
        select: { rule: true, subject: true, dueAt: true, predictedAt: true },
      },
      _count: { select: { escalations: { where: { state: 'open' } } } },
    },
    orderBy: [{ number: 'desc' }],
    ...pageOf(page),
  })
}
export type BoardIncident = Awaited<ReturnType<typeof listIncidents>>[number]

/**
 * Share of the expected need that is to stand at the disaster area within 24 h of the start, as things are now: per item
 * kind what has come or is expected by then, at most the need; the mean over the item kinds.
 */
export async function readCoverage24h(
  db: Database,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await many<{ incidentId: string; coverage: number }>(
    db.pool,
    `WITH need AS (
       SELECT e.incident_id, l.item_code, sum(l.expected) AS need
       FROM demand_estimates e JOIN demand_lines l ON l.estimate_id = e.id
       WHERE e.incident_id = ANY ($1)
         AND e.version = (SELECT max(version) FROM demand_estimates WHERE incident_id = e.incident_id)
       GROUP BY 1, 2 HAVING sum(l.expected) > 0),
     latest AS (
       SELECT DISTINCT ON (incident_id) incident_id, id FROM allocation_plans
       WHERE incident_id = ANY ($1) ORDER BY incident_id, version DESC),
     coming AS (
       SELECT p.incident_id, p2.item_code, sum(p2.quantity) AS units
       FROM allocation_plans p JOIN plan_lines p2 ON p2.plan_id = p.id
         JOIN incidents i ON i.id = p.incident_id
         LEFT JOIN latest ON latest.id = p.id
         LEFT JOIN consignments c ON c.id = p2.consignment_id
       WHERE p.incident_id = ANY ($1)
         AND (p2.consignment_id IS NOT NULL OR latest.id IS NOT NULL)
         AND coalesce(c.status, '') NOT IN ('cancelled', 'lost')
         AND coalesce(c.arrived_at, c.expected_at, p2.arrives_at) <= i.started_at + interval '24 hours'
       GROUP BY 1, 2)
     SELECT need.incident_id AS "incidentId", avg(least(1, coalesce(coming.units, 0)::float8 / need.need)) AS coverage
     FROM need LEFT JOIN coming USING (incident_id, item_code) GROUP BY 1`,
    [incidentIds],
  )
  return new Map(rows.map(({ incidentId, coverage }) => [incidentId, coverage]))
}

export type Waiting = {
  readonly incidentId: string
  readonly post: string
  readonly kind: string
  readonly dueAt: Date | null
  readonly count: number
}

/** What is owed in each incident, by post and kind, the most urgent first. */
export async function readWaiting(db: Database, incidentIds: readonly string[]): Promise<readonly Waiting[]> {
  return many<Waiting>(
    db.pool,
    `SELECT incident_id AS "incidentId", post, kind, min(due_at) AS "dueAt", count(*)::int AS count
     FROM tasks WHERE incident_id = ANY ($1) AND state = 'open' GROUP BY 1, 2, 3 ORDER BY min(due_at) NULLS LAST, 2, 3`,
    [incidentIds],
  )
}
