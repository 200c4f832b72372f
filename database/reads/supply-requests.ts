import type { Database } from '../client'
import type { Page } from './reference'
import { codePrefix } from './reference'

const named = { select: { nameZh: true, nameEn: true, unitZh: true, unitEn: true } } as const
const withNames = {
  item: named,
  area: { select: { name: true } },
} as const

type Which = {
  readonly incidentId?: string | undefined
  readonly areaCode?: string | undefined
  readonly state?: string | undefined
}

/** Requests with what their scope needs, life-threatening ones first, then newest first; one row more than asked. */
export async function listRequests(db: Database, which: Which, page: Page) {
  const { incidentId, areaCode, state } = which
  return db.prisma.supplyRequest.findMany({
    where: {
      ...(incidentId !== undefined && { incidentId }),
      ...(areaCode !== undefined && { areaCode: { startsWith: codePrefix(areaCode) } }),
      ...(state !== undefined && { state }),
    },
    include: withNames,
    orderBy: [{ lifeThreatening: 'desc' }, { number: 'desc' }],
    take: page.limit + 1,
    ...(page.cursor !== undefined && { cursor: { id: page.cursor }, skip: 1 }),
  })
}
export type RequestRow = Awaited<ReturnType<typeof listRequests>>[number]

export async function readRequest(db: Database, id: string) {
  return db.prisma.supplyRequest.findUnique({ where: { id }, include: withNames })
}
