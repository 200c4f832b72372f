import { createApiKey, listApiKeys, revokeApiKey } from '../../database/accounts/api-keys'
import { deleteFeedWatch, insertFeedWatch, updateFeedWatch } from '../../database/feed-watches'
import { listFeedWatches, readFeedWatch } from '../../database/reads/intake'
import { person } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/intake'
import { whole } from '../present/page'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { wire } from '../wire'

const watches = route(contracts.listFeedWatches, async ({ database }) => {
  return reply(200, whole((await listFeedWatches(database)).map(presentWatch)))
})

type WatchRow = Awaited<ReturnType<typeof listFeedWatches>>[number]
function presentWatch({ etag: _etag, lastModified: _modified, ...row }: WatchRow) {
  return wire(row)
}

const newWatch = route(contracts.createFeedWatch, async (api, { body, caller }) => {
  requireAllowedHost(api, body.url)
  const actor = { by: person(caller).name, now: api.now() }
  const id = await insertFeedWatch(api.database, { ...body, active: body.active ?? true }, actor)
  if (id === undefined) throw new Refusal('already-there', 'api.feedThere')
  return reply(201, presentWatch(found(await readFeedWatch(api.database, id), 'feedWatch')))
})

const changedWatch = route(contracts.changeFeedWatch, async (api, { params, body, caller }) => {
  if (body.url !== undefined) requireAllowedHost(api, body.url)
  const actor = { by: person(caller).name, now: api.now() }
  const { outcome } = await updateFeedWatch(api.database, params.id, withoutGaps(body), actor)
  if (outcome === 'address-taken') throw new Refusal('already-there', 'api.feedThere')
  if (outcome === 'gone') throw notFound('feedWatch')
  return reply(200, presentWatch(found(await readFeedWatch(api.database, params.id), 'feedWatch')))
})

const deletedWatch = route(contracts.deleteFeedWatch, async (api, { params, caller }) => {
  const actor = { by: person(caller).name, now: api.now() }
  if (!(await deleteFeedWatch(api.database, params.id, actor))) throw notFound('feedWatch')
  return reply(204, null)
})

/** An exercise must not pull real feeds (decision 12): staging polls this machine only. */
function requireAllowedHost({ config }: Api, url: string): void {
  const { hostname } = new URL(url)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  if (config.environment === 'staging' && !isLoopback) throw badField('url', 'api.feedHost')
}

const keys = route(contracts.listApiKeys, async ({ database }) => {
  return reply(200, whole((await listApiKeys(database)).map(wire)))
})

const newKey = route(contracts.createApiKey, async (api, { body, caller }) => {
  return reply(201, await createApiKey(api.database, body.name, person(caller).name, api.now()))
})

const revokedKey = route(contracts.revokeApiKey, async (api, { params, caller }) => {
  if (!(await revokeApiKey(api.database, params.id, person(caller).name, api.now()))) throw notFound('apiKey')
  return reply(204, null)
})

export const senderRoutes: readonly Route[] = [watches, newWatch, changedWatch, deletedWatch, keys, newKey, revokedKey]
