import { randomUUID } from 'node:crypto'
import { keepInInbox, markHandedOn, readKept } from '../../database/inbox'
import { isNothingThere } from '../../database/supply/held-goods'
import { inTransaction } from '../../database/transaction'
import type { Instant } from '../../domain/time/instant'
import type { GoodsReceived } from '../../workflows/messages'
import { UPDATES } from '../../workflows/messages'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson } from '../access'
import type { Api } from '../api'
import { badField } from '../bad-input'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/consignments'
import { isForLater } from '../playbook'
import { nowOf } from '../present/clock'
import { Refusal } from '../refusal'
import { doneAfter } from '../reported-at'
import type { Route } from '../route'
import { reply, route } from '../route'
import type { ConsignmentToActOn } from '../subjects'
import { consignmentToActOn } from '../subjects'

async function act(api: Api, consignmentId: string, update: string, arg: object) {
  const { detail } = await api.playbook.act(ids.consignmentId(consignmentId), update, withoutGaps(arg))
  return reply(200, { outcome: 'done' as const, detail })
}

const answerOrder = route(contracts.answerOrder, async (api, { params, body, caller }) => {
  const question = { route: 'answerOrder', act: 'answerOrder', caller, ties: ['depot'] } as const
  requireItems(await consignmentToActOn(api, params.id, question), body.lines ?? [])
  if (body.answer !== 'refuse') await requireGoods(api, params.id)
  return act(api, params.id, UPDATES.answerOrder, { ...body, by: actingPerson(caller) })
})

const answerTender = route(contracts.answerTender, async (api, { params, body, caller }) => {
  const { attempt } = body
  const question = { route: 'answerTender', act: 'answerTender', caller, ties: ['carrier'], attempt } as const
  await consignmentToActOn(api, params.id, question)
  return act(api, params.id, UPDATES.answerTender, { ...body, by: actingPerson(caller) })
})

const milestone = route(contracts.reportMilestone, async (api, { params, body, caller }) => {
  const isDeparture = body.milestone === 'departed'
  const consignment = await consignmentToActOn(api, params.id, {
    route: 'reportMilestone',
    act: isDeparture ? 'reportDeparture' : 'reportArrival',
    caller,
    ties: ['carrier', isDeparture ? 'depot' : 'destination'],
  })
  if (isDeparture) await requireGoods(api, params.id)
  const before = isDeparture ? consignment.orderedAt : consignment.departedAt
  const at = doneAfter(body.at, { now: nowFor(api, consignment), before, field: 'at' })
  return act(api, params.id, UPDATES.reportMilestone, { milestone: body.milestone, at, by: actingPerson(caller) })
})

const expectedArrival = route(contracts.reportExpectedArrival, async (api, { params, body, caller }) => {
  const ties = ['carrier', 'incident'] as const
  const question = { route: 'reportExpectedArrival', act: 'reportExpectedArrival', caller, ties } as const
  await consignmentToActOn(api, params.id, question)
  return act(api, params.id, UPDATES.reportExpectedArrival, { ...body, by: actingPerson(caller) })
})

const writeOff = route(contracts.writeOff, async (api, { params, body, caller }) => {
  await consignmentToActOn(api, params.id, { route: 'writeOff', act: 'writeOff', caller, ties: ['incident'] })
  return act(api, params.id, UPDATES.writeOff, { ...body, by: actingPerson(caller) })
})

/** The note is kept before anything else; the same key again is answered with what became of the first. */
const receive = route(contracts.receiveGoods, async (api, { params, body, headers, caller }) => {
  const key = headers['idempotency-key'] ?? body.key ?? randomUUID()
  const by = actingPerson(caller)
  const id = `goods-received/${params.id}/${key}`
  if (await isDone(api, id)) return reply(200, { key, handedOn: true, outcome: 'done' as const })
  const question = { route: 'receiveGoods', act: 'receiveGoods', caller, ties: ['destination'] } as const
  const consignment = await consignmentToActOn(api, params.id, question)
  requireItems(consignment, body.lines)
  const { signedBy, lines, comment } = body
  const sent = { now: nowFor(api, consignment), before: consignment.departedAt, field: 'signedAt' }
  const signedAt = doneAfter(body.signedAt, sent)
  const note: GoodsReceived = { key, signedBy, signedAt, lines, by, ...(comment !== undefined && { comment }) }
  const targetWorkflow = ids.consignmentId(params.id)
  await keepInInbox(api.database, { id, kind: 'goods-received', targetWorkflow, payload: note, by })
  return handOn(api, id, note, targetWorkflow)
})

async function isDone({ database }: Api, id: string): Promise<boolean> {
  return (await readKept(database, id))?.outcome?.outcome === 'done'
}

async function handOn(api: Api, id: string, note: GoodsReceived, workflowId: string) {
  const { key } = note
  try {
    const { outcome, detail } = await api.playbook.act(workflowId, UPDATES.receiveGoods, note, key)
    await markHandedOn(api.database, id, { outcome, detail })
    return reply(200, { key, handedOn: true, outcome })
  } catch (error) {
    if (isForLater(error)) return reply(202, { key, handedOn: false, outcome: 'waiting' as const })
    // refused for good: kept with the reason, and not handed on again
    if (error instanceof Refusal) await markHandedOn(api.database, id, { outcome: error.code, detail: error.textKey })
    throw error
  }
}

/** Nothing is promised or driven off with when the sources have taken all of it back. */
async function requireGoods({ database }: Api, id: string): Promise<void> {
  if (await inTransaction(database.pool, (tx) => isNothingThere(tx, id)))
    throw new Refusal('not-allowed-now', 'act.goodsWithdrawn')
}

function nowFor(api: Api, { incident }: ConsignmentToActOn): Instant {
  return nowOf(incident, api.now())
}

function requireItems(consignment: ConsignmentToActOn, lines: readonly { readonly itemCode: string }[]): void {
  const known = consignment.consignmentLines.map(({ itemCode }) => itemCode)
  const unknown = lines.map(({ itemCode }) => itemCode).filter((code) => !known.includes(code))
  if (unknown.length > 0) throw badField('lines', 'api.itemUnknown', { codes: unknown.join(', ') })
}

export const consignmentActRoutes: readonly Route[] = [
  answerOrder,
  answerTender,
  milestone,
  expectedArrival,
  writeOff,
  receive,
]
