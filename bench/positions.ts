import type { Pool } from 'pg'
import { DEFAULT_LIMIT } from '../api/present/page'
import { openDatabase } from '../database/client'
import type { StockFilter } from '../database/reads/supply-stock'
import { listMovements, listStock, readStock, stockCursor } from '../database/reads/supply-stock'
import { totalStock } from '../database/reads/supply-totals'
import { seed } from '../database/seed/seed'
import { many } from '../database/transaction'
import { draw } from './allocation/draw'
import { benchDatabase } from './bench-database'
import type { Case } from './report'
import { judge, quantile, say } from './report'

const PROVINCE = '370000'
const DEPOTS = 1_347
/** Of all kinds, the share that a depot holds, out of 10. */
const HELD_OF_TEN = 6
/** What happens to a lot again and again: goods come in, an order reserves some, most go out, the rest is given back. */
const CYCLE = 4
/** Reads of each sort, after some that fill the caches of a server that has been running. */
const READS = 500
const WARM_UP = 50
const LIMIT_MS = 50

/** Pages of a province's stock while its ledger is ten million movements long. */
export async function benchPositions(n: number): Promise<readonly Case[]> {
  const server = await benchDatabase({ durable: false })
  const database = openDatabase(server.url, 4)
  try {
    await seed(server.url)
    const startedMs = performance.now()
    const positions = await fillPositions(database.pool)
    await fillLedger(database.pool, n, positions)
    say(`${positions} positions, ${n} movements: filled in ${Math.round((performance.now() - startedMs) / 1000)} s`)
    return await readPages(database.pool)
  } finally {
    await database.close()
    await server.stop()
  }
}

/** Depots beside the reference network's own, in the counties of the province, each with some of all kinds. */
async function fillPositions(pool: Pool): Promise<number> {
  await pool.query(
    `INSERT INTO depots (id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters, synthetic)
     SELECT 'bench-' || number, name || '测试库' || number, 'Bench depot ' || number, 'township', code, longitude, latitude, 1, 3, true
     FROM (SELECT *, row_number() OVER (ORDER BY turn, code) AS number FROM areas, generate_series(1, 20) AS turn
           WHERE level = 'county' AND code LIKE '37%') AS places
     WHERE number <= $1 - (SELECT count(*) FROM depots WHERE area_code LIKE '37%')`,
    [DEPOTS],
  )
  await pool.query(
    `INSERT INTO stock_positions (depot_id, item_code, on_hand, floor)
     SELECT d.id, k.code, 0, 10 FROM depots d, item_kinds k
     WHERE d.id LIKE 'bench-%' AND abs(hashtext(d.id || k.code)) % 10 < ${HELD_OF_TEN}`,
  )
  const { rowCount } = await pool.query(
    `INSERT INTO stock_lots (id, depot_id, item_code, source, expires_on, on_hand)
     SELECT 'lot:' || depot_id || ':' || item_code, depot_id, item_code, 'stock', date '2027-01-01' + abs(hashtext(depot_id)) % 900, 0
     FROM stock_positions WHERE depot_id LIKE 'bench-%'`,
  )
  return rowCount ?? 0
}

/** Appends whole cycles to every lot until there are so many movements, and adds up what they come to. */
async function fillLedger(pool: Pool, movements: number, lots: number): Promise<void> {
  const putBack = await withoutIndexes(pool)
  const cycles = Math.ceil(movements / CYCLE / lots)
  const half = Math.ceil(cycles / 2)
  await Promise.all([appendCycles(pool, 1, half), appendCycles(pool, half + 1, cycles)])
  say(`${cycles} cycles on each of ${lots} lots are appended; indexes …`)
  await putBack()
  await pool.query(
    `UPDATE stock_lots SET on_hand = moved.on_hand FROM (
       SELECT lot_id, sum(CASE kind WHEN 'received' THEN quantity WHEN 'issued' THEN -quantity ELSE 0 END) AS on_hand
       FROM stock_movements WHERE depot_id LIKE 'bench-%' GROUP BY lot_id) AS moved WHERE moved.lot_id = stock_lots.id;
     UPDATE stock_positions SET on_hand = lots.on_hand FROM stock_lots AS lots
     WHERE lots.depot_id = stock_positions.depot_id AND lots.item_code = stock_positions.item_code AND lots.depot_id LIKE 'bench-%'`,
  )
  await pool.query('VACUUM ANALYZE')
}

async function appendCycles(pool: Pool, from: number, to: number): Promise<void> {
  const client = await pool.connect()
  try {
    // foreign keys and triggers need not look at each of ten million rows
    await client.query('SET session_replication_role = replica')
    await client.query(
      `INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference, reservation, recorded_at)
       SELECT depot_id, item_code, id, kind, quantity, 'bench-' || cycle, CASE WHEN taken THEN 'bench-' || cycle END,
         timestamptz '2020-01-01' + cycle * interval '11 hours'
       FROM generate_series($1::int, $2::int) AS cycle, stock_lots,
         (VALUES ('received', 10, false), ('reserved', 6, false), ('issued', 4, true), ('released', 2, true)) AS step (kind, quantity, taken)
       WHERE id LIKE 'lot:bench-%'`,
      [from, to],
    )
    await client.query('RESET session_replication_role')
  } finally {
    client.release()
  }
}

/** Takes the ledger's indexes and unique keys away while it is filled; the answer puts them back as they were. */
async function withoutIndexes(pool: Pool): Promise<() => Promise<void>> {
  const keys = await many<{ name: string; definition: string }>(
    pool,
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = 'stock_movements'::regclass AND contype = 'u'`,
  )
  const indexes = await many<{ name: string; definition: string }>(
    pool,
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = 'stock_movements'::regclass AND NOT indisprimary
       AND indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype = 'u')`,
  )
  for (const { name } of keys) await pool.query(`ALTER TABLE stock_movements DROP CONSTRAINT ${name}`)
  for (const { name } of indexes) await pool.query(`DROP INDEX ${name}`)
  return async () => {
    const client = await pool.connect()
    try {
      await client.query(`SET maintenance_work_mem = '512MB'`)
      for (const { name, definition } of keys)
        await client.query(`ALTER TABLE stock_movements ADD CONSTRAINT ${name} ${definition}`)
      for (const { definition } of indexes) await client.query(definition)
      await client.query('RESET maintenance_work_mem')
    } finally {
      client.release()
    }
  }
}

/** As the stock page asks: page after page of the province, now and then of a city, a class, a kind or what is below its floor. */
async function readPages(pool: Pool): Promise<readonly Case[]> {
  const narrowed: readonly StockFilter[] = [{}, {}, { areaCode: '370100' }, { supplyClass: 'life-relief' }]
  const filters = [...narrowed, { itemCode: '1010101' }, { belowFloor: true }, { level: 'county' }]
  let [filter, cursor]: [StockFilter, string | undefined] = [{}, undefined]
  let seen: { readonly depotId: string; readonly itemCode: string }[] = []
  const page = async (turn: number): Promise<void> => {
    if (cursor === undefined) filter = { areaCode: PROVINCE, ...filters[turn % filters.length] }
    const rows = await listStock(pool, filter, { limit: DEFAULT_LIMIT, cursor })
    const last = rows[DEFAULT_LIMIT - 1]
    // twenty pages on, or to the end, then something else
    cursor = rows.length > DEFAULT_LIMIT && last && turn % 20 !== 19 ? stockCursor(last) : undefined
    seen = [...seen.slice(-READS), ...rows.slice(0, 1)]
  }
  const position = async (turn: number): Promise<void> => {
    const where = seen[Math.floor(draw(turn) * seen.length)] ?? { depotId: '', itemCode: '' }
    const [row, ledger] = [
      await readStock(pool, where.depotId, where.itemCode),
      await listMovements(pool, where, { limit: DEFAULT_LIMIT, before: null }),
    ]
    if (row?.sums.movementsOnHand !== row?.onHand || ledger.length === 0)
      throw new Error('a position without its ledger')
  }
  const totals = async (turn: number): Promise<void> => {
    const by = (['area', 'item', 'level', 'class'] as const)[turn % 4] ?? 'area'
    await totalStock(pool, { areaCode: PROVINCE }, by)
  }
  const cases = [
    await p99Of("a page of a province's positions with their lots", page, READS),
    await p99Of('one position, proved from its movements, with a page of its ledger', position, READS),
  ]
  // not asked for: it adds up all positions of the province
  await p99Of("a province's positions added up by area, kind, level or class", totals, READS / 10)
  return cases
}

async function p99Of(name: string, read: (turn: number) => Promise<void>, reads: number): Promise<Case> {
  const milliseconds: number[] = []
  for (let turn = 0; turn < WARM_UP + reads; turn += 1) {
    const startedMs = performance.now()
    await read(turn)
    if (turn >= WARM_UP) milliseconds.push(performance.now() - startedMs)
  }
  const value = quantile(milliseconds, 0.99)
  say(`${name}: p50 ${quantile(milliseconds, 0.5).toFixed(1)} ms, p99 ${value.toFixed(1)} ms`)
  return judge({ case: `${name}, p99`, n: reads, value, unit: 'ms', limit: LIMIT_MS })
}
