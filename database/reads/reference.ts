import type { AreaCode } from '../../domain/geography/area'
import { areaLevel, COUNTRY } from '../../domain/geography/area'
import type { Database } from '../client'

/** The part of a code that all areas inside share; empty for the whole country. */
export function codePrefix(code: AreaCode): string {
  const digits = { country: 0, province: 2, prefecture: 4, county: 6 }
  return code === COUNTRY ? '' : code.slice(0, digits[areaLevel(code)])
}

export type Page = { readonly limit: number; readonly cursor?: string | undefined }
const take = ({ limit }: Page) => limit + 1

/** Rows after the cursor's row, with one more than asked: it says whether there is a next page. */
export function pageOf(page: Page): { take: number; skip?: number; cursor?: { id: string } } {
  return page.cursor === undefined ? { take: take(page) } : { take: take(page), cursor: { id: page.cursor }, skip: 1 }
}

export async function listAreas(
  db: Database,
  which: { parent?: string | undefined; q?: string | undefined },
  page: Page,
) {
  const { parent, q } = which
  return db.prisma.area.findMany({
    where: {
      ...(parent !== undefined && { parentCode: parent }),
      ...(q !== undefined && { OR: [{ name: { contains: q } }, { code: { startsWith: q } }] }),
    },
    orderBy: { code: 'asc' },
    take: take(page),
    ...(page.cursor !== undefined && { cursor: { code: page.cursor }, skip: 1 }),
  })
}

export async function readArea(db: Database, code: string) {
  return db.prisma.area.findUnique({ where: { code } })
}

/** Names of areas by code, for what stores codes only. */
export async function readAreaNames(db: Database, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(codes)]
  if (wanted.length === 0) return new Map()
  const rows = await db.prisma.area.findMany({ where: { code: { in: wanted } }, select: { code: true, name: true } })
  return new Map(rows.map(({ code, name }) => [code, name]))
}

export async function listItemKinds(db: Database) {
  return db.prisma.itemKind.findMany({ orderBy: [{ supplyClass: 'asc' }, { code: 'asc' }] })
}

const areaName = { area: { select: { name: true } } } as const

/** Depots whose id or name, Chinese or English, has this in it, in whatever case. */
function depotsCalled(text: string) {
  // the marks of LIKE are letters here
  const part = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
  return [{ id: part }, { nameZh: part }, { nameEn: part }]
}

export async function listDepots(
  db: Database,
  which: { areaCode?: string | undefined; level?: string | undefined; q?: string | undefined },
  page: Page,
) {
  return db.prisma.depot.findMany({
    where: {
      ...(which.q !== undefined && { OR: depotsCalled(which.q) }),
      ...(which.areaCode !== undefined && { areaCode: { startsWith: codePrefix(which.areaCode) } }),
      ...(which.level !== undefined && { level: which.level }),
    },
    include: areaName,
    orderBy: [{ areaCode: 'asc' }, { id: 'asc' }],
    ...pageOf(page),
  })
}

export async function readDepot(db: Database, id: string) {
  return db.prisma.depot.findUnique({
    where: { id },
    include: {
      ...areaName,

      stockPositions: { include: { item: true }, orderBy: { itemCode: 'asc' } },
    },
  })
}

export async function listCarriers(db: Database) {
  return db.prisma.carrier.findMany({ include: areaName, orderBy: [{ areaCode: 'asc' }, { id: 'asc' }] })
}
