import type { PoolClient } from 'pg'
import type { Instant } from '../domain/time/instant'
import type { NewLotLine } from './supply/stock-receipts'
import { receiveStock } from './supply/stock-receipts'
import { many } from './transaction'

export type StockLine = { readonly depotId: string; readonly itemCode: string; readonly quantity: number }

/** A line to reserve, whole units. */
export type ReserveLine = StockLine & {
  /** Units that must stay free at the position, e.g. its floor; 0 when not given. */
  readonly keep?: number
  /** When the goods are loaded: lots that are ready and not expired by then. Not given: what is here now. */
  readonly leavesAt?: Instant
}
export type Reserved = StockLine & { readonly asked: number }

/** A line to release or issue; `reservedBy` is the reference of the reservation it comes from, so that each gives its own lots. */
export type DrawLine = StockLine & { readonly reservedBy?: string }

export type DrawnBy = { readonly actor?: string; readonly reason?: string }

/**
 * Reserves as much of each line as is there, first expired first, under row locks taken in one order, so that it can't
 * oversell whatever else runs. A line that gets less than it asked for comes back with what it got; two lines of one
 * position each with its own share. The same reference reserves once and is answered as it was.
 */
export async function reserveStock(
  tx: PoolClient,
  reference: string,
  lines: readonly ReserveLine[],
  actor?: string,
): Promise<readonly Reserved[]> {
  const rows = await many<{ line: number; quantity: number }>(
    tx,
    'SELECT line, quantity FROM reserve_stock($1, $2::text[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7)',
    [
      reference,
      lines.map((line) => line.depotId),
      lines.map((line) => line.itemCode),
      lines.map((line) => line.quantity),
      lines.map((line) => line.keep ?? 0),
      lines.map((line) => line.leavesAt ?? null),
      actor ?? null,
    ],
  )
  const got = new Map(rows.map((row) => [row.line, row.quantity]))
  return lines.map(({ depotId, itemCode, quantity }, index) => ({
    ...{ depotId, itemCode, asked: quantity, quantity: got.get(index + 1) ?? 0 },
  }))
}

/** Gives back what a reference had reserved and not issued. Throws when more is released than is reserved. */
export async function releaseStock(
  tx: PoolClient,
  reference: string,
  lines: readonly DrawLine[],
  by: DrawnBy = {},
): Promise<void> {
  await draw(tx, reference, 'released', lines, by)
}

/** Takes reserved goods out of the depot: on hand and reserved go down together. Throws when more is issued than is reserved. */
export async function issueStock(
  tx: PoolClient,
  reference: string,
  lines: readonly DrawLine[],
  by: DrawnBy = {},
): Promise<void> {
  await draw(tx, reference, 'issued', lines, by)
}

/** Puts goods that come back into lots of their own, since they are of another age and grade than what lies there. */
export async function returnStock(
  tx: PoolClient,
  reference: string,
  lines: readonly NewLotLine[],
  by: DrawnBy = {},
): Promise<void> {
  await receiveStock(tx, { reference, kind: 'returned', lines, ...by })
}

async function draw(
  tx: PoolClient,
  reference: string,
  kind: 'released' | 'issued',
  lines: readonly DrawLine[],
  by: DrawnBy,
): Promise<void> {
  await tx.query('SELECT draw_stock($1, $2, $3::text[], $4::text[], $5::int[], $6::text[], $7, $8)', [
    reference,
    kind,
    lines.map((line) => line.depotId),
    lines.map((line) => line.itemCode),
    lines.map((line) => line.quantity),
    lines.map((line) => line.reservedBy ?? null),
    by.actor ?? null,
    by.reason ?? null,
  ])
}
