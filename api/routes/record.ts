import { readAudit } from '../../database/reads/audit'
import { listCapturedMails, readCapturedMail } from '../../database/reads/mails'
import type { Api } from '../api'
import * as contracts from '../contracts/record'
import { eventStream } from '../events'
import { lookAtParts } from '../health'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { found, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { wire } from '../wire'

const mails = route(contracts.listCapturedMails, async (api, { query }) => {
  requireStaging(api)
  const { incidentId = null, after = null, cursor, limit = DEFAULT_LIMIT } = query
  const before = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null
  const rows = await listCapturedMails(api.database, { incidentId, after, before, limit: limit + 1 })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => String(id), wire),
  )
})

const mail = route(contracts.getCapturedMail, async (api, { params }) => {
  requireStaging(api)
  return reply(200, wire(found(await readCapturedMail(api.database, params.id), 'mail')))
})

function requireStaging({ config }: Api): void {
  if (config.environment !== 'staging') throw new Refusal('staging-only', 'api.stagingOnly')
}

const audit = route(contracts.listAudit, async ({ database }, { query }) => {
  const { after = 0, limit = 500 } = query
  const rows = await readAudit(database.pool, { after, limit: limit + 1 })
  return reply(
    200,
    pageFrom(rows, limit, ({ seq }) => String(seq), wire),
  )
})

const alive = route(contracts.getLiveness, () => Promise.resolve(reply(200, { alive: true as const })))

const ready = route(contracts.getReadiness, async (api) => {
  const parts = await lookAtParts(api)
  return parts.ready ? reply(200, parts) : reply(503, parts)
})

export const recordRoutes: readonly Route[] = [mails, mail, audit, eventStream, alive, ready]
