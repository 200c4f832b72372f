import type { ConsignmentNews } from '../../domain/supply/life'
import { actionIn } from '../../domain/supply/life'
import { lives } from '../../domain/supply/lives'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import { actOnOrder } from './order-acts'
import { askWhereNobodyIsAsked } from './order-tasks'

export type News = {
  readonly consignmentId: string
  /** Keeper's answer, silence to the end, or departure. */
  readonly news: 'answered' | 'silent' | 'departed'
  readonly by: string
  readonly at: Instant
  readonly reason: string
}
type OrderRow = { id: string; kind: OtherSourceKind; state: string; held: number }

/**
 * What becomes of a consignment says what becomes of the orders whose goods it fetches: the loading place accepts what it
 * still holds for them, refuses, or hands over. Acts that the state does not allow don't follow.
 */
export async function followConsignment(tx: Queryable, { consignmentId, news, by, at, reason }: News): Promise<void> {
  for (const order of await readOrders(tx, consignmentId)) {
    const heard: ConsignmentNews = news === 'answered' ? (order.held > 0 ? 'accepted' : 'refused') : news
    const course = lives[order.kind].order
    let { state } = order
    for (const action of course.follows?.[heard] ?? []) {
      if (heard === 'silent' && state !== course.states[0]) break
      if (actionIn(course, state, action, reason).outcome === 'refused') continue
      const quantity = heard === 'accepted' && action === course.follows?.accepted[0] ? { quantity: order.held } : {}
      const done = await actOnOrder(tx, { orderId: order.id, action, by, at, reason, ...quantity })
      if (done.outcome === 'done') state = done.state
    }
  }
}

/** Orders of a consignment that has ended go on by themselves: what followed from it is now asked for. */
export async function askForOrdersOf(tx: Queryable, consignmentId: string, at: Instant): Promise<void> {
  const orderIds = (await readOrders(tx, consignmentId)).map(({ id }) => id)
  await askWhereNobodyIsAsked(tx, { orderIds, at })
}

/** Takes the locks that following may need before those of the positions: sources, then orders, as everybody does. */
export async function lockOrdersOf(tx: Queryable, consignmentId: string): Promise<void> {
  const ids = 'SELECT o.id FROM supply_orders o JOIN plan_lines p ON p.id = o.plan_line_id WHERE p.consignment_id = $1'
  await tx.query(
    `SELECT 1 FROM supply_sources WHERE id IN (SELECT source_id FROM supply_orders WHERE id IN (${ids})) ORDER BY id FOR UPDATE`,
    [consignmentId],
  )
  await tx.query(`SELECT 1 FROM supply_orders WHERE id IN (${ids}) ORDER BY id FOR UPDATE`, [consignmentId])
}

/** Orders of the lines that the consignment carries, with the units that are still reserved of them. */
function readOrders(tx: Queryable, consignmentId: string): Promise<OrderRow[]> {
  return many<OrderRow>(
    tx,
    `SELECT o.id, o.kind, o.state, coalesce((SELECT sum(l.reserved) FROM stock_lots l WHERE l.source_order_id = o.id), 0)::int AS held
     FROM supply_orders o JOIN plan_lines p ON p.id = o.plan_line_id WHERE p.consignment_id = $1 AND o.ended_at IS NULL ORDER BY o.id`,
    [consignmentId],
  )
}
