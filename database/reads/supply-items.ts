import type { Database } from '../client'

const named = { select: { code: true, nameZh: true, nameEn: true, unitZh: true, unitEn: true } } as const

/** An item kind with the parts of a kit, the kits it is part of, and what stands in for what. */
export async function readItemKind(db: Database, code: string) {
  return db.prisma.itemKind.findUnique({
    where: { code },
    include: {
      kitParts: { include: { part: named }, orderBy: { partCode: 'asc' } },
      partOfKits: { include: { kit: named }, orderBy: { kitCode: 'asc' } },
      standIns: { include: { by: named }, orderBy: { byCode: 'asc' } },
      standsInFor: { include: { item: named }, orderBy: { itemCode: 'asc' } },
    },
  })
}
