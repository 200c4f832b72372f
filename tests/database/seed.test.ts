import { verifyAudit } from '../../database/audit'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { referenceNetwork, seed } from '../../database/seed/seed'
import type { SeedReport } from '../../database/seed/seed'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'

let database: TestDatabase
let db: Database
let first: SeedReport

beforeAll(async () => {
  database = await createTestDatabase({ seeded: false })
  db = openDatabase(database.url)
  first = await seed(database.url)
})

afterAll(async () => {
  await db.close()
  await database.drop()
})

const rows = async (sql: string): Promise<Record<string, unknown>[]> => (await db.pool.query(sql)).rows
const number = async (sql: string): Promise<number> => Number(Object.values((await rows(sql))[0] ?? {})[0])

test('every planned row is in the database', () => {
  expect(first.parts.filter(({ planned, added }) => planned !== added)).toEqual([])
  expect(first.elapsedMs).toBeLessThan(20_000)
})

test('each position is the sum of its movements', async () => {
  const different = await number(`
    SELECT count(*) FROM stock_positions p
    LEFT JOIN (SELECT depot_id, item_code, sum(quantity) AS units FROM stock_movements GROUP BY 1, 2) m
      USING (depot_id, item_code)
    WHERE p.on_hand IS DISTINCT FROM m.units OR p.reserved <> 0`)
  expect(different).toBe(0)
})

test('something can be sent out of every depot level above its floor', async () => {
  const shares = await rows(`
    SELECT d.level, round(max(p.floor::numeric / p.on_hand), 2)::float AS floor_share
    FROM stock_positions p JOIN depots d ON d.id = p.depot_id WHERE p.on_hand > 10 GROUP BY 1 ORDER BY 1`)
  expect(shares).toEqual([
    { level: 'central', floor_share: 0.4 },
    ...['county', 'prefecture', 'province', 'township'].map((level) => ({ level, floor_share: 0.6 })),
  ])
})

test('each county has a prefecture and a province above it, as its code says', async () => {
  const astray = await rows(`
    SELECT c.code FROM areas c LEFT JOIN areas p ON p.code = c.parent_code LEFT JOIN areas v ON v.code = p.parent_code
    WHERE c.level = 'county' AND (p.code IS DISTINCT FROM left(c.code, 4) || '00' OR v.code IS DISTINCT FROM left(c.code, 2) || '0000')`)
  expect(astray).toEqual([])
  expect(await rows('SELECT level, count(*)::int AS n FROM areas GROUP BY level ORDER BY n')).toEqual([
    { level: 'country', n: 1 },
    { level: 'province', n: 31 },
    { level: 'prefecture', n: 342 },
    { level: 'county', n: 2854 },
  ])
})

test('the people of the counties add up to those of their province', async () => {
  const astray = await rows(`
    SELECT p.name, p.population - sum(c.population) AS missing FROM areas p JOIN areas c
      ON c.level = 'county' AND left(c.code, 2) = left(p.code, 2)
    WHERE p.level = 'province' GROUP BY p.code HAVING abs(p.population - sum(c.population)) > 10000`)
  expect(astray).toEqual([])
  expect(await rows(`SELECT population, population_basis, altitude_m FROM areas WHERE code = '622927'`)).toEqual([
    { population: 239_000, population_basis: 'census-2020', altitude_m: 2_200 },
  ])
})

test('every depot, its stock and every carrier say that they are made up', async () => {
  expect(await number('SELECT count(*) FROM depots WHERE NOT synthetic')).toBe(0)
  expect(await number('SELECT count(*) FROM carriers WHERE NOT simulated')).toBe(0)
  expect(await number(`SELECT count(*) FROM stock_movements WHERE reference <> 'seed:v1'`)).toBe(0)
})

test('the seeding is one entry of a whole audit chain', async () => {
  expect(await verifyAudit(db.pool)).toMatchObject({ outcome: 'whole', entries: 1 })
})

test('the network is the same whenever and wherever it is derived', () => {
  const network = referenceNetwork()
  expect(JSON.stringify(referenceNetwork()) === JSON.stringify(network)).toBe(true)
  const lanzhou = network.stock.find(
    ({ depotId, itemCode }) => depotId === 'central-lanzhou-relief' && itemCode === '1010101',
  )
  expect(lanzhou).toEqual({ depotId: 'central-lanzhou-relief', itemCode: '1010101', onHand: 19_400, floor: 7_760 })
})

test('a second run adds nothing and keeps what an import changed', async () => {
  await db.pool.query(`UPDATE areas SET population = 5, population_basis = 'imported' WHERE code = '130102'`)
  const entries = await number('SELECT count(*) FROM audit_log')
  const second = await seed(database.url)
  expect(second.added).toBe(0)
  expect(await rows(`SELECT population, population_basis FROM areas WHERE code = '130102'`)).toEqual([
    { population: 5, population_basis: 'imported' },
  ])
  expect(await number('SELECT count(*) FROM audit_log')).toBe(entries)
})
