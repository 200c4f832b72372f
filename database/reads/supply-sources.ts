import type { Database } from '../client'
import { many } from '../transaction'
import type { Page } from './reference'
import { codePrefix } from './reference'

const names = { nameZh: true, nameEn: true } as const
const itemNames = { select: { ...names, unitZh: true, unitEn: true } } as const
const withNames = {
  depot: { select: { ...names, level: true, areaCode: true, orderingAreaCode: true } },
  area: { select: { name: true } },
  item: itemNames,
} as const
const orderNames = {
  source: { select: { partyZh: true, partyEn: true, areaCode: true } },
  incident: { select: { isExercise: true, areaCodes: true, titleZh: true, titleEn: true, number: true } },
  item: itemNames,
  depot: { select: { ...names, areaCode: true, level: true, orderingAreaCode: true, synthetic: true } },
  area: { select: { name: true } },
} as const

export type SourceFilter = {
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly areaCode?: string | undefined
  readonly itemCode?: string | undefined
  readonly depotId?: string | undefined
  readonly q?: string | undefined
  /** Sources whose survey is due by this day in Beijing. */
  readonly surveyDueOn?: string | undefined
}

/** Sources by kind, then place; one row more than asked. */
export async function listSources(db: Database, filter: SourceFilter, page: Page) {
  const { kind, state, areaCode, itemCode, depotId, q, surveyDueOn } = filter
  const due = surveyDueOn === undefined ? undefined : await surveyDueIds(db, surveyDueOn)
  return db.prisma.supplySource.findMany({
    where: {
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(areaCode !== undefined && { areaCode: { startsWith: codePrefix(areaCode) } }),
      ...(itemCode !== undefined && { itemCode }),
      ...(depotId !== undefined && { depotId }),
      ...(q !== undefined && { OR: [{ partyZh: { contains: q } }, { partyEn: { contains: q, mode: 'insensitive' } }] }),
      ...(due !== undefined && { id: { in: due } }),
    },
    include: withNames,
    orderBy: [{ kind: 'asc' }, { areaCode: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
    ...(page.cursor !== undefined && { cursor: { id: page.cursor }, skip: 1 }),
  })
}
export type SourceRow = Awaited<ReturnType<typeof listSources>>[number]

/** Surveys are counted in days from the last one; a source that was never surveyed is due. */
async function surveyDueIds(db: Database, day: string): Promise<string[]> {
  const rows = await many<{ id: string }>(
    db.pool,
    `SELECT id FROM supply_sources WHERE survey_every_days IS NOT NULL AND (surveyed_on IS NULL OR surveyed_on + survey_every_days <= $1::date)`,
    [day],
  )
  return rows.map(({ id }) => id)
}

export async function readSource(db: Database, id: string) {
  return db.prisma.supplySource.findUnique({
    where: { id },
    include: {
      ...withNames,
      events: { orderBy: { version: 'asc' } },
      orders: { include: orderNames, orderBy: { number: 'desc' }, take: 100 },
    },
  })
}
export type SourceDetailRow = NonNullable<Awaited<ReturnType<typeof readSource>>>

/** Parties that a source depends on upstream, where they are sources themselves. */
export async function readUpstream(db: Database, ids: readonly string[]) {
  return db.prisma.supplySource.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, partyZh: true, partyEn: true },
    orderBy: { id: 'asc' },
  })
}

export type OrderFilter = {
  readonly kind?: string | undefined
  readonly state?: string | undefined
  readonly incidentId?: string | undefined
  readonly sourceId?: string | undefined
  readonly depotId?: string | undefined
  readonly areaCode?: string | undefined
}

/** Orders to sources, newest first; one row more than asked. `areaCode` is where they are loaded. */
export async function listOrders(db: Database, filter: OrderFilter, page: Page) {
  const { kind, state, incidentId, sourceId, depotId, areaCode } = filter
  return db.prisma.supplyOrder.findMany({
    where: {
      ...(kind !== undefined && { kind }),
      ...(state !== undefined && { state }),
      ...(incidentId !== undefined && { incidentId }),
      ...(sourceId !== undefined && { sourceId }),
      ...(depotId !== undefined && { depotId }),
      ...(areaCode !== undefined && { depot: { areaCode: { startsWith: codePrefix(areaCode) } } }),
    },
    include: orderNames,
    orderBy: { number: 'desc' },
    take: page.limit + 1,
    ...(page.cursor !== undefined && { cursor: { id: page.cursor }, skip: 1 }),
  })
}
export type OrderRow = Awaited<ReturnType<typeof listOrders>>[number]

export async function readOrder(db: Database, id: string) {
  return db.prisma.supplyOrder.findUnique({
    where: { id },
    include: { ...orderNames, events: { orderBy: { version: 'asc' } } },
  })
}
export type OrderDetailRow = NonNullable<Awaited<ReturnType<typeof readOrder>>>

export async function readOrdersById(db: Database, ids: readonly string[]): Promise<OrderRow[]> {
  return db.prisma.supplyOrder.findMany({
    where: { id: { in: [...ids] } },
    include: orderNames,
    orderBy: { number: 'asc' },
  })
}

export type OrderLot = { readonly lotId: string; readonly readyAt: Date | null; readonly onHand: number }

/** The lots that an order's goods lie in. */
export function readOrderLots(db: Database, orderId: string): Promise<OrderLot[]> {
  return many<OrderLot>(
    db.pool,
    `SELECT id AS "lotId", ready_at AS "readyAt", on_hand AS "onHand" FROM stock_lots WHERE source_order_id = $1 ORDER BY ready_at NULLS FIRST, id`,
    [orderId],
  )
}
