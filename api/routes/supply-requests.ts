import { readArea } from '../../database/reads/reference'
import type { IncidentState } from '../../database/reads/incident'
import { readIncidentState } from '../../database/reads/incident'
import { isItemKnown, readDepotPlace } from '../../database/reads/supply-places'
import type { RequestRow } from '../../database/reads/supply-requests'
import { listRequests, readRequest } from '../../database/reads/supply-requests'
import { decideRequest, submitRequest, withdrawRequest } from '../../database/supply/supply-requests'
import { areaLevel } from '../../domain/geography/area'
import type { RequestState } from '../../domain/supply/request'
import { decidedRequest, mayActOnRequest, requestActs } from '../../domain/supply/request'
import * as ids from '../../workflows/workflow-ids'
import type { ScopeFacts } from '../access'
import { actingPerson } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import type { Caller } from '../caller'
import * as contracts from '../contracts/supply-requests'
import { onceReference } from '../once'
import { nowOf } from '../present/clock'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { presentRequest } from '../present/request'
import { found, Refusal, requestStateName } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn, levelPost } from '../subjects'
import { tellPlanCause } from '../tell-response'
import { stored } from '../wire'

const list = route(contracts.listSupplyRequests, async (api, { query, caller }) => {
  const { cursor, limit = DEFAULT_LIMIT, ...which } = query
  const rows = await listRequests(api.database, which, { cursor, limit })
  const incidents = await incidentsOf(api, rows)
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ id }) => id,
      (row) => presentRequest(row, factsOf(row, incidents.get(row.incidentId)), caller),
    ),
  )
})

async function incidentsOf(api: Api, rows: readonly RequestRow[]): Promise<ReadonlyMap<string, IncidentState>> {
  const ids = [...new Set(rows.map(({ incidentId }) => incidentId))]
  const states = await Promise.all(ids.map((id) => readIncidentState(api.database, id)))
  return new Map(states.flatMap((state) => (state === null ? [] : [[state.id, state] as const])))
}

/** Whom a request concerns; a life-threatening one waits for no level's post: any officer of the incident's area decides. */
function factsOf({ lifeThreatening, areaCode }: RequestRow, incident: IncidentState | undefined): ScopeFacts {
  if (incident === undefined) return { area: areaCode }
  const post = lifeThreatening ? 'duty-officer' : levelPost(incident)
  return { area: areaCode, areaCodes: incident.areaCodes, levelPost: post }
}

async function answer(api: Api, id: string, caller: Caller | null) {
  const row = found(await readRequest(api.database, id), 'supplyRequest')
  const incidents = await incidentsOf(api, [row])
  return presentRequest(row, factsOf(row, incidents.get(row.incidentId)), caller)
}

const submit = route(contracts.submitSupplyRequest, async (api, { params, body, headers, caller }) => {
  const name = 'submitSupplyRequest'
  const incident = await incidentToActOn(api, params.id, {
    route: name,
    act: name,
    caller,
    facts: { area: body.areaCode },
  })
  await requirePlaces(api, body)
  const id = onceReference('request', caller, headers['idempotency-key'])
  const { areaCode, depotId = null, itemCode, asked, lifeThreatening = false, reason } = body
  const told = { areaCode, depotId, itemCode, asked, lifeThreatening, reason }
  const by = { by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const targetWorkflow = ids.incidentId(params.id)
  const cause = await submitRequest(api.database, { id, incidentId: params.id, ...told, ...by, targetWorkflow })
  if (cause !== null) await tellPlanCause(api, cause)
  return reply(201, await answer(api, id, caller))
})

type Places = { readonly areaCode: string; readonly itemCode: string; readonly depotId?: string | undefined }
async function requirePlaces({ database }: Api, { areaCode, itemCode, depotId }: Places): Promise<void> {
  if ((await readArea(database, areaCode)) === null) throw badField('areaCode', 'api.areaUnknown', { codes: areaCode })
  if (areaLevel(areaCode) !== 'county') throw badField('areaCode', 'api.countyNeeded')
  if (!(await isItemKnown(database.pool, itemCode)))
    throw badField('itemCode', 'api.itemKindUnknown', { codes: itemCode })
  if (depotId !== undefined && (await readDepotPlace(database.pool, depotId)) === undefined)
    throw badField('depotId', 'api.placeUnknown', { places: depotId })
}

const decide = route(contracts.decideSupplyRequest, async (api, { params, body, caller }) => {
  const request = found(await readRequest(api.database, params.id), 'supplyRequest')
  const incidents = await incidentsOf(api, [request])
  const name = 'decideSupplyRequest'
  const facts = factsOf(request, incidents.get(request.incidentId))
  const incident = await incidentToActOn(api, request.incidentId, { route: name, act: name, caller, facts })
  const decided = decidedRequest(request.asked, body.decision, body.approved)
  if (decided === null) throw badField('approved', 'api.aboveAsked', { asked: String(request.asked) })
  const change = { id: params.id, from: requestActs.decide, to: decided.state, approved: decided.approved }
  const by = { reason: body.reason ?? null, by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const targetWorkflow = ids.incidentId(request.incidentId)
  const cause = await decideRequest(api.database, { ...change, ...by, targetWorkflow })
  if (cause === null) throw await stateRefusal(api, params.id)
  await tellPlanCause(api, cause)
  return reply(200, await answer(api, params.id, caller))
})

const withdraw = route(contracts.withdrawSupplyRequest, async (api, { params, body, caller }) => {
  const request = found(await readRequest(api.database, params.id), 'supplyRequest')
  const name = 'withdrawSupplyRequest'
  const facts = { area: request.areaCode }
  const incident = await incidentToActOn(api, request.incidentId, { route: name, act: name, caller, facts })
  const by = { reason: body.reason, by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const targetWorkflow = ids.incidentId(request.incidentId)
  const asked = { id: params.id, from: requestActs.withdraw, ...by, targetWorkflow }
  const cause = await withdrawRequest(api.database, asked)
  if (cause === null) throw await stateRefusal(api, params.id)
  await tellPlanCause(api, cause)
  return reply(200, await answer(api, params.id, caller))
})

/** What stands instead: the second of two officers is told who decided how. */
async function stateRefusal(api: Api, id: string): Promise<Refusal> {
  const { state, decidedBy, askedBy } = found(await readRequest(api.database, id), 'supplyRequest')
  const code = mayActOnRequest('decide', stored<RequestState>(state)) ? 'not-allowed-now' : 'too-late'
  return new Refusal(code, 'api.requestState', { state: requestStateName(state), by: decidedBy ?? askedBy })
}

export const requestRoutes: readonly Route[] = [list, submit, decide, withdraw]
