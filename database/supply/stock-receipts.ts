import type { SourceKind } from '../../domain/supply/offer'
import type { Instant } from '../../domain/time/instant'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

/** Goods that make a lot of their own at a position. Dates as `YYYY-MM-DD`; costs in fen for one unit. */
export type NewLotLine = {
  readonly depotId: string
  readonly itemCode: string
  readonly quantity: number
  readonly source?: SourceKind
  readonly sourceOrderId?: string
  /** Not given: here now. */
  readonly readyAt?: Instant | null
  readonly producedOn?: string | null
  readonly expiresOn?: string | null
  readonly grade?: string | null
  readonly unitCostFen?: number
  /** Where lines of one call come by papers of their own; the receipt's reference when not given. */
  readonly reference?: string
}

export type Receipt = {
  readonly reference: string
  readonly kind: 'received' | 'returned'
  readonly lines: readonly NewLotLine[]
  readonly actor?: string
  readonly reason?: string
}

/** The lot that a line of a receipt makes: the same receipt again finds its own lots. */
export const lotIdOf = (reference: string, { depotId, itemCode }: NewLotLine, line: number): string =>
  `lot:${reference}:${depotId}:${itemCode}:${line}`

/**
 * Takes goods in, each line as a lot of its own; a position that is not there yet is opened with no floor. The same
 * reference takes in once. Gives the lots' ids in the order of the lines.
 */
export async function receiveStock(tx: Queryable, receipt: Receipt): Promise<readonly string[]> {
  const lines = receipt.lines.map((line, index) => {
    const { reference = receipt.reference } = line
    return { ...line, reference, lotId: lotIdOf(reference, line, line.reference === undefined ? index + 1 : 1) }
  })
  await lockOrOpenPositions(tx, lines)
  await tx.query(
    `WITH line AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::timestamptz[], $8::date[], $9::date[], $10::text[], $11::int[], $12::text[])
         AS each (lot_id, depot_id, item_code, units, source, source_order_id, ready_at, produced_on, expires_on, grade, unit_cost_fen, reference)
       WHERE units > 0
     ), added AS (
       INSERT INTO stock_lots (id, depot_id, item_code, source, source_order_id, ready_at, produced_on, expires_on, grade, unit_cost_fen, on_hand)
       SELECT lot_id, depot_id, item_code, source, source_order_id, ready_at, produced_on, expires_on, grade, unit_cost_fen, units FROM line
       ON CONFLICT (id) DO NOTHING RETURNING id, depot_id, item_code, on_hand
     ), appended AS (
       INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, line, actor, reason)
       SELECT added.depot_id, added.item_code, id, $13, on_hand, line.reference, row_number() OVER (ORDER BY id), $14, $15
       FROM added JOIN line ON line.lot_id = added.id
     )
     UPDATE stock_positions p SET on_hand = p.on_hand + moved.units
     FROM (SELECT depot_id, item_code, sum(on_hand)::int AS units FROM added GROUP BY depot_id, item_code) moved
     WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code`,
    [...lotColumns(lines), receipt.kind, receipt.actor ?? null, receipt.reason ?? null],
  )
  return lines.map((line) => line.lotId)
}

const lotColumns = (
  lines: readonly (NewLotLine & { readonly lotId: string; readonly reference: string })[],
): unknown[][] => [
  lines.map((line) => line.lotId),
  lines.map((line) => line.depotId),
  lines.map((line) => line.itemCode),
  lines.map((line) => line.quantity),
  lines.map((line) => line.source ?? 'stock'),
  lines.map((line) => line.sourceOrderId ?? null),
  lines.map((line) => line.readyAt ?? null),
  lines.map((line) => line.producedOn ?? null),
  lines.map((line) => line.expiresOn ?? null),
  lines.map((line) => line.grade ?? null),
  lines.map((line) => line.unitCostFen ?? 0),
  lines.map((line) => line.reference),
]

type Place = { readonly depotId: string; readonly itemCode: string }

async function lockOrOpenPositions(tx: Queryable, places: readonly Place[]): Promise<void> {
  const columns = [places.map((place) => place.depotId), places.map((place) => place.itemCode)]
  await tx.query(
    `INSERT INTO stock_positions (depot_id, item_code, on_hand)
     SELECT DISTINCT depot_id, item_code, 0 FROM unnest($1::text[], $2::text[]) AS place (depot_id, item_code)
     ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
    columns,
  )
  await lockPositions(tx, places)
}

/** Takes the row locks of these positions in the one order that the whole ledger keeps. */
export async function lockPositions(tx: Queryable, places: readonly Place[]): Promise<void> {
  await many(
    tx,
    `SELECT 1 FROM stock_positions p
     JOIN (SELECT DISTINCT * FROM unnest($1::text[], $2::bpchar[]) AS each (depot_id, item_code)) place
       ON place.depot_id = p.depot_id AND place.item_code = p.item_code
     ORDER BY p.depot_id, p.item_code FOR UPDATE OF p`,
    [places.map((place) => place.depotId), places.map((place) => place.itemCode)],
  )
}
