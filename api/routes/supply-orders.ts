import { readIncidentState } from '../../database/reads/incident'
import { readArea } from '../../database/reads/reference'
import { listOrders, readOrder, readOrderLots, readOrdersById, readSource } from '../../database/reads/supply-sources'
import { readSourceOffers } from '../../database/supply/offers'
import type { OrderActed } from '../../database/supply/order-acts'
import { actOnOrder } from '../../database/supply/order-acts'
import type { SupplyLine } from '../../database/supply/orders'
import { placeOrders } from '../../database/supply/orders'
import { keepPostponedOrder } from '../../database/supply/postponed-orders'
import type { ShortOrder } from '../../database/supply/short-orders'
import { keepShortOrder } from '../../database/supply/short-orders'
import type { Queryable } from '../../database/transaction'
import { inTransaction } from '../../database/transaction'
import { endStates } from '../../domain/supply/life'
import { firstAct, lives } from '../../domain/supply/lives'
import type { SupplyOffer } from '../../domain/supply/offer'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import type { Caller } from '../caller'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/supply-sources'
import { lifeRefusal, requireLifePost } from '../life-refusal'
import { onceReference } from '../once'
import { nowOf } from '../present/clock'
import { DEFAULT_LIMIT, pageFrom, whole } from '../present/page'
import { presentOrder, presentOrderDetail, subjectOfOrder, subjectOfSource } from '../present/supply-source'
import { found, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { requireIncidentState } from '../subjects'
import { tellPlanCause } from '../tell-response'
import { stored } from '../wire'

const list = route(contracts.listSupplyOrders, async ({ database }, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, ...filter } = query
  const rows = await listOrders(database, filter, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentOrder),
  )
})

const one = route(contracts.getSupplyOrder, async (api, { params, caller }) =>
  reply(200, await answer(api, params.id, caller)),
)

async function answer({ database }: Api, id: string, caller: Caller | null) {
  const row = found(await readOrder(database, id), 'supplyOrder')
  return presentOrderDetail(row, await readOrderLots(database, id), caller)
}

const place = route(contracts.placeSupplyOrder, async (api, { params, body, headers, caller }) => {
  const source = found(await readSource(api.database, params.id), 'supplySource')
  const incident =
    body.incidentId === undefined ? null : found(await readIncidentState(api.database, body.incidentId), 'incident')
  const begin = firstAct(lives[stored<OtherSourceKind>(source.kind)].order)
  const subject = { ...subjectOfSource(source), incidentAreas: incident?.areaCodes ?? null }
  requireLifePost(begin, 'placeSupplyOrder', subject, caller)
  if (incident !== null) requireIncidentState(incident, 'placeSupplyOrder')
  if (begin.needsReason && body.reason === undefined) throw badField('reason', 'act.reasonMissing')
  const { areaCode = null, incidentId = null, reason = null } = body
  if (areaCode !== null && (await readArea(api.database, areaCode)) === null)
    throw badField('areaCode', 'api.areaUnknown', { codes: areaCode })
  const at = incident === null ? api.now() : nowOf(incident, api.now())
  const reference = onceReference('order', caller, headers['idempotency-key'])
  const lines = await linesOf(api, { ...body, areaCode, sourceId: params.id, at, reference })
  const asked = { incidentId, releaseOrderId: null, by: actingPerson(caller), at, reason, lines }
  await inTransaction(api.database.pool, async (tx) => {
    const placed = await placeOrders(tx, asked)
    const got = placed.reduce((sum, { quantity }) => sum + quantity, 0)
    // what was offered a moment ago was taken by someone else
    if (got < body.quantity) throw tooFew(got)
  })
  const orders = await readOrdersById(
    api.database,
    lines.map(({ orderId }) => orderId),
  )
  return reply(201, whole(orders.map(presentOrder)))
})

type Asked = {
  readonly sourceId: string
  readonly at: Instant
  readonly reference: string
  readonly areaCode: string | null
  readonly quantity: number
  readonly offerId?: string | undefined
}

/** One order for each offer that is drawn on, those that are ready first; the same reference asks for the same lines. */
async function linesOf({ database }: Api, asked: Asked): Promise<SupplyLine[]> {
  const before = await readOrdersById(
    database,
    Array.from({ length: 20 }, (_, index) => `${asked.reference}/${index + 1}`),
  )
  if (before.length > 0) return before.map((order) => lineOf(asked, order.id, order.offerId, order.quantity))
  const offers = await readSourceOffers(database.pool, asked.sourceId, asked.at)
  const named = offers.filter(({ id }) => asked.offerId === undefined || id === asked.offerId)
  if (asked.offerId !== undefined && named.length === 0) throw badField('offerId', 'api.offerUnknown')
  const drawn = draw(named, asked.quantity)
  const got = drawn.reduce((sum, { units }) => sum + units, 0)
  if (got < asked.quantity || drawn.length > 20) throw tooFew(got)
  return drawn.map(({ offer, units }, index) => lineOf(asked, `${asked.reference}/${index + 1}`, offer.id, units))
}

function lineOf({ areaCode }: Asked, orderId: string, offerId: string, quantity: number): SupplyLine {
  return { orderId, offerId, planLineId: null, areaCode, quantity }
}

function draw(offers: readonly SupplyOffer[], quantity: number) {
  const readyFirst = [...offers].sort((left, right) => ((left.readyAt ?? '') < (right.readyAt ?? '') ? -1 : 1))
  let left = quantity
  return readyFirst.flatMap((offer) => {
    const units = Math.min(left, offer.quantity)
    left -= units
    return units > 0 ? [{ offer, units }] : []
  })
}

const tooFew = (left: number) => new Refusal('not-allowed-now', 'api.offerTooSmall', { left })

const act = route(contracts.actOnSupplyOrder, async (api, { params, body, caller }) => {
  const order = found(await readOrder(api.database, params.id), 'supplyOrder')
  const { order: course } = lives[stored<OtherSourceKind>(order.kind)]
  const action = course.actions.find(({ name }) => name === body.action)
  requireLifePost(action, 'actOnSupplyOrder', subjectOfOrder(order), caller)
  if (body.quotation !== undefined && action?.quotation !== 'told') throw badField('quotation', 'api.noQuotationHere')
  const { reason = null, ...told } = withoutGaps(body)
  const by = { orderId: params.id, by: actingPerson(caller), at: await clockOf(api, order.incidentId), reason }
  const { acted, causes } = await inTransaction(api.database.pool, async (tx) => {
    const done = await actOnOrder(tx, { ...told, ...by })
    return { acted: done, causes: await causesOf(tx, order.incidentId, by, done) }
  })
  if (acted.outcome === 'refused')
    throw lifeRefusal(acted, body.action, { kind: order.kind, of: 'order', ended: endStates(course) })
  for (const cause of causes) await tellPlanCause(api, cause)
  return reply(200, await answer(api, params.id, caller))
})

type By = Pick<ShortOrder, 'orderId' | 'by' | 'at' | 'reason'>

/** Fewer units come than were ordered, or later than a plan counted on: the response has to hear of it. */
async function causesOf(tx: Queryable, incidentId: string | null, by: By, acted: OrderActed): Promise<string[]> {
  if (incidentId === null || acted.outcome === 'refused') return []
  const { version, short, promised, postponedFrom: before } = acted
  const of = { ...by, incidentId, version, targetWorkflow: ids.incidentId(incidentId) }
  const causes = [
    short > 0 ? await keepShortOrder(tx, { ...of, short, promised }) : null,
    before === null ? null : await keepPostponedOrder(tx, { ...of, before }),
  ]
  return causes.filter((id) => id !== null)
}

/** Now on the clock of the incident that an order is for. */
async function clockOf(api: Api, incidentId: string | null): Promise<Instant> {
  const incident = incidentId === null ? null : await readIncidentState(api.database, incidentId)
  return incident === null ? api.now() : nowOf(incident, api.now())
}

export const orderRoutes: readonly Route[] = [list, one, place, act]
