import type { AreaCode } from '../../domain/geography/area'
import type { SourceRules } from '../../domain/policy/source-rules'
import type { LifeAction } from '../../domain/supply/life'
import { firstAct, lives } from '../../domain/supply/lives'
import type { SupplyOffer } from '../../domain/supply/offer'
import { answerDueMinutes, offersOf } from '../../domain/supply/offers-of'
import type { SupplySource } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import { addMinutes } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { readSourceRules } from './offers'
import { promiseGoods, reserveGoods } from './order-goods'
import { askForNextActs } from './order-tasks'
import { lockSources, readSourcesWithOrders } from './sources'

/** What is to be ordered of an offer; `quantity` in units. */
export type SupplyLine = {
  /** Id of the order to be: the same id orders once. `orderIdOf(planLineId)` for a line of a plan. */
  readonly orderId: string
  readonly offerId: string
  readonly planLineId: string | null
  /** The county that it is for, when one is named. */
  readonly areaCode: AreaCode | null
  readonly quantity: number
}
export type SupplyAsked = {
  readonly incidentId: string | null
  /** The release order whose reservation holds the goods; null: beside a plan, free for the next plan once they are promised. */
  readonly releaseOrderId: string | null
  readonly by: string
  readonly at: Instant
  readonly reason: string | null
  readonly lines: readonly SupplyLine[]
}
/** What came of a line: `quantity` is 0 when nothing is left of the offer. */
export type SupplyPlaced = {
  readonly orderId: string
  readonly offerId: string
  readonly asked: number
  readonly quantity: number
  readonly depotId: string | null
  readonly itemCode: string | null
  readonly readyAt: Instant | null
  readonly answerDueAt: Instant | null
  readonly why: 'ordered' | 'fewer-left' | 'nothing-left' | 'not-offered'
}

export const orderIdOf = (planLineId: string): string => `supply-${planLineId}`

/** The source of an offer by its id: `agreement:SOURCE`, `production:SOURCE:DAY`. */
export const sourceIdOf = (offerId: string): string => offerId.split(':')[1] ?? ''

/**
 * Orders goods of sources beside stock, under the locks of the sources, as much of each offer as is left at `at`: nothing
 * is promised twice. For a release order the goods are on the books at once, from when they will be ready on, reserved for
 * it. A line that was ordered before is answered as it was. One answer for each line, in their order.
 */
export async function placeOrders(tx: Queryable, asked: SupplyAsked): Promise<readonly SupplyPlaced[]> {
  const sourceIds = [...new Set(asked.lines.map((line) => sourceIdOf(line.offerId)))].sort()
  await lockSources(tx, sourceIds)
  const [rules, sources, before] = [
    await readSourceRules(tx),
    await readSourcesWithOrders(tx, { ids: sourceIds }),
    await readPlaced(tx, asked.lines),
  ]
  const bySource = new Map(sources.map(({ source }) => [source.id, source]))
  const left = new Map(
    sources.flatMap(({ source, orders }) =>
      offersOf(source, orders, asked.at, rules).map((offer) => [offer.id, { offer, units: offer.quantity }]),
    ),
  )
  const orders: NewOrder[] = []
  const placed = asked.lines.map((line) => {
    const known = before.get(line.orderId)
    if (known !== undefined) return { ...known, offerId: line.offerId, asked: line.quantity }
    const rest = left.get(line.offerId)
    const quantity = Math.min(line.quantity, rest?.units ?? 0)
    const source = bySource.get(sourceIdOf(line.offerId))
    if (rest === undefined || source === undefined || quantity <= 0) return nothing(line, rest !== undefined)
    rest.units -= quantity
    const order = newOrder(line, source, rest.offer, quantity, asked, rules)
    orders.push(order)
    return answer(order, line.quantity)
  })
  await insertOrders(tx, asked, orders)
  return placed
}

type NewOrder = {
  readonly line: SupplyLine
  readonly source: SupplySource
  readonly offer: SupplyOffer
  readonly quantity: number
  readonly act: LifeAction
  readonly answerDueAt: Instant | null
}

function newOrder(
  line: SupplyLine,
  source: SupplySource,
  offer: SupplyOffer,
  quantity: number,
  { at }: SupplyAsked,
  rules: SourceRules,
): NewOrder {
  const act = firstAct(lives[source.kind].order)
  const answerDueAt = act.clock === 'answer' ? addMinutes(at, answerDueMinutes(source.terms, rules)) : null
  return { line, source, offer, quantity, act, answerDueAt }
}

function answer({ line, offer, quantity, answerDueAt }: NewOrder, asked: number): SupplyPlaced {
  const { depotId, itemCode, readyAt } = offer
  return {
    ...{ orderId: line.orderId, offerId: line.offerId, asked, quantity, depotId, itemCode, readyAt, answerDueAt },
    why: quantity < asked ? 'fewer-left' : 'ordered',
  }
}

const nothing = ({ orderId, offerId, quantity: asked }: SupplyLine, isOffered: boolean): SupplyPlaced => ({
  ...{ orderId, offerId, asked, quantity: 0, depotId: null, itemCode: null, readyAt: null, answerDueAt: null },
  why: isOffered ? 'nothing-left' : 'not-offered',
})

async function insertOrders(tx: Queryable, asked: SupplyAsked, orders: readonly NewOrder[]): Promise<void> {
  if (orders.length === 0) return
  const { incidentId, releaseOrderId, by, at, reason } = asked
  await tx.query(
    `INSERT INTO supply_orders (id, kind, source_id, offer_id, incident_id, item_code, depot_id, area_code, quantity, state, version, terms,
       unit_cost_fen, placed_by, placed_at, ready_at, answer_due_at, release_order_id, plan_line_id)
     SELECT id, kind, source_id, offer_id, $1, item_code, depot_id, area_code, quantity, state, 1, terms, cost, $2, $3, ready_at, answer_due_at, $4, plan_line_id
     FROM unnest($5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::int[], $13::text[], $14::jsonb[], $15::int[],
       $16::timestamptz[], $17::timestamptz[], $18::text[])
       AS each (id, kind, source_id, offer_id, item_code, depot_id, area_code, quantity, state, terms, cost, ready_at, answer_due_at, plan_line_id)`,
    [incidentId, by, at, releaseOrderId, ...orderColumns(orders)],
  )
  await tx.query(
    `INSERT INTO supply_order_events (order_id, version, action, from_state, to_state, actor, at, reason, detail)
     SELECT id, 1, action, NULL, state, $1, $2, $3, detail FROM unnest($4::text[], $5::text[], $6::text[], $7::jsonb[]) AS each (id, action, state, detail)`,
    [
      ...[by, at, reason, orders.map(({ line }) => line.orderId), orders.map(({ act }) => act.name)],
      orders.map(({ act }) => act.to),
      orders.map(({ quantity, offer, act }) =>
        JSON.stringify({ quantity, readyAt: offer.readyAt, document: act.document }),
      ),
    ],
  )
  if (releaseOrderId !== null) await bookGoods(tx, releaseOrderId, asked, orders)
  const detail = orders.map(({ line, offer, quantity }) => ({ orderId: line.orderId, offerId: offer.id, quantity }))
  await appendAudit(tx, {
    ...{ happenedAt: at, incidentId, actor: by, action: 'supply.ordered' },
    ...{ subject: releaseOrderId ?? orders[0]?.line.orderId ?? '', detail: { reason, orders: detail } },
  })
  await askForNextActs(
    tx,
    orders.map(({ line }) => line.orderId),
    { by, at, action: 'place' },
  )
}

const orderColumns = (orders: readonly NewOrder[]): unknown[][] => [
  orders.map(({ line }) => line.orderId),
  orders.map(({ source }) => source.kind),
  orders.map(({ source }) => source.id),
  orders.map(({ offer }) => offer.id),
  orders.map(({ source }) => source.itemCode),
  orders.map(({ source }) => source.depotId),
  orders.map(({ line }) => line.areaCode),
  orders.map(({ quantity }) => quantity),
  orders.map(({ act }) => act.to),
  orders.map(({ source }) => JSON.stringify(source.terms)),
  orders.map(({ offer }) => offer.unitCostFen),
  orders.map(({ offer }) => offer.readyAt),
  orders.map(({ answerDueAt }) => answerDueAt),
  orders.map(({ line }) => line.planLineId),
]

async function bookGoods(
  tx: Queryable,
  releaseOrderId: string,
  { by, at, reason }: SupplyAsked,
  orders: readonly NewOrder[],
) {
  const goods = orders.map(({ line, source, offer, quantity }) => ({
    ...{ id: line.orderId, kind: source.kind, depotId: source.depotId, itemCode: source.itemCode, quantity },
    ...{ readyAt: offer.readyAt, unitCostFen: offer.unitCostFen },
  }))
  await promiseGoods(tx, goods, { actor: by, at, reason: reason ?? '' })
  await reserveGoods(tx, releaseOrderId, goods)
}

async function readPlaced(
  tx: Queryable,
  lines: readonly SupplyLine[],
): Promise<ReadonlyMap<string, Omit<SupplyPlaced, 'offerId' | 'asked'>>> {
  const rows = await many<
    Omit<SupplyPlaced, 'offerId' | 'asked' | 'readyAt' | 'answerDueAt'> & {
      readyAt: Date | null
      answerDueAt: Date | null
    }
  >(
    tx,
    `SELECT o.id AS "orderId", (e.detail ->> 'quantity')::int AS quantity, o.depot_id AS "depotId", o.item_code AS "itemCode", o.ready_at AS "readyAt",
       o.answer_due_at AS "answerDueAt", 'ordered' AS why
     FROM supply_orders o JOIN supply_order_events e ON e.order_id = o.id AND e.version = 1 WHERE o.id = ANY ($1)`,
    [lines.map((line) => line.orderId)],
  )
  return new Map(
    rows.map((row) => [
      row.orderId,
      { ...row, readyAt: row.readyAt?.toISOString() ?? null, answerDueAt: row.answerDueAt?.toISOString() ?? null },
    ]),
  )
}
