import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Post } from '../../domain/duty/post'
import { appendAudit } from '../audit'
import { one } from '../transaction'
import { hashPassword } from './password'

export type NewHolding = {
  readonly post: Post
  readonly areaCode: string
  readonly depotId: string | null
  readonly carrierId: string | null
}

export type NewAccount = {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly holdings: readonly NewHolding[]
}

/** Makes an account as the sign-in library keeps it; undefined when the name is taken: what is there stays as it is. */
export async function createAccount(tx: PoolClient, account: NewAccount, by: string): Promise<string | undefined> {
  const taken = await one(tx, 'SELECT 1 FROM "user" WHERE username = $1 OR email = $2', [
    account.username,
    account.email,
  ])
  if (taken !== undefined) return undefined
  const userId = randomUUID()
  await tx.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", username, "displayUsername") VALUES ($1, $2, $3, true, $4, $4)`,
    [userId, account.name, account.email, account.username],
  )
  await tx.query(
    `INSERT INTO account (id, "accountId", "providerId", "userId", password) VALUES ($1, $2, 'credential', $2, $3)`,
    [randomUUID(), userId, await hashPassword(account.password)],
  )
  await insertHoldings(tx, userId, account.holdings)
  await appendAudit(tx, {
    happenedAt: new Date().toISOString(),
    incidentId: null,
    actor: by,
    action: 'account.created',
    subject: account.username,
    detail: { name: account.name, posts: holdingWords(account.holdings) },
  })
  return userId
}

export async function insertHoldings(tx: PoolClient, userId: string, holdings: readonly NewHolding[]): Promise<void> {
  for (const { post, areaCode, depotId, carrierId } of holdings) {
    await tx.query(
      'INSERT INTO post_holdings (id, user_id, post, area_code, depot_id, carrier_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [randomUUID(), userId, post, areaCode, depotId, carrierId],
    )
  }
}

/** Posts with their places, as the audit tells them. */
export function holdingWords(holdings: readonly NewHolding[]): readonly string[] {
  return holdings.map(({ post, areaCode, depotId, carrierId }) =>
    [post, areaCode, depotId, carrierId].filter((part) => part !== null).join(' '),
  )
}
