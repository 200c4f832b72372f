import type { PoolClient } from 'pg'
import { many } from './transaction'

export type StockLine = { readonly depotId: string; readonly itemCode: string; readonly quantity: number }
export type Reserved = StockLine & { readonly asked: number }

type PositionRow = { depot_id: string; item_code: string; available: number }
type MovementRow = { depot_id: string; item_code: string; quantity: number }

const keyOf = (depotId: string, itemCode: string): string => `${depotId} ${itemCode}`

/**
 * Reserves as much of each line as is there, under row locks taken in one order, so that it can't oversell whatever else
 * runs. Whole units; a line that gets less than it asked for comes back with what it got. The same reference reserves once.
 */
export async function reserveStock(
  tx: PoolClient,
  reference: string,
  lines: readonly StockLine[],
): Promise<readonly Reserved[]> {
  const before = await movementsOf(tx, reference, 'reserved')
  if (before.size > 0)
    return lines.map((line) => ({
      ...line,
      asked: line.quantity,
      quantity: before.get(keyOf(line.depotId, line.itemCode)) ?? 0,
    }))
  const positions = await lockPositions(tx, lines)
  const reserved = lines.map((line) => {
    const key = keyOf(line.depotId, line.itemCode)
    const quantity = Math.min(line.quantity, Math.max(0, positions.get(key) ?? 0))
    positions.set(key, (positions.get(key) ?? 0) - quantity)
    return { ...line, asked: line.quantity, quantity }
  })
  await move(tx, reference, 'reserved', reserved)
  return reserved
}

/** Gives back what a reference had reserved and not issued. */
export async function releaseStock(tx: PoolClient, reference: string, lines: readonly StockLine[]): Promise<void> {
  await lockPositions(tx, lines)
  await move(tx, reference, 'released', lines)
}

/** Takes reserved goods out of the depot: on hand and reserved go down together. */
export async function issueStock(tx: PoolClient, reference: string, lines: readonly StockLine[]): Promise<void> {
  await lockPositions(tx, lines)
  await move(tx, reference, 'issued', lines)
}

export async function returnStock(tx: PoolClient, reference: string, lines: readonly StockLine[]): Promise<void> {
  await lockPositions(tx, lines)
  await move(tx, reference, 'returned', lines)
}

async function lockPositions(tx: PoolClient, lines: readonly StockLine[]): Promise<Map<string, number>> {
  const rows = await many<PositionRow>(
    tx,
    `SELECT p.depot_id, p.item_code, p.on_hand - p.reserved AS available FROM stock_positions p
     JOIN unnest($1::text[], $2::text[]) AS wanted (depot_id, item_code) ON wanted.depot_id = p.depot_id AND wanted.item_code = p.item_code
     ORDER BY p.depot_id, p.item_code FOR UPDATE OF p`,
    [lines.map((line) => line.depotId), lines.map((line) => line.itemCode)],
  )
  return new Map(rows.map((row) => [keyOf(row.depot_id, row.item_code), row.available]))
}

async function movementsOf(tx: PoolClient, reference: string, kind: string): Promise<Map<string, number>> {
  const rows = await many<MovementRow>(
    tx,
    'SELECT depot_id, item_code, quantity FROM stock_movements WHERE reference = $1 AND kind = $2',
    [reference, kind],
  )
  return new Map(rows.map((row) => [keyOf(row.depot_id, row.item_code), row.quantity]))
}

/** What each kind of movement does to a position: on hand, reserved. */
const effects = {
  received: [1, 0],
  reserved: [0, 1],
  released: [0, -1],
  issued: [-1, -1],
  returned: [1, 0],
  adjusted: [1, 0],
} as const

/** Appends movements and moves the positions by exactly what was appended: a repeated reference changes nothing. */
async function move(
  tx: PoolClient,
  reference: string,
  kind: keyof typeof effects,
  lines: readonly StockLine[],
): Promise<void> {
  const [onHand, reserved] = effects[kind]
  const moved = lines.filter((line) => line.quantity > 0)
  await tx.query(
    `WITH appended AS (
       INSERT INTO stock_movements (depot_id, item_code, kind, quantity, reference)
       SELECT depot_id, item_code, $4, sum(quantity), $5 FROM unnest($1::text[], $2::text[], $3::int[]) AS line (depot_id, item_code, quantity)
       GROUP BY depot_id, item_code
       ON CONFLICT ON CONSTRAINT stock_movement_once DO NOTHING RETURNING depot_id, item_code, quantity)
     UPDATE stock_positions p SET on_hand = p.on_hand + $6::int * appended.quantity, reserved = p.reserved + $7::int * appended.quantity
     FROM appended WHERE p.depot_id = appended.depot_id AND p.item_code = appended.item_code`,
    [
      moved.map((line) => line.depotId),
      moved.map((line) => line.itemCode),
      moved.map((line) => line.quantity),
      kind,
      reference,
      onHand,
      reserved,
    ],
  )
}
