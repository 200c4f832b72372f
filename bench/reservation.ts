import type { Pool } from 'pg'
import { openDatabase } from '../database/client'
import type { StockLine } from '../database/stock-ledger'
import { reserveStock } from '../database/stock-ledger'
import { inTransaction, one } from '../database/transaction'
import { draw } from './allocation/draw'
import { benchDatabase } from './bench-database'
import type { Case } from './report'
import { judge, say } from './report'

const CLIENTS = 64
const DEPOTS = 20
const KINDS = 25
const LOTS = 3
/** Lines of one release order: a first batch of some consignments. */
const ORDER_LINES = 50
/** Ours and the floors in turn, so that other work on the machine meets all of them. */
const ROUNDS = 2
/** Of all that is asked for, the share that is there: the last orders find positions empty. */
const THERE = 0.9
const MEAN_UNITS = 5
const WARM_UP = 2 * CLIENTS

type Order = { readonly reference: string; readonly lines: readonly StockLine[] }
type Way = (pool: Pool, order: Order) => Promise<number>

/** 64 clients reserve release orders on hot positions, against bare updates of the same lines on a bare table. */
export async function benchReservation(n: number): Promise<readonly Case[]> {
  const server = await benchDatabase()
  const database = openDatabase(server.url, CLIENTS)
  const { pool } = database
  try {
    const orders = releaseOrders(n)
    await fillPositions(pool, Math.round((n * MEAN_UNITS * THERE) / (DEPOTS * KINDS * LOTS)))
    return await compare(pool, orders, n)
  } finally {
    await database.close()
    await server.stop()
  }
}

function releaseOrders(lines: number): Order[] {
  return Array.from({ length: Math.ceil(lines / ORDER_LINES) }, (_, order) => ({
    reference: `order-${order}`,
    lines: Array.from({ length: Math.min(ORDER_LINES, lines - order * ORDER_LINES) }, (_, line) => {
      // 50 different ones of 500, other ones in each order
      const position = (Math.floor(draw(order) * DEPOTS * KINDS) + line * 7) % (DEPOTS * KINDS)
      return {
        depotId: `depot-${Math.floor(position / KINDS)}`,
        itemCode: String(1_000_000 + (position % KINDS)),
        quantity: 1 + Math.floor(draw(order, line) * (2 * MEAN_UNITS - 1)),
      }
    }),
  }))
}

async function fillPositions(pool: Pool, unitsPerLot: number): Promise<void> {
  const positions = `(SELECT 'depot-' || d AS depot_id, (1000000 + k)::text AS item_code
    FROM generate_series(0, ${DEPOTS - 1}) d, generate_series(0, ${KINDS - 1}) k) AS position`
  const lots = `${positions}, generate_series(1, ${LOTS}) AS lot`
  await pool.query(`
    INSERT INTO areas (code, name, level, longitude, latitude, population, population_basis)
    VALUES ('370000', '山东省', 'province', 117, 36.7, 1, 'estimated');
    INSERT INTO item_kinds (code, name_zh, name_en, unit_zh, unit_en, supply_class, mass_g, volume_ml, label)
    SELECT (1000000 + k)::text, 'k', 'k', '件', 'pieces', 'other', 1000, 1000, 'unverified' FROM generate_series(0, ${KINDS - 1}) k;
    INSERT INTO depots (id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters, synthetic)
    SELECT 'depot-' || d, 'd', 'd', 'county', '370000', 117, 36.7, 2, 8, true FROM generate_series(0, ${DEPOTS - 1}) d;
    INSERT INTO stock_positions (depot_id, item_code, on_hand) SELECT depot_id, item_code, ${unitsPerLot * LOTS} FROM ${positions};
    INSERT INTO stock_lots (id, depot_id, item_code, source, expires_on, on_hand)
    SELECT 'lot-' || depot_id || '-' || item_code || '-' || lot, depot_id, item_code, 'stock', date '2027-01-01' + lot, ${unitsPerLot} FROM ${lots};
    INSERT INTO stock_movements (depot_id, item_code, lot_id, kind, quantity, reference)
    SELECT depot_id, item_code, id, 'received', on_hand, 'bench' FROM stock_lots;
    CREATE TABLE bare_positions (LIKE stock_positions INCLUDING ALL) WITH (fillfactor = 80);
    INSERT INTO bare_positions SELECT * FROM stock_positions;
    ANALYZE`)
}

/** All of an order in one transaction, a line after the other in one order, as no deadlock asks for. */
const bareOrders: Way = (pool, { lines }) =>
  inTransaction(pool, async (tx) => {
    let units = 0
    for (const line of [...lines].sort(byPosition)) units += await takeBare(tx, line)
    return units
  })

/** Each line committed by itself: it holds no lock for another line, and an order may be left half done. */
const bareLines: Way = async (pool, { lines }) => {
  const client = await pool.connect()
  let units = 0
  try {
    for (const line of lines) units += await takeBare(client, line)
  } finally {
    client.release()
  }
  return units
}

async function takeBare(db: Pick<Pool, 'query'>, { depotId, itemCode, quantity }: StockLine): Promise<number> {
  const { rowCount } = await db.query({
    name: 'take-bare',
    text: `UPDATE bare_positions SET reserved = reserved + $3
           WHERE depot_id = $1 AND item_code = $2 AND on_hand - reserved >= $3`,
    values: [depotId, itemCode, quantity],
  })
  return rowCount === 1 ? quantity : 0
}

const byPosition = (a: StockLine, b: StockLine): number =>
  a.depotId === b.depotId ? (a.itemCode < b.itemCode ? -1 : 1) : a.depotId < b.depotId ? -1 : 1

const ours: Way = (pool, { reference, lines }) =>
  inTransaction(pool, async (tx) =>
    (await reserveStock(tx, reference, lines)).reduce((sum, { quantity }) => sum + quantity, 0),
  )

async function compare(pool: Pool, orders: readonly Order[], n: number): Promise<readonly Case[]> {
  const ways = { ours, 'bare, orders': bareOrders, 'bare, lines': bareLines }
  const [units, seconds] = [new Map<Way, number>(), new Map<Way, number>()]
  const play = async (way: Way, some: readonly Order[]): Promise<void> => {
    const startedMs = performance.now()
    units.set(way, (units.get(way) ?? 0) + (await drain(pool, way, some)))
    seconds.set(way, (seconds.get(way) ?? 0) + (performance.now() - startedMs) / 1000)
  }
  for (const way of Object.values(ways)) await play(way, orders.slice(0, WARM_UP))
  seconds.clear()
  const size = Math.ceil((orders.length - WARM_UP) / ROUNDS)
  for (let round = 0; round < ROUNDS; round += 1) {
    const some = orders.slice(WARM_UP + round * size, WARM_UP + (round + 1) * size)
    for (const [name, way] of Object.entries(ways)) {
      await play(way, some)
      say(`round ${round + 1}, ${name}: ${Math.round(seconds.get(way) ?? 0)} s so far`)
    }
  }
  const lines = n - WARM_UP * ORDER_LINES
  const rate = (way: Way): number => lines / (seconds.get(way) ?? 0)
  const floor = Math.max(rate(bareOrders), rate(bareLines))
  const name = `${CLIENTS} clients, release orders of ${ORDER_LINES} lines on ${DEPOTS * KINDS} positions, against the faster bare way`
  const { oversold, lost } = await faults(pool, units.get(ours) ?? 0, orders)
  return [
    judge({ case: name, n: lines, value: rate(ours), unit: 'lines/s', floor, limit: 0.5 }),
    judge({ case: 'positions and lots oversold', n, value: oversold, unit: 'rows', limit: 0 }),
    judge({ case: 'units lost between answers, ledger, lots and positions', n, value: lost, unit: 'units', limit: 0 }),
  ]
}

/** Every client takes the next order as soon as its last one is done. */
async function drain(pool: Pool, way: Way, orders: readonly Order[]): Promise<number> {
  let [next, units] = [0, 0]
  const client = async (): Promise<void> => {
    for (let order = orders[next++]; order !== undefined; order = orders[next++]) {
      // not `units += await …`: what others added meanwhile would be lost
      const taken = await way(pool, order)
      units += taken
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return units
}

/** Rows with more reserved than there is, and units by which any of the books differ, or that were kept back from who asked. */
async function faults(pool: Pool, answered: number, orders: readonly Order[]) {
  const lines = orders.flatMap((order) => order.lines)
  const row = await one<{ oversold: number; in_ledger: number; in_lots: number; in_positions: number; apart: number }>(
    pool,
    `WITH booked AS (SELECT lot_id, sum(quantity) AS units FROM stock_movements WHERE kind = 'reserved' GROUP BY lot_id),
       lots AS (SELECT l.*, coalesce(booked.units, 0) AS units FROM stock_lots l LEFT JOIN booked ON booked.lot_id = l.id),
       by_position AS (SELECT depot_id, item_code, sum(reserved) AS reserved, sum(on_hand) AS on_hand FROM lots GROUP BY 1, 2),
       asked AS (SELECT depot_id, item_code, sum(quantity) AS units FROM unnest($1::text[], $2::text[], $3::int[]) AS line (depot_id, item_code, quantity) GROUP BY 1, 2)
     SELECT (SELECT count(*) FROM lots WHERE units > on_hand)::int + (SELECT count(*) FROM stock_positions WHERE reserved > on_hand)::int AS oversold,
       (SELECT sum(units) FROM booked)::int AS in_ledger, (SELECT sum(reserved) FROM lots)::int AS in_lots,
       (SELECT sum(reserved) FROM stock_positions)::int AS in_positions,
       (SELECT sum(abs(l.reserved - p.reserved) + abs(p.reserved - least(p.on_hand, coalesce(asked.units, 0))))
        FROM by_position l JOIN stock_positions p USING (depot_id, item_code) LEFT JOIN asked USING (depot_id, item_code))::int
         + (SELECT sum(abs(units - reserved)) FROM lots)::int AS apart`,
    [lines.map((line) => line.depotId), lines.map((line) => line.itemCode), lines.map((line) => line.quantity)],
  )
  if (row === undefined) throw new Error('the books could not be read')
  const { oversold, in_ledger, in_lots, in_positions, apart } = row
  const lost = Math.abs(answered - in_ledger) + Math.abs(in_ledger - in_lots) + Math.abs(in_lots - in_positions) + apart
  return { oversold, lost }
}
