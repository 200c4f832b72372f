import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

export type Split = {
  readonly lotId: string
  /** Units that move; promised ones first, each with its reservation. */
  readonly units: number
  readonly newId: string
  /** In what the new lot differs. */
  readonly set: { readonly ready?: true; readonly grade?: string; readonly withdrawnAt?: Instant }
  readonly by: { readonly actor: string; readonly reason: string }
}

/** Moves units of a lot to one of their own at the same position, by movements, so that every lot stays the sum of its own. */
export async function splitLot(tx: Queryable, { lotId, units, newId, set, by }: Split): Promise<void> {
  await tx.query(
    `INSERT INTO stock_lots (id, depot_id, item_code, source, source_order_id, ready_at, produced_on, expires_on, grade, unit_cost_fen, on_hand, withdrawn_at)
     SELECT $2, depot_id, item_code, source, source_order_id, CASE WHEN $3 THEN NULL ELSE ready_at END, produced_on, expires_on,
       coalesce($4, grade), unit_cost_fen, 0, $5::timestamptz FROM stock_lots WHERE id = $1`,
    [lotId, newId, set.ready ?? false, set.grade ?? null, set.withdrawnAt ?? null],
  )
  const held = await heldBy(tx, lotId)
  let left = units
  for (const [index, { reservation, quantity }] of held.entries()) {
    const moved = Math.min(left, quantity)
    if (moved <= 0) continue
    left -= moved
    await append(tx, { from: lotId, to: newId, reservation, moved, line: index, by })
  }
  await tx.query(
    `WITH pair AS (SELECT id, depot_id, item_code, CASE WHEN id = $1 THEN -$3::int ELSE $3::int END AS units FROM stock_lots WHERE id IN ($1, $2)),
     appended AS (
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason, actor)
       SELECT depot_id, item_code, id, 'adjusted', units, $2, $4, $5 FROM pair)
     UPDATE stock_lots l SET on_hand = l.on_hand + pair.units, reserved = l.reserved + CASE WHEN l.id = $1 THEN -$6::int ELSE $6::int END
     FROM pair WHERE l.id = pair.id`,
    [lotId, newId, units, by.reason, by.actor, units - left],
  )
}

/** What each reservation still holds of a lot. */
function heldBy(tx: Queryable, lotId: string): Promise<{ reservation: string; quantity: number }[]> {
  return many(
    tx,
    `SELECT r.reference AS reservation, (r.units - coalesce(sum(d.quantity), 0))::int AS quantity
     FROM (SELECT reference, sum(quantity) AS units FROM stock_movements WHERE lot_id = $1 AND kind = 'reserved' GROUP BY reference) r
       LEFT JOIN stock_movements d ON d.reservation = r.reference AND d.lot_id = $1
     GROUP BY r.reference, r.units HAVING r.units > coalesce(sum(d.quantity), 0) ORDER BY r.reference`,
    [lotId],
  )
}

type Moved = {
  readonly from: string
  readonly to: string
  readonly reservation: string
  readonly moved: number
  readonly line: number
  readonly by: Split['by']
}

/** The reservation gives the units up in the old lot and holds them in the new one. */
async function append(tx: Queryable, { from, to, reservation, moved, line, by }: Moved): Promise<void> {
  await tx.query(
    `INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, line, reservation, reason, actor)
     SELECT depot_id, item_code, $1, 'released', $3::int, $2, $5::int, $4, $6::text, $7::text FROM stock_lots WHERE id = $1
     UNION ALL SELECT depot_id, item_code, $2, 'reserved', $3::int, $4, 0, NULL, $6::text, $7::text FROM stock_lots WHERE id = $1`,
    [from, to, moved, reservation, line, by.reason, by.actor],
  )
}
