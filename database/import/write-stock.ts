import type { PoolClient } from 'pg'
import { randomUUID } from 'node:crypto'
import { many, one } from '../transaction'
import type { StoredFault } from './find-references'
import { findReferences, joinFound } from './find-references'
import type { TableWriter, WriteContext, WrittenTable } from './table-writer'

/** What a position can hold at most: positions are 32-bit numbers. */
const mostAtPosition = 2_000_000_000

/**
 * States what is there: a position that the file names holds the lots that the file names. Each difference is one
 * `adjusted` movement; nothing falls below what is reserved. Lots that an order brings are left to the order.
 */
export const stockWriter: TableWriter = {
  async check(context) {
    const { tx, staged } = context
    const unknown = [
      ...(await findReferences(tx, staged, 'depot', 'depot')),
      ...(await findReferences(tx, staged, 'item', 'item')),
    ]
    if (unknown.length > 0) return unknown
    await lockPositions(context)
    await findLots(tx, staged, context.present)
    const faults = await stockFaults(tx)
    // a lot whose line was refused on reading is not left out
    return context.isWhole ? faults : faults.filter(({ fault }) => fault !== 'lot-left-out')
  },
  async write(context) {
    const counts = await countStock(context.tx)
    if (!context.dryRun) await writeLots(context)
    return counts
  },
}

/** In the one order that the whole ledger keeps; a dry run keeps nobody waiting. */
async function lockPositions({ tx, staged, dryRun }: WriteContext): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE import_places ON COMMIT DROP AS
     SELECT depot_found.id AS depot_id, item_found.id::char(7) AS item_code, min(s.row) AS row, sum(s.quantity::bigint) AS units
     FROM ${staged} s ${joinFound(staged, 'depot')} ${joinFound(staged, 'item')} GROUP BY 1, 2`,
  )
  await tx.query('ANALYZE import_places')
  if (dryRun) return
  await tx.query(
    `INSERT INTO stock_positions (depot_id, item_code, on_hand) SELECT depot_id, item_code, 0 FROM import_places
     WHERE units > 0 ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
  )
  await tx.query(
    `SELECT count(*) FROM (SELECT 1 FROM stock_positions p JOIN import_places USING (depot_id, item_code)
     ORDER BY p.depot_id, p.item_code FOR UPDATE OF p) locked`,
  )
}

/**
 * The lot that each line means: by its id, by its number at the position, else by dates and grade. A line without
 * number that fits no lot makes one; fields that the file lacks stay as they are.
 */
async function findLots(tx: PoolClient, staged: string, present: ReadonlySet<string>): Promise<void> {
  const kept = (column: string): string => (present.has(column) ? `given.${column}` : `lot.${column}`)
  const marks = ['produced_on', 'expires_on', 'grade'].filter((column) => present.has(column))
  const marked = marks.map((column) => ` AND alike.${column} IS NOT DISTINCT FROM given.${column}`).join('')
  const group = ['depot_id', 'item_code', ...marks].join(', ')
  await tx.query(
    `CREATE TEMPORARY TABLE import_lots ON COMMIT DROP AS
     WITH given AS (
       SELECT s.row, depot_found.id AS depot_id, item_found.id::char(7) AS item_code, s.lot, s.quantity::int AS quantity,
         s.produced_on::date AS produced_on, s.expires_on::date AS expires_on, s.grade, coalesce(s.unit_cost_fen, '0')::int AS unit_cost_fen,
         'lot:' || depot_found.id || ':' || item_found.id AS place
       FROM ${staged} s ${joinFound(staged, 'depot')} ${joinFound(staged, 'item')}
     ), alike AS (
       SELECT ${group}, min(id) AS id, count(*)::int AS lots FROM stock_lots JOIN import_places USING (depot_id, item_code)
       WHERE source = 'stock' AND source_order_id IS NULL AND ready_at IS NULL AND on_hand > 0 GROUP BY ${group}
     ), meant AS (
       SELECT given.*, coalesce(alike.lots, 0) AS alike, CASE
         WHEN given.lot IS NULL THEN coalesce(alike.id, concat(place, ':', coalesce(given.produced_on::text, '-'), '/', coalesce(given.expires_on::text, '-'), '/', coalesce(given.grade, '-')))
         WHEN own.id IS NOT NULL OR starts_with(given.lot, place) THEN given.lot
         ELSE place || ':' || given.lot END AS lot_id
       FROM given
       LEFT JOIN stock_lots own ON own.id = given.lot AND own.depot_id = given.depot_id AND own.item_code = given.item_code
       LEFT JOIN alike ON given.lot IS NULL AND alike.depot_id = given.depot_id AND alike.item_code = given.item_code${marked}
     )
     SELECT given.row, given.depot_id, given.item_code, given.lot, given.lot_id, given.alike, given.quantity, lot.id IS NOT NULL AS is_there,
       coalesce(lot.on_hand, 0) AS on_hand, coalesce(lot.reserved, 0) AS reserved,
       ${kept('produced_on')} AS produced_on, ${kept('expires_on')} AS expires_on, ${kept('grade')} AS grade,
       coalesce(${kept('unit_cost_fen')}, 0) AS unit_cost_fen,
       (lot.produced_on, lot.expires_on, lot.grade, lot.unit_cost_fen) IS DISTINCT FROM
         (${kept('produced_on')}, ${kept('expires_on')}, ${kept('grade')}, coalesce(${kept('unit_cost_fen')}, 0)) AS differs
     FROM meant given LEFT JOIN stock_lots lot ON lot.id = given.lot_id`,
  )
  await tx.query('CREATE INDEX ON import_lots (lot_id)')
  await tx.query('ANALYZE import_lots')
  await tx.query(
    `CREATE TEMPORARY TABLE import_left_out ON COMMIT DROP AS
     SELECT l.id AS lot_id, l.depot_id, l.item_code, l.on_hand, l.reserved, place.row
     FROM stock_lots l JOIN import_places place USING (depot_id, item_code)
     WHERE l.on_hand > 0 AND l.source = 'stock' AND l.source_order_id IS NULL AND l.ready_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM import_lots named WHERE named.lot_id = l.id)`,
  )
}

async function stockFaults(tx: PoolClient): Promise<StoredFault[]> {
  return many<StoredFault>(
    tx,
    `SELECT row, 'lot' AS column, coalesce(lot, '') AS value, 'twice' AS fault, jsonb_build_object('firstRow', first) AS values
     FROM (SELECT row, lot, min(row) OVER (PARTITION BY lot_id) AS first FROM import_lots) again WHERE row > first
     UNION ALL
     SELECT row, 'lot', '', 'lot-ambiguous', jsonb_build_object('lots', alike) FROM import_lots WHERE lot IS NULL AND alike > 1
     UNION ALL
     SELECT row, 'expires_on', expires_on::text, 'expires-before-produced', jsonb_build_object('producedOn', produced_on::text)
     FROM import_lots WHERE expires_on <= produced_on
     UNION ALL
     SELECT row, 'quantity', quantity::text, 'below-reserved', jsonb_build_object('reserved', reserved) FROM import_lots WHERE quantity < reserved
     UNION ALL
     SELECT row, 'lot', lot_id, 'lot-left-out', jsonb_build_object('reserved', reserved, 'onHand', on_hand) FROM import_left_out WHERE reserved > 0
     UNION ALL
     SELECT row, 'quantity', units::text, 'most', jsonb_build_object('most', $1::bigint) FROM import_places WHERE units > $1
     ORDER BY row`,
    [mostAtPosition],
  )
}

type CountRow = { added: number; changed: number; unchanged: number; emptied: number; before: number; after: number }

async function countStock(tx: PoolClient): Promise<WrittenTable> {
  const row = await one<CountRow>(
    tx,
    `SELECT count(*) FILTER (WHERE NOT is_there AND quantity > 0)::int AS added,
       count(*) FILTER (WHERE is_there AND (differs OR quantity <> on_hand))::int AS changed,
       count(*) FILTER (WHERE is_there AND NOT differs AND quantity = on_hand OR NOT is_there AND quantity = 0)::int AS unchanged,
       (SELECT count(*)::int FROM import_left_out) AS emptied,
       (coalesce(sum(on_hand), 0) + (SELECT coalesce(sum(on_hand), 0) FROM import_left_out))::float8 AS before,
       coalesce(sum(quantity), 0)::float8 AS after
     FROM import_lots`,
    [],
  )
  const { added = 0, changed = 0, unchanged = 0, emptied = 0, before = 0, after = 0 } = row ?? {}
  return { added, changed, unchanged, units: { before, after, lotsEmptied: emptied } }
}

/** Lots, movements and positions by exactly the same differences. */
async function writeLots({ tx, fileName, actor }: WriteContext): Promise<void> {
  await tx.query(
    `UPDATE stock_lots l SET on_hand = n.quantity, produced_on = n.produced_on, expires_on = n.expires_on, grade = n.grade, unit_cost_fen = n.unit_cost_fen
     FROM import_lots n WHERE n.is_there AND l.id = n.lot_id AND (n.differs OR n.quantity <> n.on_hand)`,
  )
  await tx.query(
    `INSERT INTO stock_lots (id, depot_id, item_code, source, produced_on, expires_on, grade, unit_cost_fen, on_hand)
     SELECT lot_id, depot_id, item_code, 'stock', produced_on, expires_on, grade, unit_cost_fen, quantity FROM import_lots
     WHERE NOT is_there AND quantity > 0`,
  )
  await tx.query('UPDATE stock_lots l SET on_hand = 0 FROM import_left_out o WHERE l.id = o.lot_id')
  await tx.query(
    `CREATE TEMPORARY TABLE import_differences ON COMMIT DROP AS
     SELECT lot_id, depot_id, item_code, quantity - on_hand AS units FROM import_lots WHERE quantity <> on_hand
     UNION ALL SELECT lot_id, depot_id, item_code, -on_hand FROM import_left_out`,
  )
  await tx.query(
    `INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reason, actor)
     SELECT depot_id, item_code, lot_id, 'adjusted', units, $1, $2, $3 FROM import_differences ORDER BY depot_id, item_code, lot_id`,
    [`import:${randomUUID()}`, `import ${fileName}`, actor],
  )
  await tx.query(
    `UPDATE stock_positions p SET on_hand = p.on_hand + moved.units
     FROM (SELECT depot_id, item_code, sum(units)::int AS units FROM import_differences GROUP BY 1, 2) moved
     WHERE p.depot_id = moved.depot_id AND p.item_code = moved.item_code`,
  )
}
