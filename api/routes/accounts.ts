import { listAccounts, readAccount } from '../../database/accounts/accounts'
import { changeAccount } from '../../database/accounts/change-account'
import type { NewHolding } from '../../database/accounts/create-account'
import { createAccount } from '../../database/accounts/create-account'
import { randomPassword } from '../../database/accounts/seed-accounts'
import { unknownPlaces } from '../../database/accounts/unknown-places'
import { inTransaction } from '../../database/transaction'
import type { Post } from '../../domain/duty/post'
import { actorOf, person } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import * as contracts from '../contracts/accounts'
import { whole } from '../present/page'
import { presentHolding } from '../present/posts'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import type { changedAccount } from '../schemas/session'
import type { z } from '../schemas/zod'

type AccountRow = NonNullable<Awaited<ReturnType<typeof readAccount>>>
function presentAccount({ id, name, username, email, blockedAt, postHoldings }: AccountRow) {
  const posts = postHoldings.map(presentHolding)
  return { id, name, username, email, posts, blockedAt: blockedAt?.toISOString() ?? null }
}

const list = route(contracts.listAccounts, async ({ database }) => {
  return reply(200, whole((await listAccounts(database)).map(presentAccount)))
})

const create = route(contracts.createAccount, async (api, { body, caller }) => {
  const { posts, password: given, ...who } = body
  const holdings = await holdingsFrom(api, posts)
  const password = given ?? randomPassword()
  const by = actorOf(person(caller))
  const id = await inTransaction(api.database.pool, (tx) => createAccount(tx, { ...who, password, holdings }, by))
  if (id === undefined) throw new Refusal('already-there', 'api.accountThere')
  const made = presentAccount(found(await readAccount(api.database, id), 'account'))
  return reply(201, { ...made, password: given === undefined ? password : null })
})

const change = route(contracts.changeAccount, async (api, { params, body, caller }) => {
  const administrator = person(caller)
  // whoever locks themselves out could not undo it
  if (params.id === administrator.id) throw new Refusal('not-allowed-now', 'api.ownAccount')
  const { posts, blocked } = body
  const changes = {
    ...(posts !== undefined && { holdings: await holdingsFrom(api, posts) }),
    ...(blocked !== undefined && { blocked }),
  }
  const actor = { by: actorOf(administrator), now: api.now() }
  if (!(await changeAccount(api.database, params.id, changes, actor))) throw notFound('account')
  return reply(200, presentAccount(found(await readAccount(api.database, params.id), 'account')))
})

type PostsIn = NonNullable<z.output<typeof changedAccount>['posts']>

/** The posts as they are kept, once their places are known to exist. */
async function holdingsFrom({ database }: Api, posts: PostsIn): Promise<readonly (NewHolding & { post: Post })[]> {
  const holdings = posts.map(({ post, areaCode, depotId = null, carrierId = null }) => {
    return { post, areaCode, depotId, carrierId }
  })
  const unknown = await unknownPlaces(database, holdings)
  if (unknown.length > 0) throw badField('posts', 'api.placeUnknown', { places: unknown.join(', ') })
  return holdings
}

export const accountRoutes: readonly Route[] = [list, create, change]
