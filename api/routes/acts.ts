import { countersignNotices } from '../../database/movement-notices'
import { readEscalation, readIncidentState, readReleaseOrder } from '../../database/reads/incident'
import type { IncidentAct } from '../../domain/incident/acts'
import type { RouteName } from '../../domain/duty/role-table'
import { UPDATES } from '../../workflows/messages'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import type { Caller } from '../caller'
import { withoutGaps } from '../completed-fields'
import * as consignments from '../contracts/consignments'
import * as contracts from '../contracts/incidents'
import { nowOf } from '../present/clock'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn } from '../subjects'

/** Sends an act to the running response; the answer says that it counted, or the refusal says what stands instead. */
async function act(api: Api, workflowId: string, update: string, arg: object) {
  const { detail } = await api.playbook.act(workflowId, update, withoutGaps(arg))
  return reply(200, { outcome: 'done' as const, detail })
}

const decideLevel = route(contracts.decideLevel, async (api, { params, body, caller }) => {
  const { kind, level } = body
  await incidentToActOn(api, params.id, { route: 'decideLevel', act: 'decideLevel', caller, kind, level })
  return act(api, ids.incidentId(params.id), UPDATES.decideLevel, { ...body, by: actingPerson(caller) })
})

const decideBatch = route(contracts.decideBatch, async (api, { params, body, caller }) => {
  const { id, planId, batch } = params
  // an order given by telephone is written down by whoever takes the call
  const byTelephone = body.byTelephone === true && body.decision === 'approve'
  await incidentToActOn(api, id, { route: 'decideBatch', act: 'decideBatch', caller, byTelephone })
  const { orderedBy, ...decision } = body
  const reason = byTelephone ? spokenOrder(orderedBy ?? '', body.reason) : body.reason
  const arg = { planId, batch, ...decision, reason, by: actingPerson(caller) }
  return act(api, ids.incidentId(id), UPDATES.decideBatch, arg)
})

/** Who gave the order stands in the record beside who wrote it down. */
function spokenOrder(orderedBy: string, reason: string | undefined): string {
  return `电话指令：${orderedBy}${reason === undefined ? '' : `；${reason}`}`
}

/** The routes whose act needs no more than the incident's area and state. */
function plainAct(api: Api, name: RouteName & IncidentAct, id: string, caller: Caller | null) {
  return incidentToActOn(api, id, { route: name, act: name, caller })
}

const standDown = route(contracts.standDown, async (api, { params, body, caller }) => {
  await plainAct(api, 'standDown', params.id, caller)
  return act(api, ids.incidentId(params.id), UPDATES.standDown, { ...body, by: actingPerson(caller) })
})

const decideOnRoad = route(contracts.decideOnRoad, async (api, { params, body, caller }) => {
  await plainAct(api, 'decideOnRoad', params.id, caller)
  return act(api, ids.incidentId(params.id), UPDATES.decideOnRoad, { ...body, by: actingPerson(caller) })
})

const close = route(contracts.closeIncident, async (api, { params, body, caller }) => {
  await plainAct(api, 'closeIncident', params.id, caller)
  return act(api, ids.incidentId(params.id), UPDATES.closeIncident, { ...body, by: actingPerson(caller) })
})

const merge = route(contracts.mergeIncident, async (api, { params, body, caller }) => {
  if (body.into === params.id) throw badField('into', 'api.mergeSelf')
  const { isExercise } = await plainAct(api, 'mergeIncident', params.id, caller)
  const into = found(await readIncidentState(api.database, body.into), 'incident')
  requireScope('mergeIncident', person(caller), { areaCodes: into.areaCodes })
  if (into.isExercise !== isExercise) throw badField('into', 'api.mergeKind')
  if (into.status !== 'open') throw new Refusal('not-allowed-now', 'api.incidentState', { status: into.status })
  return act(api, ids.incidentId(params.id), UPDATES.mergeInto, { ...body, by: actingPerson(caller) })
})

const split = route(contracts.splitIncident, async (api, { params, body, caller }) => {
  const { areaCodes } = await plainAct(api, 'splitIncident', params.id, caller)
  const wanted = [...new Set(body.areaCodes)].sort()
  const foreign = wanted.filter((code) => !areaCodes.includes(code))
  const codes = foreign.length > 0 ? foreign : wanted
  if (foreign.length > 0 || wanted.length === areaCodes.length)
    throw badField('areaCodes', 'api.areaNotIncident', { codes: codes.join(', ') })
  const args = [{ incidentId: params.id, areaCodes: wanted, reason: body.reason, by: actingPerson(caller) }]
  await api.playbook.start({ type: 'splitIncident', workflowId: `split/${params.id}/${wanted.join('+')}`, args })
  return reply(202, { incidentId: params.id })
})

const paper = route(contracts.issuePaper, async (api, { params, caller }) => {
  const order = found(await readReleaseOrder(api.database, params.id), 'releaseOrder')
  await plainAct(api, 'issuePaper', order.incidentId, caller)
  const arg = { releaseOrderId: order.id, by: actingPerson(caller) }
  return act(api, ids.incidentId(order.incidentId), UPDATES.paperIssued, arg)
})

const countersign = route(contracts.countersignNotices, async (api, { params, caller }) => {
  const { id: orderId, incidentId } = found(await readReleaseOrder(api.database, params.id), 'releaseOrder')
  const incident = await plainAct(api, 'countersignNotices', incidentId, caller)
  const signature = { incidentId, orderId, by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const done = await countersignNotices(api.database, signature)
  if (done.outcome === 'too-late') throw new Refusal('too-late', 'act.noticesCountersigned', { by: done.by })
  if (done.outcome === 'no-notices') throw new Refusal('not-allowed-now', 'api.noNotices')
  return reply(200, { outcome: 'done' as const, detail: '' })
})

const acknowledge = route(consignments.acknowledgeEscalation, async (api, { params, caller }) => {
  const escalation = found(await readEscalation(api.database, params.id), 'escalation')
  const officer = person(caller)
  requireScope('acknowledgeEscalation', officer, { areaCodes: escalation.incident.areaCodes })
  return acknowledgeAs(api, escalation, actingPerson(officer))
})

/** Stops a ladder in someone's name: by the console, or by the signed link of a mail. */
export async function acknowledgeAs(
  api: Api,
  escalation: { readonly id: string; readonly state: string; readonly acknowledgedBy: string | null },
  by: string,
) {
  if (escalation.state === 'acknowledged')
    throw new Refusal('too-late', 'act.alreadyAcknowledged', { by: escalation.acknowledgedBy ?? 'system' })
  if (escalation.state === 'resolved') throw new Refusal('too-late', 'act.escalationResolved')
  if (escalation.state !== 'open') throw notFound('escalation')
  return act(api, ids.escalationId(escalation.id), UPDATES.acknowledge, { by })
}

export const actRoutes: readonly Route[] = [
  decideLevel,
  decideBatch,
  standDown,
  decideOnRoad,
  close,
  merge,
  split,
  paper,
  countersign,
  acknowledge,
]
