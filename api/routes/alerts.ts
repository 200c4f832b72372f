import { setTimeout as sleep } from 'node:timers/promises'
import { isConsumed, listAlerts, readAlert, readDocument, readDocumentBody } from '../../database/reads/intake'
import { readAreaNames } from '../../database/reads/reference'
import { intakeId } from '../../workflows/workflow-ids'
import { actingPerson, actorOf, person } from '../access'
import type { Api } from '../api'
import * as contracts from '../contracts/intake'
import { formDocument } from '../alert-form'
import { exerciseFrom, requireHeldPace } from '../exercise-settings'
import { keepDocument } from '../keep-document'
import { WorkflowsAway } from '../playbook'
import { presentAlert, presentAlertDetail, presentDocumentDetail } from '../present/intake'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { found, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'

const outcomeWaitMs = 3_000
const lookEveryMs = 100

const post = route(contracts.postAlert, async (api, { body, query, req, caller }) => {
  const exercise = exerciseFrom(api.config, query.exercise)
  const channel = exercise ? 'exercise' : query.fileName === undefined ? 'http' : 'file'
  const document = {
    channel,
    sender: caller === null ? '' : actorOf(caller),
    contentType: req.get('content-type') ?? null,
    fileName: query.fileName ?? null,
    body,
    exercise,
  } as const
  await requireHeldPace(api, exercise, { ...document, receivedAt: api.now() })
  return takeIn(api, await keepDocument(api, document))
})

const postForm = route(contracts.postAlertForm, async (api, { body, caller }) => {
  const exercise = exerciseFrom(api.config, body.exercise)
  const officer = person(caller)
  const form = formDocument(body, officer.name, api.now())
  const document = {
    channel: exercise ? 'exercise' : 'form',
    sender: actorOf(officer),
    contentType: 'application/json',
    fileName: null,
    body: Buffer.from(JSON.stringify(form)),
    exercise,
  } as const
  await requireHeldPace(api, exercise, { ...document, receivedAt: api.now() })
  return takeIn(api, await keepDocument(api, document))
})

/** The document is kept already: its workflow takes it now, or the sweep when the engine is back. */
async function takeIn(api: Api, documentId: string) {
  const Location = `/api/v1/alert-documents/${encodeURIComponent(documentId)}`
  const later = reply(202, { documentId }, { Location })
  try {
    await api.playbook.start({ type: 'intakeDocument', workflowId: intakeId(documentId), args: [{ documentId }] })
  } catch (error) {
    if (error instanceof WorkflowsAway) return later
    throw error
  }
  if (!(await consumedSoon(api, documentId))) return later
  const document = found(await readDocument(api.database, documentId), 'document')
  const names = await readAreaNames(
    api.database,
    document.alerts.flatMap(({ areaCodes }) => areaCodes),
  )
  const { state, alerts, reviewItems } = presentDocumentDetail(document, names)
  return reply(201, { documentId, state, alerts, reviewItems }, { Location })
}

async function consumedSoon({ database }: Api, documentId: string): Promise<boolean> {
  const until = performance.now() + outcomeWaitMs
  while (performance.now() < until) {
    if (await isConsumed(database, documentId)) return true
    await sleep(lookEveryMs)
  }
  return false
}

const list = route(contracts.listAlerts, async ({ database }, { query }) => {
  const { disposition, incidentId, cursor, limit = DEFAULT_LIMIT } = query
  const rows = await listAlerts(database, { disposition, incidentId }, { cursor, limit })
  const names = await readAreaNames(
    database,
    rows.flatMap(({ areaCodes }) => areaCodes),
  )
  const page = pageFrom(
    rows,
    limit,
    ({ id }) => id,
    (row) => presentAlert(row, names),
  )
  return reply(200, page)
})

const one = route(contracts.getAlert, async ({ database }, { params }) => {
  const row = found(await readAlert(database, params.id), 'alert')
  return reply(200, presentAlertDetail(row, await readAreaNames(database, row.areaCodes)))
})

const start = route(contracts.startAlert, async (api, { params, body, caller }) => {
  const row = found(await readAlert(api.database, params.id), 'alert')
  if (row.incidentId !== null || row.disposition !== 'kept') throw new Refusal('too-late', 'api.alertNotKept')
  const args = [{ alertId: row.id, by: actingPerson(caller), reason: body.reason }]
  await api.playbook.start({ type: 'startKeptAlert', workflowId: `intake/alert/${row.id}`, args })
  return reply(202, presentAlert(row, await readAreaNames(api.database, row.areaCodes)))
})

const document = route(contracts.getAlertDocument, async ({ database }, { params, caller }) => {
  const row = found(await readDocument(database, params.id), 'document')
  // a sender sees what became of its own documents only
  if (caller?.kind === 'key' && row.sender !== actorOf(caller)) throw new Refusal('not-your-post', 'api.wrongPlace')
  const names = await readAreaNames(
    database,
    row.alerts.flatMap(({ areaCodes }) => areaCodes),
  )
  return reply(200, presentDocumentDetail(row, names))
})

/** As text that no browser takes for a page of ours: what arrived is not to be trusted. */
const documentBody = route(contracts.getAlertDocumentBody, async ({ database }, { params }) => {
  const { body } = found(await readDocumentBody(database, params.id), 'document')
  const headers = {
    'Content-Disposition': `attachment; filename="${params.id.replace(/[^\w.-]/g, '_')}.txt"`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  }
  return reply(200, Buffer.from(body), headers)
})

export const alertRoutes: readonly Route[] = [postForm, post, list, one, start, document, documentBody]
