import { isItemKnown, readDepotPlace, readLotPlace } from '../../database/reads/supply-places'
import { readStock } from '../../database/reads/supply-stock'
import { recordInspection } from '../../database/supply/record-inspection'
import type { LotAct, LotChanged } from '../../database/supply/stock-changes'
import { rotateLot, scrapLot, takeStock } from '../../database/supply/stock-changes'
import { takeGoodsIn } from '../../database/supply/take-goods-in'
import type { Queryable } from '../../database/transaction'
import { inTransaction } from '../../database/transaction'
import type { RouteName } from '../../domain/duty/role-table'
import { orderingAreaOf } from '../../domain/supply/ordering-area'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import type { Caller } from '../caller'
import * as contracts from '../contracts/supply-stock'
import { onceReference } from '../once'
import { presentStock } from '../present/stock'
import { beijingDay } from '../reported-at'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { depotInFull } from './reference'

type Place = { readonly depotId: string; readonly itemCode: string }

/** The depot, once it is clear that the caller keeps it or that its stock is theirs to order. */
async function requireDepot(api: Api, name: RouteName, caller: Caller | null, depotId: string): Promise<void> {
  const depot = found(await readDepotPlace(api.database.pool, depotId), 'depot')
  requireScope(name, person(caller), { depot, area: orderingAreaOf(depot) })
}

async function moved(
  api: Api,
  place: Place,
  change: { outcome: 'done' | 'already-done' | 'no-difference'; lotId: string; quantity: number },
) {
  const row = found(await readStock(api.database.pool, place.depotId, place.itemCode), 'position')
  const { sums: _sums, ...position } = row
  return reply(200, { ...change, position: presentStock(position) })
}

const receive = route(contracts.receiveStock, async (api, { body, headers, caller }) => {
  await requireDepot(api, 'receiveStock', caller, body.depotId)
  if (!(await isItemKnown(api.database.pool, body.itemCode)))
    throw badField('itemCode', 'api.itemKindUnknown', { codes: body.itemCode })
  if (body.producedOn !== undefined && body.expiresOn !== undefined && body.expiresOn <= body.producedOn)
    throw badField('expiresOn', 'api.expiresBeforeProduced')
  const { reason, ...line } = body
  const reference = onceReference('receipt', caller, headers['idempotency-key'])
  const by = { actor: actingPerson(caller), at: api.now() }
  const { lotId, made } = await takeGoodsIn(api.database, {
    reference,
    line: lineOf(line),
    reason: reason ?? null,
    ...by,
  })
  return moved(api, body, { outcome: made ? 'done' : 'already-done', lotId, quantity: body.quantity })
})

type ReceiptLine = Omit<(typeof contracts.receiveStock.body)['_output'], 'reason'>
function lineOf({ depotId, itemCode, quantity, ...lot }: ReceiptLine) {
  const { source = 'stock', producedOn = null, expiresOn = null, grade = null, unitCostFen = 0 } = lot
  return { depotId, itemCode, quantity, source, producedOn, expiresOn, grade, unitCostFen }
}

type LotBody = Place & { readonly lotId: string; readonly reason: string }
type Question = {
  readonly name: RouteName
  readonly body: LotBody
  readonly key: string | undefined
  readonly caller: Caller | null
}

/** Does an act on one lot, once it is clear that the lot lies where the caller says and may act. */
async function changeLot(api: Api, question: Question, change: (tx: Queryable, act: LotAct) => Promise<LotChanged>) {
  const { name, body, key, caller } = question
  await requireDepot(api, name, caller, body.depotId)
  const place = await readLotPlace(api.database.pool, body.lotId)
  if (place === undefined || place.depotId !== body.depotId || place.itemCode !== body.itemCode) throw notFound('lot')
  const reference = onceReference(name, caller, key)
  const act = { reference, lotId: body.lotId, reason: body.reason, actor: actingPerson(caller), at: api.now() }
  const changed = await inTransaction(api.database.pool, (tx) => change(tx, act))
  if (changed.outcome !== 'refused') {
    const { outcome, quantity } = changed
    return moved(api, body, { outcome, quantity, lotId: body.lotId })
  }
  if (changed.why === 'no-such-lot') throw notFound('lot')
  const { onHand, reserved, free } = changed
  throw new Refusal('not-allowed-now', 'api.lotPromised', { onHand, reserved, free })
}

const take = route(contracts.takeStock, async (api, { body, headers, caller }) => {
  const question = { name: 'takeStock', body, key: headers['idempotency-key'], caller } as const
  return changeLot(api, question, (tx, act) => takeStock(tx, { ...act, counted: body.counted }))
})

const rotate = route(contracts.rotateStock, async (api, { body, headers, caller }) => {
  const question = { name: 'rotateStock', body, key: headers['idempotency-key'], caller } as const
  return changeLot(api, question, (tx, act) => rotateLot(tx, { ...act, quantity: body.quantity }))
})

const scrap = route(contracts.scrapStock, async (api, { body, headers, caller }) => {
  const question = { name: 'scrapStock', body, key: headers['idempotency-key'], caller } as const
  return changeLot(api, question, (tx, act) => scrapLot(tx, { ...act, quantity: body.quantity }))
})

const inspect = route(contracts.recordInspection, async (api, { params, body, caller }) => {
  await requireDepot(api, 'recordInspection', caller, params.id)
  const today = beijingDay(api.now())
  if (body.inspectedOn > today) throw badField('inspectedOn', 'api.inFuture', { now: today })
  const { inspectedOn, findings = null } = body
  const by = { actor: actingPerson(caller), at: api.now() }
  await recordInspection(api.database, { depotId: params.id, inspectedOn, findings, ...by })
  return reply(200, await depotInFull(api.database, params.id))
})

export const stockActRoutes: readonly Route[] = [receive, take, rotate, scrap, inspect]
