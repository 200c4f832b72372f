import type { AllocationRules } from '../../domain/policy/allocation-rules'
import { sourceKinds } from '../../domain/supply/offer'
import { verifyAudit } from '../../database/audit'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { readOffers } from '../../database/supply/offers'
import { stockDisagreements } from '../../database/supply/stock-check'
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
})

test('the order of kinds of source is stored as it was written, beside where it comes from', async () => {
  const [rules] = await rows(`SELECT body FROM policy_editions WHERE kind = 'allocation-rules'`)
  const { sourceOrder, sources } = rules?.body as AllocationRules & { sources: unknown[] }
  expect([...sourceOrder].sort()).toEqual([...sourceKinds].sort())
  expect([sourceOrder[0], sources.length]).toEqual(['stock', 3])
})

test('each position is the sum of its lots and of its movements', async () => {
  expect(await stockDisagreements(db.pool)).toEqual([])
})

test('goods lie in whole packs, each lot with its age, and none has expired on the day of the seeding', async () => {
  expect(
    await number(`SELECT count(*) FROM stock_lots l JOIN item_kinds k ON k.code = l.item_code
      WHERE l.on_hand % k.pack_size <> 0 OR l.unit_cost_fen = 0 OR l.produced_on > current_date + 1
        OR (k.shelf_life_months IS NOT NULL) <> (l.expires_on IS NOT NULL) OR l.expires_on <= current_date`),
  ).toBe(0)
  const soon = await number(`SELECT count(*) FROM stock_lots WHERE expires_on < current_date + 183`)
  expect(soon).toBeGreaterThan(1_000)
})

test('every province has firms under agreement, producers and a social body, all invented, and pacts with its neighbours', async () => {
  const kinds = await rows(`
    SELECT s.kind, count(DISTINCT left(s.area_code, 2))::int AS provinces, count(DISTINCT d.id)::int AS places, bool_and(s.label = 'synthetic' AND d.synthetic) AS synthetic
    FROM supply_sources s JOIN depots d ON d.id = s.depot_id WHERE s.state = 'standing' AND d.operator <> 'reserve' GROUP BY 1 ORDER BY 1`)
  expect(kinds).toEqual([
    { kind: 'agreement', provinces: 31, places: 93, synthetic: true },
    { kind: 'production', provinces: 31, places: 62, synthetic: true },
    { kind: 'social', provinces: 31, places: 31, synthetic: true },
  ])
  expect(await number(`SELECT count(DISTINCT from_area) FROM pacts WHERE label = 'synthetic'`)).toBe(31)
  expect(
    await number(
      `SELECT count(*) FROM pacts p WHERE NOT EXISTS (SELECT 1 FROM pacts b WHERE b.from_area = p.to_area AND b.to_area = p.from_area)`,
    ),
  ).toBe(0)
})

test('all standing sources offer something, and kits and substitutes are of the catalogue', async () => {
  const itemCodes = referenceNetwork().itemKinds.map(({ code }) => code)
  const offers = await readOffers(db.pool, { incidentId: 'none', itemCodes, now: '2026-11-24T00:00:00.000Z' })
  const offering = new Set(offers.filter(({ source }) => source !== 'stock').map(({ sourceId }) => sourceId))
  expect(offering.size).toBe(await number('SELECT count(*) FROM supply_sources'))
  expect(await number(`SELECT count(*) FROM kit_parts WHERE kit_code = '1050101'`)).toBe(5)
  expect(
    await rows(
      `SELECT by_code, ratio, min_temperature_c FROM substitutes WHERE item_code = '1010101' AND by_code = '1010102'`,
    ),
  ).toEqual([{ by_code: '1010102', ratio: 1, min_temperature_c: 5 }])
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
  expect(lanzhou).toEqual({
    ...{ depotId: 'central-lanzhou-relief', itemCode: '1010101', onHand: 19_400, floor: 7_760 },
    ...{ agedMonths: 103, unitCostFen: 185_000 },
  })
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
