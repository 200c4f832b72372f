import type { Database } from '../client'
import { many } from '../transaction'
import type { Page } from './reference'
import { codePrefix, pageOf } from './reference'

export async function readEstimateVersions(db: Database, incidentId: string) {
  return db.prisma.demandEstimate.findMany({
    where: { incidentId },
    omit: { incidentId: true, impacts: true },
    orderBy: { version: 'desc' },
  })
}

const named = { select: { nameZh: true, nameEn: true, unitZh: true, unitEn: true } } as const

/** An estimate with all its lines; the latest when no version is named. */
export async function readEstimate(db: Database, incidentId: string, version?: number) {
  return db.prisma.demandEstimate.findFirst({
    where: { incidentId, ...(version !== undefined && { version }) },
    orderBy: { version: 'desc' },
    include: {
      demandLines: {
        include: { item: named, area: { select: { name: true } } },
        orderBy: [{ lifeSaving: 'desc' }, { itemCode: 'asc' }, { areaCode: 'asc' }],
      },
    },
  })
}
export type EstimateRow = NonNullable<Awaited<ReturnType<typeof readEstimate>>>

export async function readPlanVersions(db: Database, incidentId: string) {
  return db.prisma.allocationPlan.findMany({
    where: { incidentId },
    // a certificate is large, and read by itself
    omit: { certificate: true },
    include: {
      estimate: { select: { version: true } },
      approvals: { omit: { incidentId: true } },
    },
    orderBy: { version: 'desc' },
  })
}
export type PlanRow = Awaited<ReturnType<typeof readPlanVersions>>[number]

export type BatchTotals = {
  readonly planId: string
  readonly batch: 'first' | 'rest'
  readonly lines: number
  readonly lateLines: number
  readonly depots: number
  readonly units: number
  readonly lastArrivalAt: Date | null
}

export async function readBatchTotals(db: Database, planIds: readonly string[]): Promise<readonly BatchTotals[]> {
  return many<BatchTotals>(
    db.pool,
    `SELECT plan_id AS "planId", batch, count(*)::int AS lines, count(*) FILTER (WHERE late)::int AS "lateLines",
       count(DISTINCT depot_id)::int AS depots, sum(quantity)::int AS units, max(arrives_at) AS "lastArrivalAt"
     FROM plan_lines WHERE plan_id = ANY ($1) GROUP BY 1, 2 ORDER BY 1, 2`,
    [planIds],
  )
}

const lineNames = {
  item: named,
  area: { select: { name: true } },
  depot: { select: { nameZh: true, nameEn: true, level: true } },
} as const

export type PlanLineFilter = {
  readonly areaCode?: string | undefined
  readonly itemCode?: string | undefined
  readonly depotId?: string | undefined
  readonly batch?: string | undefined
  readonly late?: boolean | undefined
}

/** A page of a plan's lines in the order of the whole, one more than asked; the cursor is the id of the last one. */
export async function listPlanLines(db: Database, planId: string, filter: PlanLineFilter, page: Page) {
  const { areaCode, itemCode, depotId, batch, late } = filter
  return db.prisma.planLine.findMany({
    where: {
      planId,
      ...(areaCode !== undefined && { areaCode: { startsWith: codePrefix(areaCode) } }),
      ...(itemCode !== undefined && { itemCode }),
      ...(depotId !== undefined && { depotId }),
      ...(batch !== undefined && { batch }),
      ...(late !== undefined && { late }),
    },
    include: lineNames,
    orderBy: [{ batch: 'asc' }, { areaCode: 'asc' }, { itemCode: 'asc' }, { arrivesAt: 'asc' }, { id: 'asc' }],
    ...pageOf(page),
  })
}

/** One plan with what proves it. */
export async function readPlanCertificate(db: Database, incidentId: string, version: number) {
  return db.prisma.allocationPlan.findUnique({
    where: { incidentId_version: { incidentId, version } },
    select: { id: true, version: true, method: true, certificate: true, certified: true, plannedAt: true },
  })
}

/** The newest plan of an incident, and the one that is asked about. */
export async function readPlanVersion(db: Database, incidentId: string, version: number) {
  const [plan, newest] = await Promise.all([
    db.prisma.allocationPlan.findUnique({
      where: { incidentId_version: { incidentId, version } },
      select: { id: true, version: true, estimateId: true, plannedAt: true },
    }),
    db.prisma.allocationPlan.findFirst({
      where: { incidentId },
      select: { version: true },
      orderBy: { version: 'desc' },
    }),
  ])
  return plan === null ? null : { ...plan, isNewest: newest?.version === version }
}
export type PlanLineRow = Awaited<ReturnType<typeof listPlanLines>>[number]

/** Names for what plans store by code only: items of shortfalls, depots that were passed over. */
export async function readNames(db: Database, which: { items: readonly string[]; depots: readonly string[] }) {
  const [items, depots] = await Promise.all([
    db.prisma.itemKind.findMany({ where: { code: { in: [...new Set(which.items)] } } }),
    db.prisma.depot.findMany({
      where: { id: { in: [...new Set(which.depots)] } },
      select: { id: true, nameZh: true, nameEn: true },
    }),
  ])
  return {
    items: new Map(items.map(({ code, nameZh, nameEn, unitZh, unitEn }) => [code, { nameZh, nameEn, unitZh, unitEn }])),
    depots: new Map(depots.map((depot) => [depot.id, depot])),
  }
}
export type Names = Awaited<ReturnType<typeof readNames>>
