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

const withHoldings = { postHoldings: { orderBy: { id: 'asc' }, include: withPlaces } } as const

export async function listAccounts(db: Database) {
  return db.prisma.user.findMany({ orderBy: { username: 'asc' }, include: withHoldings })
}

export async function readAccount(db: Database, id: string) {
  return db.prisma.user.findUnique({ where: { id }, include: withHoldings })
}

/** Whether an administrator has blocked the account; one that is gone is as good as blocked. */
export async function isBlocked(db: Database, id: string): Promise<boolean> {
  const row = await db.prisma.user.findUnique({ where: { id }, select: { blockedAt: true } })
  return row?.blockedAt !== null
}
