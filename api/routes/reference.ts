import type { Database } from '../../database/client'
import { insertPolicy, listPolicies, readPolicy } from '../../database/reads/policies'
import {
  listAreas,
  listCarriers,
  listDepots,
  listItemKinds,
  readArea,
  readAreaNames,
  readDepot,
} from '../../database/reads/reference'
import { orderingAreaOf } from '../../domain/supply/ordering-area'
import { actingPerson, person } from '../access'
import { badField } from '../bad-input'
import * as contracts from '../contracts/reference'
import { API_VERSION } from '../openapi'
import { checkPolicyBody } from '../policy-body'
import { presentDepot, presentDepotDetail } from '../present/depot'
import { DEFAULT_LIMIT, pageFrom, whole } from '../present/page'
import { presentHolding } from '../present/posts'
import { found, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored, wire } from '../wire'

const me = route(contracts.getMe, async ({ config }, { caller }) => {
  const { id, name, username, holdings } = person(caller)
  const { environment, areaCode, publicUrl } = config
  const posts = holdings.map(presentHolding)
  const user = { id, name, username }
  return reply(200, { user, posts, environment, areaCode, publicUrl, version: API_VERSION })
})

const areas = route(contracts.listAreas, async ({ database }, { query }) => {
  const { parent, q, cursor, limit = DEFAULT_LIMIT } = query
  const rows = await listAreas(database, { parent, q }, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ code }) => code, presentArea),
  )
})

type AreaRow = NonNullable<Awaited<ReturnType<typeof readArea>>>
function presentArea(row: AreaRow) {
  return { ...row, level: stored<'county'>(row.level), populationBasis: stored<'estimated'>(row.populationBasis) }
}

const area = route(contracts.getArea, async ({ database }, { params }) => {
  return reply(200, presentArea(found(await readArea(database, params.code), 'area')))
})

const itemKinds = route(contracts.listItemKinds, async ({ database }) => {
  const rows = await listItemKinds(database)
  const items = rows.map((row) => ({
    ...row,
    supplyClass: stored<'other'>(row.supplyClass),
    label: stored<'verified'>(row.label),
  }))
  return reply(200, whole(items))
})

const depots = route(contracts.listDepots, async ({ database }, { query }) => {
  const { areaCode, level, q, cursor, limit = DEFAULT_LIMIT } = query
  const rows = await listDepots(database, { areaCode, level, q }, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentDepot),
  )
})

/** A depot as it stands, as several routes answer it. */
export async function depotInFull(database: Database, id: string) {
  const row = found(await readDepot(database, id), 'depot')
  return presentDepotDetail(row, await readAreaNames(database, [orderingAreaOf(row)]))
}

const depot = route(contracts.getDepot, async ({ database }, { params }) => {
  return reply(200, await depotInFull(database, params.id))
})

const carriers = route(contracts.listCarriers, async ({ database }) => {
  const rows = await listCarriers(database)
  const items = rows.map(({ area: { name }, ...row }) => ({ ...row, mode: stored<'road'>(row.mode), areaName: name }))
  return reply(200, whole(items))
})

type PolicyRow = Awaited<ReturnType<typeof listPolicies>>[number]
function presentPolicy({ area: { name }, ...row }: PolicyRow) {
  return { ...wire(row), label: stored<'adopted'>(row.label), areaName: name }
}

const policies = route(contracts.listPolicies, async ({ database }, { query }) => {
  const rows = await listPolicies(database, query.kind)
  return reply(200, whole(rows.map(presentPolicy)))
})

const policy = route(contracts.getPolicy, async ({ database }, { params }) => {
  const { body, ...row } = found(await readPolicy(database, params.id), 'policy')
  return reply(200, { ...presentPolicy(row), body })
})

const newPolicy = route(contracts.createPolicy, async (api, { body, caller }) => {
  if ((await readArea(api.database, body.areaCode)) === null)
    throw badField('areaCode', 'api.areaUnknown', { codes: body.areaCode })
  const policyBody = await checkPolicyBody(api.database, body)
  const id = await insertPolicy(api.database, { ...body, body: policyBody }, actingPerson(caller), api.now())
  if (id === undefined) throw new Refusal('already-there', 'api.editionThere', { edition: body.edition })
  const { body: stands, ...row } = found(await readPolicy(api.database, id), 'policy')
  return reply(201, { ...presentPolicy(row), body: stands })
})

export const referenceRoutes: readonly Route[] = [
  me,
  areas,
  area,
  itemKinds,
  depots,
  depot,
  carriers,
  policies,
  policy,
  newPolicy,
]
