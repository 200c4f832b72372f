import type { Database } from '../client'

const withPlaces = {
  area: { select: { name: true } },
  depot: { select: { nameZh: true, areaCode: true } },
  carrier: { select: { nameZh: true } },
} as const

/** The posts that an account holds, with the names of their places. */
export async function readHoldings(db: Database, userId: string) {
  return db.prisma.postHolding.findMany({ where: { userId }, orderBy: { id: 'asc' }, include: withPlaces })
}

export type Holding = Awaited<ReturnType<typeof readHoldings>>[number]

export async function listAccounts(db: Database) {
  return db.prisma.user.findMany({
    orderBy: { username: 'asc' },
    include: { postHoldings: { orderBy: { id: 'asc' }, include: withPlaces } },
  })
}
