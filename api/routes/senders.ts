import { createApiKey, KeyNameTaken, listApiKeys, revokeApiKey } from '../../database/accounts/api-keys'
import { deleteFeedWatch, insertFeedWatch, updateFeedWatch } from '../../database/feed-watches'
import { listFeedWatches, readFeedWatch } from '../../database/reads/intake'
import type { FeedFailure } from '../../domain/feeds/feed-watch'
import { mayPollFeed } from '../../domain/feeds/feed-watch'
import { feedFailureText } from '../../texts/feeds'
import type { Language } from '../../texts/sentence'
import { SYNC_FEEDS } from '../../workflows/workflow-ids'
import { actingPerson } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/intake'
import { WorkflowsAway } from '../playbook'
import { whole } from '../present/page'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { wire } from '../wire'

const watches = route(contracts.listFeedWatches, async ({ database }, { language }) => {
  return reply(200, whole((await listFeedWatches(database)).map((row) => presentWatch(row, language))))
})

type WatchRow = Awaited<ReturnType<typeof listFeedWatches>>[number]
function presentWatch(watch: WatchRow, language: Language) {
  const { etag: _etag, lastModified: _modified, watchedSince: _since, lastError, ...row } = watch
  const why = lastError === null ? null : feedFailureText(JSON.parse(lastError) as FeedFailure, language)
  return wire({ ...row, lastError: why })
}

/** The schedules follow the table; while the engine is away they do so a minute after it is back. */
async function followWatches({ playbook }: Api): Promise<void> {
  try {
    await playbook.start({ type: 'syncFeeds', workflowId: SYNC_FEEDS, args: [] })
  } catch (error) {
    if (!(error instanceof WorkflowsAway)) throw error
  }
}

const newWatch = route(contracts.createFeedWatch, async (api, { body, caller, language }) => {
  requireAllowedHost(api, body.url)
  const actor = { by: actingPerson(caller), now: api.now() }
  const id = await insertFeedWatch(api.database, { ...body, active: body.active ?? true }, actor)
  if (id === undefined) throw new Refusal('already-there', 'api.feedThere')
  await followWatches(api)
  return reply(201, presentWatch(found(await readFeedWatch(api.database, id), 'feedWatch'), language))
})

const changedWatch = route(contracts.changeFeedWatch, async (api, { params, body, caller, language }) => {
  if (body.url !== undefined) requireAllowedHost(api, body.url)
  const actor = { by: actingPerson(caller), now: api.now() }
  const { outcome } = await updateFeedWatch(api.database, params.id, withoutGaps(body), actor)
  if (outcome === 'address-taken') throw new Refusal('already-there', 'api.feedThere')
  if (outcome === 'gone') throw notFound('feedWatch')
  await followWatches(api)
  return reply(200, presentWatch(found(await readFeedWatch(api.database, params.id), 'feedWatch'), language))
})

const deletedWatch = route(contracts.deleteFeedWatch, async (api, { params, caller }) => {
  const actor = { by: actingPerson(caller), now: api.now() }
  if (!(await deleteFeedWatch(api.database, params.id, actor))) throw notFound('feedWatch')
  await followWatches(api)
  return reply(204, null)
})

function requireAllowedHost({ config }: Api, url: string): void {
  const { environment, feedHosts: allowedHosts } = config
  if (!mayPollFeed(new URL(url), { environment, allowedHosts })) throw badField('url', 'api.feedHost')
}

const keys = route(contracts.listApiKeys, async ({ database }) => {
  return reply(200, whole((await listApiKeys(database)).map(wire)))
})

const newKey = route(contracts.createApiKey, async (api, { body, caller }) => {
  const by = actingPerson(caller)
  try {
    return reply(201, await createApiKey(api.database, body.name, by, api.now()))
  } catch (error) {
    if (error instanceof KeyNameTaken) throw new Refusal('already-there', 'api.keyNameThere', { name: body.name })
    throw error
  }
})

const revokedKey = route(contracts.revokeApiKey, async (api, { params, caller }) => {
  if (!(await revokeApiKey(api.database, params.id, actingPerson(caller), api.now()))) throw notFound('apiKey')
  return reply(204, null)
})

export const senderRoutes: readonly Route[] = [watches, newWatch, changedWatch, deletedWatch, keys, newKey, revokedKey]
