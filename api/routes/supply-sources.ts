import { randomUUID } from 'node:crypto'
import { readArea } from '../../database/reads/reference'
import { isItemKnown, readDepotPlace } from '../../database/reads/supply-places'
import { listSources, readSource, readUpstream } from '../../database/reads/supply-sources'
import { readSourceOffers } from '../../database/supply/offers'
import type { SourceActed, SourceChange } from '../../database/supply/source-acts'
import { actOnSource, changeSource, createSource } from '../../database/supply/source-acts'
import { inTransaction } from '../../database/transaction'
import { endStates } from '../../domain/supply/life'
import { lives } from '../../domain/supply/lives'
import type { OtherSourceKind } from '../../domain/supply/terms'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import type { Caller } from '../caller'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/supply-sources'
import { lifeRefusal, requireLifePost } from '../life-refusal'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { presentSource, presentSourceDetail, subjectOfSource } from '../present/supply-source'
import { beijingDay } from '../reported-at'
import { found } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored } from '../wire'

const list = route(contracts.listSupplySources, async (api, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, surveyDue, ...filter } = query
  const due = surveyDue === 'true' ? { surveyDueOn: beijingDay(api.now()) } : {}
  const rows = await listSources(api.database, { ...filter, ...due }, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentSource),
  )
})

const one = route(contracts.getSupplySource, async (api, { params, caller }) =>
  reply(200, await answer(api, params.id, caller)),
)

async function answer(api: Api, id: string, caller: Caller | null) {
  const row = found(await readSource(api.database, id), 'supplySource')
  const [offers, upstream] = await Promise.all([
    readSourceOffers(api.database.pool, id, api.now()),
    readUpstream(api.database, row.dependsOn),
  ])
  return presentSourceDetail(row, { offers, upstream, caller })
}

const create = route(contracts.createSupplySource, async (api, { body, caller }) => {
  requireScope('createSupplySource', person(caller), { area: body.areaCode })
  await requirePlaces(api, body)
  const { surveyedOn = null, surveyEveryDays = null, dependsOn = [], ...rest } = body
  requirePast(api, surveyedOn)
  const id = `src_${randomUUID()}`
  const by = { by: actingPerson(caller), at: api.now(), reason: null }
  await inTransaction(api.database.pool, (tx) =>
    createSource(tx, { id, ...rest, surveyedOn, surveyEveryDays, dependsOn, ...by }),
  )
  return reply(201, await answer(api, id, caller))
})

type Places = { readonly areaCode: string; readonly depotId: string; readonly itemCode: string }
async function requirePlaces({ database }: Api, { areaCode, depotId, itemCode }: Places): Promise<void> {
  if ((await readArea(database, areaCode)) === null) throw badField('areaCode', 'api.areaUnknown', { codes: areaCode })
  if ((await readDepotPlace(database.pool, depotId)) === undefined)
    throw badField('depotId', 'api.placeUnknown', { places: depotId })
  if (!(await isItemKnown(database.pool, itemCode)))
    throw badField('itemCode', 'api.itemKindUnknown', { codes: itemCode })
}

function requirePast(api: Api, surveyedOn: string | null | undefined): void {
  const today = beijingDay(api.now())
  if (surveyedOn && surveyedOn > today) throw badField('surveyedOn', 'api.inFuture', { now: today })
}

const change = route(contracts.changeSupplySource, async (api, { params, body, caller }) => {
  const source = found(await readSource(api.database, params.id), 'supplySource')
  requireScope('changeSupplySource', person(caller), { area: source.areaCode })
  requirePast(api, body.surveyedOn)
  const { reason, ...changed } = body
  const set: SourceChange = withoutGaps(changed)
  const by = { by: actingPerson(caller), at: api.now(), reason }
  const acted = await inTransaction(api.database.pool, (tx) => changeSource(tx, { sourceId: params.id, set, ...by }))
  requireDone(acted, 'change', source.kind)
  return reply(200, await answer(api, params.id, caller))
})

const act = route(contracts.actOnSupplySource, async (api, { params, body, caller }) => {
  const source = found(await readSource(api.database, params.id), 'supplySource')
  const { source: course } = lives[stored<OtherSourceKind>(source.kind)]
  const action = course.actions.find(({ name }) => name === body.action)
  requireLifePost(action, 'actOnSupplySource', subjectOfSource(source), caller)
  const { reason = null, version, detail } = body
  const told = {
    action: body.action,
    ...(version !== undefined && { version }),
    ...(detail !== undefined && { detail }),
  }
  const by = { by: actingPerson(caller), at: api.now(), reason }
  const acted = await inTransaction(api.database.pool, (tx) => actOnSource(tx, { sourceId: params.id, ...told, ...by }))
  requireDone(acted, body.action, source.kind)
  return reply(200, await answer(api, params.id, caller))
})

function requireDone(acted: SourceActed, action: string, kind: string): void {
  if (acted.outcome === 'done') return
  const ended = endStates(lives[stored<OtherSourceKind>(kind)].source)
  throw lifeRefusal(acted, action, { kind, of: 'source', ended })
}

export const sourceRoutes: readonly Route[] = [list, one, create, change, act]
