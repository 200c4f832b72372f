import type { Database } from '../client'
import { many } from '../transaction'
import type { Page } from './reference'
import { pageOf } from './reference'

/** The incident's own row with its paced clock. */
export async function readIncidentRow(db: Database, id: string) {
  return db.prisma.incident.findUnique({ where: { id }, include: { pacedClock: true } })
}
export type IncidentWithClock = NonNullable<Awaited<ReturnType<typeof readIncidentRow>>>

/** What access and acts need to know of an incident. */
export async function readIncidentState(db: Database, id: string) {
  return db.prisma.incident.findUnique({
    where: { id },
    select: {
      id: true,
      status: true,
      areaCodes: true,
      isExercise: true,
      clock: true,
      responsePlan: true,
      pacedClock: true,
      incidentLevels: { orderBy: { version: 'desc' }, select: { kind: true, level: true, state: true, version: true } },
    },
  })
}
export type IncidentState = NonNullable<Awaited<ReturnType<typeof readIncidentState>>>

export async function readLevels(db: Database, incidentId: string) {
  return db.prisma.incidentLevel.findMany({
    where: { incidentId },
    omit: { incidentId: true },
    orderBy: [{ decidedAt: 'desc' }, { version: 'desc' }, { kind: 'asc' }],
  })
}

export async function readSituationReports(db: Database, incidentId: string) {
  return db.prisma.situationReport.findMany({
    where: { incidentId },
    omit: { incidentId: true },
    orderBy: [{ reportedAt: 'desc' }, { recordedAt: 'desc' }],
  })
}

export async function readDeadlines(db: Database, incidentId: string) {
  return db.prisma.deadline.findMany({
    where: { incidentId },
    omit: { incidentId: true },
    include: { deadlineMarks: { omit: { deadlineId: true }, orderBy: { markedAt: 'asc' } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
}

export async function readEscalations(db: Database, incidentId: string) {
  return db.prisma.escalation.findMany({ where: { incidentId }, orderBy: [{ openedAt: 'desc' }, { id: 'asc' }] })
}

export async function readEscalation(db: Database, id: string) {
  return db.prisma.escalation.findUnique({
    where: { id },
    include: {
      deadline: true,
      incident: { select: { number: true, titleZh: true, titleEn: true, isExercise: true, areaCodes: true } },
    },
  })
}

export async function readApprovals(db: Database, incidentId: string) {
  return db.prisma.approval.findMany({
    where: { incidentId },
    include: { plan: { select: { version: true } } },
    omit: { incidentId: true },
    orderBy: { decidedAt: 'desc' },
  })
}

export async function readReleaseOrders(db: Database, incidentId: string) {
  return db.prisma.releaseOrder.findMany({
    where: { incidentId },
    omit: { incidentId: true },
    include: {
      movementNotices: {
        include: { depot: { select: { nameZh: true, nameEn: true } }, officeArea: { select: { name: true } } },
        orderBy: { number: 'asc' },
      },
    },
    orderBy: { number: 'asc' },
  })
}
export type NoticeRow = Awaited<ReturnType<typeof readReleaseOrders>>[number]['movementNotices'][number]

export async function readReleaseOrder(db: Database, id: string) {
  return db.prisma.releaseOrder.findUnique({ where: { id }, select: { id: true, incidentId: true } })
}

export async function listMessages(db: Database, incidentId: string, page: Page) {
  return db.prisma.message.findMany({
    where: { incidentId },
    omit: { bodyHtml: true },
    orderBy: [{ queuedAt: 'desc' }, { id: 'asc' }],
    ...pageOf(page),
  })
}

export type SupplyRow = {
  readonly itemCode: string
  readonly lifeSaving: boolean
  readonly need: number
  readonly planned: number
  readonly approved: number
  readonly sent: number
  readonly received: number
  readonly damaged: number
}

/**
 * Each item kind from need to receipt. Planned is what is approved and not given up, and what the latest plan adds to it
 * in batches that nobody has decided.
 */
export async function readSupply(db: Database, incidentId: string): Promise<readonly SupplyRow[]> {
  return many<SupplyRow>(
    db.pool,
    `WITH need AS (
       SELECT l.item_code, sum(l.expected) AS need, bool_or(l.life_saving) AS life_saving
       FROM demand_lines l JOIN demand_estimates e ON e.id = l.estimate_id
       WHERE e.incident_id = $1 AND e.version = (SELECT max(version) FROM demand_estimates WHERE incident_id = $1)
       GROUP BY 1),
     carried AS (
       SELECT l.item_code, sum(coalesce(l.accepted, l.approved)) FILTER (WHERE c.status NOT IN ('cancelled', 'lost')) AS approved,
         sum(l.sent) AS sent, sum(l.received) AS received, sum(l.damaged) AS damaged
       FROM consignments c JOIN consignment_lines l ON l.consignment_id = c.id WHERE c.incident_id = $1 GROUP BY 1),
     open_plan AS (
       SELECT l.item_code, sum(l.quantity) AS planned
       FROM plan_lines l JOIN allocation_plans p ON p.id = l.plan_id
         LEFT JOIN approvals a ON a.plan_id = p.id AND a.batch = l.batch
       WHERE p.incident_id = $1 AND p.version = (SELECT max(version) FROM allocation_plans WHERE incident_id = $1)
         AND l.consignment_id IS NULL AND a.id IS NULL
       GROUP BY 1)
     SELECT item_code AS "itemCode", coalesce(life_saving, false) AS "lifeSaving", coalesce(need, 0)::int AS need,
       (coalesce(approved, 0) + coalesce(planned, 0))::int AS planned, coalesce(approved, 0)::int AS approved,
       coalesce(sent, 0)::int AS sent, coalesce(received, 0)::int AS received, coalesce(damaged, 0)::int AS damaged
     FROM need FULL JOIN carried USING (item_code) FULL JOIN open_plan USING (item_code)
     ORDER BY coalesce(life_saving, false) DESC, item_code`,
    [incidentId],
  )
}
