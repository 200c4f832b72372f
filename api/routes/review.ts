import type { ReviewChange } from '../../database/review'
import { keepCompletion, resolveReview } from '../../database/review'
import { listReviewItems, readAlert, readDocument, readReviewItem } from '../../database/reads/intake'
import { readIncidentState } from '../../database/reads/incident'
import { readAreaNames } from '../../database/reads/reference'
import type { PartialAlert } from '../../domain/alert/alert'
import { completeAlert } from '../../domain/alert/complete-alert'
import { intakeId } from '../../workflows/workflow-ids'
import { actingPerson } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import { completedAlertFields } from '../completed-fields'
import * as contracts from '../contracts/intake'
import { WorkflowsAway } from '../playbook'
import { presentAlertDetail, presentDocument, presentReview } from '../present/intake'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored } from '../wire'

const list = route(contracts.listReviewItems, async ({ database }, { query }) => {
  const { state, cursor, limit = DEFAULT_LIMIT } = query
  const rows = await listReviewItems(database, state, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentReview),
  )
})

const one = route(contracts.getReviewItem, async ({ database }, { params }) => {
  const { alert, ...item } = found(await readReviewItem(database, params.id), 'reviewItem')
  const [document, names] = await Promise.all([
    readDocument(database, item.documentId),
    readAreaNames(database, alert?.areaCodes ?? []),
  ])
  return reply(200, {
    ...presentReview(item),
    document: presentDocument(found(document, 'document')),
    alert: alert && presentAlertDetail(alert, names),
  })
})

/** What the officer fills in is kept first; the workflow then makes the alert of it and takes the item off the queue. */
const complete = route(contracts.completeReviewItem, async (api, { params, body, caller }) => {
  const item = found(await readReviewItem(api.database, params.id), 'reviewItem')
  const fields = completedAlertFields(body.fields)
  await requireKnownAreas(api, body.fields.areaCodes ?? [])
  requireComplete(stored(item.partial), fields)
  const by = actingPerson(caller)
  const kept = { fields, start: body.start, reason: body.reason ?? null }
  const { documentId } = requireOpen(await keepCompletion(api.database, item.id, kept, { by, now: api.now() }))
  // a run of its own each time: an earlier answer may have failed for a reason that is gone now
  const workflowId = `${intakeId(documentId)}/review/${item.id}`
  await startSoon(api, { type: 'completeReview', workflowId, args: [{ reviewItemId: item.id, by }] })
  return reply(202, presentReview(found(await readReviewItem(api.database, item.id), 'reviewItem')))
})

/** Away is no failure here: the answer is kept, and the sweep takes it when the engine is back. */
async function startSoon(api: Api, start: Parameters<Api['playbook']['start']>[0]): Promise<void> {
  try {
    await api.playbook.start(start)
  } catch (error) {
    if (!(error instanceof WorkflowsAway)) throw error
  }
}

function requireComplete(partial: PartialAlert | null, fields: ReturnType<typeof completedAlertFields>): void {
  const completion = completeAlert(partial ?? { format: 'form' }, fields)
  if (completion.outcome === 'complete') return
  const faults = completion.missing.map((field) => {
    const name = field === 'area' ? 'areaCodes' : field
    return { field: `fields.${name}`, fault: 'missing', values: {} }
  })
  const names = faults.map(({ field }) => field).join(', ')
  throw new Refusal('bad-input', 'api.badInput', { fields: names }, { fields: faults })
}

async function requireKnownAreas({ database }: Api, codes: readonly string[]): Promise<void> {
  const names = await readAreaNames(database, codes)
  const unknown = codes.filter((code) => !names.has(code))
  if (unknown.length > 0) throw badField('fields.areaCodes', 'api.areaUnknown', { codes: unknown.join(', ') })
}

const merge = route(contracts.mergeReviewItem, async (api, { params, body, caller }) => {
  const incidentId = await mergeTarget(api, body)
  const { reason, alertId = null } = body
  const end = { state: 'merged', resolution: { reason, alertId, incidentId }, incidentId } as const
  const actor = { by: actingPerson(caller), now: api.now() }
  requireOpen(await resolveReview(api.database, params.id, end, actor))
  return reply(200, presentReview(found(await readReviewItem(api.database, params.id), 'reviewItem')))
})

async function mergeTarget(
  { database }: Api,
  { alertId, incidentId }: { alertId?: string | undefined; incidentId?: string | undefined },
): Promise<string | null> {
  if (incidentId !== undefined) return found(await readIncidentState(database, incidentId), 'incident').id
  return found(await readAlert(database, alertId ?? ''), 'alert').incidentId
}

const setAside = route(contracts.setAsideReviewItem, async (api, { params, body, caller }) => {
  const end = { state: 'set-aside', resolution: { reason: body.reason }, incidentId: null } as const
  const actor = { by: actingPerson(caller), now: api.now() }
  requireOpen(await resolveReview(api.database, params.id, end, actor))
  return reply(200, presentReview(found(await readReviewItem(api.database, params.id), 'reviewItem')))
})

function requireOpen(change: ReviewChange): Extract<ReviewChange, { outcome: 'done' }> {
  switch (change.outcome) {
    case 'done':
      return change
    case 'gone':
      throw notFound('reviewItem')
    case 'resolved':
      throw new Refusal('too-late', 'api.reviewResolved', { by: change.by, state: change.state })
  }
}

export const reviewRoutes: readonly Route[] = [list, one, complete, merge, setAside]
