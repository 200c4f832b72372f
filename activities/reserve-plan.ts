import type { PoolClient } from 'pg'
import type { PlannedLine } from '../database/plans'
import { reserveStock } from '../database/stock-ledger'
import { readBindingFloors } from '../database/supply/binding-floors'
import { orderIdOf, placeOrders, sourceIdOf } from '../database/supply/orders'
import { lockSources } from '../database/supply/sources'
import { lockPositions } from '../database/supply/stock-receipts'
import type { Instant } from '../domain/time/instant'

type Asked = { readonly orderId: string; readonly incidentId: string; readonly by: string; readonly now: Instant }

/**
 * Promises what a plan draws on, each line as far as it is still there: stock under its locks and above the floors that
 * bind, goods of every other source by an order to it. The lines as they were granted; what got nothing falls away.
 */
export async function reservePlan(
  tx: PoolClient,
  { orderId, incidentId, by, now }: Asked,
  lines: readonly PlannedLine[],
): Promise<PlannedLine[]> {
  const isStock = ({ source }: PlannedLine): boolean => source === 'stock'
  const stock = lines.filter(isStock)
  const others = lines.filter((line) => !isStock(line))
  // all locks at once and in one order, or two releases that draw on the same yards could wait for each other
  await lockSources(tx, [...new Set(others.map(({ offerId }) => sourceIdOf(offerId)))])
  await lockPositions(tx, lines)
  const floors = await readBindingFloors(tx, incidentId, stock)
  const reserved = await reserveStock(
    tx,
    orderId,
    stock.map(({ depotId, itemCode, quantity, leavesAt }, index) => ({
      ...{ depotId, itemCode, quantity, leavesAt, keep: floors[index] ?? 0 },
    })),
    by,
  )
  const placed = await placeOrders(tx, {
    ...{ incidentId, releaseOrderId: orderId, by, at: now, reason: null },
    lines: others.map(({ id, offerId, areaCode, quantity }) => ({
      ...{ orderId: orderIdOf(id), offerId, planLineId: id, areaCode, quantity },
    })),
  })
  const granted = new Map([
    ...stock.map((line, index) => [line.id, reserved[index]?.quantity ?? 0] as const),
    ...others.map((line, index) => [line.id, placed[index]?.quantity ?? 0] as const),
  ])
  return lines.map((line) => ({ ...line, quantity: granted.get(line.id) ?? 0 })).filter((line) => line.quantity > 0)
}
