import type { LifeAction } from '../../domain/supply/life'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import type { OrderAct, OrderRow } from './order-acts'
import {
  allGoodsReady,
  gradeGoods,
  hasGoods,
  postponeGoods,
  promiseGoods,
  readyGoods,
  withdrawGoods,
} from './order-goods'

export type GoodsStep = {
  readonly order: OrderRow
  readonly action: LifeAction
  readonly act: OrderAct
  /** Units that the act names; undefined: all. */
  readonly quantity: number | undefined
  /** Name of this step, for the movements that it makes. */
  readonly step: string
}
/** How the order's goods stand after the act; `promised` are withdrawn units that consignments still count on. */
export type GoodsAfter = {
  readonly quantity: number
  readonly readyQuantity: number
  readonly readyAt: Instant | null
  readonly promised: number
}

/** Does what an act means for the goods of its order. */
export async function applyGoods(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order, action } = step
  switch (action.goods) {
    case null:
      return { quantity: order.quantity, readyQuantity: order.readyQuantity, readyAt: order.readyAt, promised: 0 }
    case 'promised':
      return promise(tx, step)
    case 'part-ready':
      return partReady(tx, step)
    case 'ready':
      return ready(tx, step)
    case 'graded':
      return grade(tx, step)
    case 'withdrawn':
      return withdraw(tx, step)
  }
}

const byOf = ({ action, act }: GoodsStep) => ({
  ...{ actor: act.by, at: act.at, reason: act.reason ?? action.name },
})

/** Books goods that are not on the books yet, or sheds what turns out not to come. Gives what consignments still count on. */
async function book(tx: Queryable, step: GoodsStep, quantity: number, readyAt: Instant | null): Promise<number> {
  const { order } = step
  if (!(await hasGoods(tx, order.id))) {
    await promiseGoods(tx, [{ ...order, quantity, readyAt }], byOf(step))
    return 0
  }
  if (readyAt !== null && readyAt !== order.readyAt) await postponeGoods(tx, order, readyAt)
  return quantity < order.quantity ? withdrawGoods(tx, order, order.quantity - quantity, byOf(step), step.step) : 0
}

async function promise(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order, act, quantity = order.quantity } = step
  const readyAt = act.readyAt ?? order.readyAt
  return { quantity, readyQuantity: order.readyQuantity, readyAt, promised: await book(tx, step, quantity, readyAt) }
}

async function partReady(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order, act, quantity = order.readyQuantity } = step
  const readyAt = act.readyAt ?? order.readyAt
  await book(tx, step, order.quantity, readyAt)
  await readyGoods(tx, order, quantity - order.readyQuantity, byOf(step), step.step)
  return { quantity: order.quantity, readyQuantity: quantity, readyAt, promised: 0 }
}

async function ready(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order, quantity = order.quantity } = step
  const promised = await book(tx, step, quantity, order.readyAt)
  await allGoodsReady(tx, order)
  return { quantity, readyQuantity: quantity, readyAt: order.readyAt, promised }
}

async function grade(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order, act, quantity = order.quantity } = step
  const promised = await book(tx, step, quantity, order.readyAt)
  await gradeGoods(tx, order, act.grades ?? {}, byOf(step))
  return { quantity, readyQuantity: order.readyQuantity, readyAt: order.readyAt, promised }
}

/** All that has not left goes back to its source; what was ready stays on record as that. */
async function withdraw(tx: Queryable, step: GoodsStep): Promise<GoodsAfter> {
  const { order } = step
  const promised = await withdrawGoods(tx, order, order.quantity, byOf(step), step.step)
  return { quantity: order.quantity, readyQuantity: order.readyQuantity, readyAt: order.readyAt, promised }
}
