import type { PoolClient } from 'pg'
import { insertApproved } from '../database/consignment-lines'
import type { PlannedLine } from '../database/plans'
import type { StoredOrder } from '../database/releases'
import { insertConsignment, readOrdered } from '../database/releases'
import { provinceOf } from '../domain/geography/area'
import { handlingMinutes } from '../domain/response/response-plan'
import type { Instant } from '../domain/time/instant'
import { addMinutes, latest, msBetween } from '../domain/time/instant'
import type { OrderedConsignment, ReleaseActivities } from './goods-interfaces'
import { issueNotices } from './movement-notices'

type Release = Pick<Parameters<ReleaseActivities['releaseBatch']>[0], 'incidentId' | 'batch' | 'now'>

/** One movement notice for each depot, one consignment for each depot and county. */
export async function writeConsignments(
  tx: PoolClient,
  input: Release,
  orderId: string,
  lines: readonly PlannedLine[],
): Promise<void> {
  const byPair = new Map<string, PlannedLine[]>()
  for (const line of lines) {
    const pair = `${line.depotId}-${line.areaCode}`
    byPair.set(pair, [...(byPair.get(pair) ?? []), line])
  }
  const depotIds = [...new Set(lines.map((line) => line.depotId))]
  await issueNotices(tx, { orderId, depotIds, issuedAt: input.now })
  for (const [pair, group] of byPair)
    await writeConsignment(tx, input, orderId, `con-${orderId.slice('order-plan-'.length)}-${pair}`, group)
}

async function writeConsignment(
  tx: PoolClient,
  { incidentId, batch, now }: Release,
  orderId: string,
  id: string,
  group: readonly PlannedLine[],
): Promise<void> {
  const [first] = group
  if (first === undefined) return
  const { depotId, areaCode, distanceKm, dueAt } = first
  const expectedAt = latest(group.map((line) => line.arrivesAt)) ?? dueAt
  await insertConsignment(
    tx,
    { id, incidentId, orderId, batch, depotId, areaCode, distanceKm, dueAt, orderedAt: now, expectedAt },
    group.map((line) => line.id),
  )
  await insertApproved(tx, id, group)
}

/** An order's consignments as their workflows start with them. */
export async function orderedOf(tx: PoolClient, orderId: string): Promise<OrderedConsignment[]> {
  return (await readOrdered(tx, orderId)).map((order) => ({
    consignmentId: order.consignmentId,
    depotId: order.depotId,
    depotProvince: provinceOf(order.depotAreaCode),
    areaCode: order.areaCode,
    lines: order.lines,
    loadingMs: Math.max(0, msBetween(loadingFrom(order), order.leavesAt)),
    travelMs: Math.max(0, msBetween(order.leavesAt, order.arrivesAt)),
    dueAt: order.dueAt,
    orderedAt: order.orderedAt,
  }))
}

/** The plan counts loading from when orders, keepers and carriers have had their time. */
function loadingFrom({ plannedAt, responsePlan }: StoredOrder): Instant {
  return addMinutes(plannedAt, handlingMinutes(responsePlan))
}
