import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Post } from '../../domain/duty/post'
import { appendAudit } from '../audit'
import { one } from '../transaction'
import { hashPassword } from './password'

export type NewAccount = {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly holdings: readonly {
    readonly post: Post
    readonly areaCode: string
    readonly depotId: string | null
    readonly carrierId: string | null
  }[]
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
  for (const { post, areaCode, depotId, carrierId } of account.holdings) {
    await tx.query(
      'INSERT INTO post_holdings (id, user_id, post, area_code, depot_id, carrier_id) VALUES ($1, $2, $3, $4, $5, $6)',
      [randomUUID(), userId, post, areaCode, depotId, carrierId],
    )
  }
  await appendAudit(tx, {
    happenedAt: new Date().toISOString(),
    incidentId: null,
    actor: by,
    action: 'account.created',
    subject: account.username,
    detail: { name: account.name, posts: account.holdings.map(({ post }) => post) },
  })
  return userId
}
