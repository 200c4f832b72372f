import type { Post } from '../../domain/duty/post'
import type { AreaCode } from '../../domain/geography/area'
import { isWithin, responsibleArea } from '../../domain/geography/area'
import { actDueAt, nextAct, owingPost } from '../../domain/supply/next-act'
import type { OtherSourceKind } from '../../domain/supply/terms'
import type { Instant } from '../../domain/time/instant'
import type { StoredTask } from '../tasks'
import { insertTasks } from '../tasks'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

type OrderRow = {
  readonly id: string
  readonly number: number
  readonly kind: OtherSourceKind
  readonly state: string
  readonly version: number
  readonly quantity: number
  readonly itemCode: string
  readonly partyZh: string
  readonly partyEn: string
  readonly incidentId: string | null
  readonly incidentAreas: readonly AreaCode[] | null
  readonly isPlanned: boolean
  readonly depotId: string
  readonly depotArea: AreaCode
  readonly sourceArea: AreaCode
  readonly answerDueAt: Date | null
  readonly settleDueAt: Date | null
  readonly readyAt: Date | null
  /** When its last event was. */
  readonly changedAt: Date
}
type By = { readonly by: string; readonly at: Instant; readonly action: string }

/** What orders wait for now, put before the post whose act it is; what they waited for before is answered by this act. */
export async function askForNextActs(tx: Queryable, orderIds: readonly string[], act: By): Promise<void> {
  if (orderIds.length === 0) return
  await tx.query(
    `UPDATE tasks SET state = 'answered', answered_by = $2, answered_at = $3, answer = jsonb_build_object('action', $4::text)
     WHERE subject = ANY ($1) AND kind = 'act-on-supply-order' AND state = 'open'`,
    [orderIds, act.by, act.at, act.action],
  )
  await openTasks(tx, await readWaiting(tx, orderIds), act.at)
}

/**
 * What orders wait for, put before its post where nobody is asked for it: orders from before there were such tasks, or
 * whose consignment has ended, from which their acts followed. `orderIds` null: all orders; `at` null: since each order's
 * last event, on the clock that it lives by. Gives how many are asked for now; again gives 0.
 */
export async function askWhereNobodyIsAsked(
  tx: Queryable,
  { orderIds, at }: { readonly orderIds: readonly string[] | null; readonly at: Instant | null },
): Promise<number> {
  const unasked = await many<{ id: string }>(
    tx,
    `SELECT id FROM supply_orders o WHERE ended_at IS NULL AND ($1::text[] IS NULL OR id = ANY ($1))
       AND NOT EXISTS (SELECT 1 FROM tasks WHERE subject = o.id AND kind = 'act-on-supply-order' AND state = 'open')
     ORDER BY id FOR UPDATE`,
    [orderIds],
  )
  const orders = await readWaiting(
    tx,
    unasked.map(({ id }) => id),
  )
  return openTasks(tx, orders, at)
}

async function openTasks(tx: Queryable, orders: readonly OrderRow[], at: Instant | null): Promise<number> {
  const keepers = await readKeepers(tx, orders)
  const tasks = orders.flatMap((order) => taskOf(order, keepers, at ?? order.changedAt.toISOString()))
  await insertTasks(tx, tasks)
  return tasks.length
}

function taskOf(order: OrderRow, keepers: readonly Keeper[], openedAt: Instant): StoredTask[] {
  const next = nextAct(order)
  if (next === null) return []
  const { id, incidentId, incidentAreas, number, version } = order
  const hasKeeper = keepers.some((keeper) => keeps(keeper, order))
  const incidentArea = incidentAreas === null ? null : responsibleArea(incidentAreas)
  const { depotId, ...owing } = owingPost(next, { ...order, incidentArea, hasKeeper })
  const dueAt = actDueAt(next, {
    answerDueAt: order.answerDueAt?.toISOString() ?? null,
    settleDueAt: order.settleDueAt?.toISOString() ?? null,
    readyAt: order.readyAt?.toISOString() ?? null,
  })
  return [
    {
      ...{ id: `act-on-supply-order:${id}:${version}`, incidentId, kind: 'act-on-supply-order', ...owing },
      // no workflow waits for it
      ...{ workflowId: `supply-order/${id}`, subject: id, openedAt },
      facts: {
        ...{ action: next.name, number, source: order.kind, itemCode: order.itemCode, quantity: order.quantity },
        ...{ partyZh: order.partyZh, partyEn: order.partyEn },
      },
      ...(depotId === null ? {} : { depotId }),
      ...(dueAt === null ? {} : { dueAt }),
    },
  ]
}

function readWaiting(tx: Queryable, ids: readonly string[]): Promise<OrderRow[]> {
  return many<OrderRow>(
    tx,
    `SELECT o.id, o.number, o.kind, o.state, o.version, o.quantity, o.item_code AS "itemCode", s.party_zh AS "partyZh", s.party_en AS "partyEn",
       o.incident_id AS "incidentId", i.area_codes AS "incidentAreas", o.release_order_id IS NOT NULL AND c.status IS DISTINCT FROM 'cancelled' AND c.status IS DISTINCT FROM 'lost' AS "isPlanned",
       o.depot_id AS "depotId", d.area_code AS "depotArea", s.area_code AS "sourceArea",
       o.answer_due_at AS "answerDueAt", o.settle_due_at AS "settleDueAt", o.ready_at AS "readyAt",
       (SELECT max(e.at) FROM supply_order_events e WHERE e.order_id = o.id) AS "changedAt"
     FROM supply_orders o JOIN supply_sources s ON s.id = o.source_id JOIN depots d ON d.id = o.depot_id
       LEFT JOIN incidents i ON i.id = o.incident_id LEFT JOIN plan_lines p ON p.id = o.plan_line_id LEFT JOIN consignments c ON c.id = p.consignment_id
     WHERE o.id = ANY ($1) AND o.ended_at IS NULL ORDER BY o.number`,
    [ids],
  )
}

type Keeper = { readonly areaCode: AreaCode; readonly depotId: string | null }

const keeps = ({ areaCode, depotId }: Keeper, order: OrderRow): boolean =>
  depotId === null ? isWithin(order.depotArea, areaCode) : depotId === order.depotId

/** Keepers with an account that is not blocked. */
function readKeepers(tx: Queryable, orders: readonly OrderRow[]): Promise<Keeper[]> {
  const keeper: Post = 'depot-keeper'
  if (orders.length === 0) return Promise.resolve([])
  return many<Keeper>(
    tx,
    `SELECT DISTINCT h.area_code AS "areaCode", h.depot_id AS "depotId" FROM post_holdings h JOIN "user" u ON u.id = h.user_id
     WHERE h.post = $1 AND u."blockedAt" IS NULL AND NOT h.held_by_stand_in AND (h.depot_id IS NULL OR h.depot_id = ANY ($2))`,
    [keeper, orders.map(({ depotId }) => depotId)],
  )
}
