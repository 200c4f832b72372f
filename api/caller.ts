import { APIError } from 'better-auth/api'
import { fromNodeHeaders } from 'better-auth/node'
import type { Request } from 'express'
import type { Holding } from '../database/accounts/accounts'
import { isBlocked, readHoldings } from '../database/accounts/accounts'
import { findApiKey } from '../database/accounts/api-keys'
import { posts } from '../domain/duty/post'
import type { Post } from '../domain/duty/post'
import type { Api } from './api'
import { Refusal } from './refusal'

/** Someone signed in, or a sender with an API key. */
export type Caller =
  | {
      readonly kind: 'account'
      readonly id: string
      readonly name: string
      readonly username: string
      readonly holdings: readonly (Holding & { readonly post: Post })[]
    }
  | { readonly kind: 'key'; readonly id: string; readonly name: string }

export type AccountCaller = Extract<Caller, { kind: 'account' }>

/** Who sends this request; null when nobody says so. A key that is given and wrong is refused, not ignored. */
export async function identify(api: Api, req: Request): Promise<Caller | null> {
  const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    const key = await findApiKey(api.database, bearer.trim())
    if (key === null) throw new Refusal('not-signed-in', 'api.badKey')
    return { kind: 'key', ...key }
  }
  if (!req.get('cookie')) return null
  const session = await readSession(api, req)
  if (session === null) return null
  const { id, name, username } = session.user
  const [blocked, held] = await Promise.all([isBlocked(api.database, id), readHoldings(api.database, id)])
  if (blocked) return null
  const holdings = held.filter(isKnownPost)
  return { kind: 'account', id, name, username: username ?? '', holdings }
}

/** The library says only that it failed, which it does when the database is away. */
async function readSession(api: Api, req: Request) {
  try {
    return await api.signIn.api.getSession({ headers: fromNodeHeaders(req.headers) })
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode < 500) throw error
    throw new Refusal('database-away', 'api.databaseAway', {}, { retryAfterSeconds: 5, cause: error })
  }
}

function isKnownPost(holding: Holding): holding is Holding & { post: Post } {
  return posts.some((post) => post === holding.post)
}

export function postsOf(caller: AccountCaller): readonly Post[] {
  return caller.holdings.map(({ post }) => post)
}
