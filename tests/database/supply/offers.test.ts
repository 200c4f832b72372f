import type { Database } from '../../../database/client'
import { openDatabase } from '../../../database/client'
import { reserveStock } from '../../../database/stock-ledger'
import { readOffers } from '../../../database/supply/offers'
import { inTransaction } from '../../../database/transaction'
import type { TestDatabase } from '../../setup/test-database'
import { createTestDatabase } from '../../setup/test-database'
import { termsOf } from '../../domain/supply/sources'
import { NOW, QUILT, TENT, openDepots, receive } from './shelves'
import { aStandingSource, anIncident, keepRules } from './sources-kept'

let copy: TestDatabase
let database: Database

beforeAll(async () => {
  copy = await createTestDatabase({ seeded: false })
  database = openDatabase(copy.url)
  await openDepots(database, 9)
  await keepRules(database)
  await anIncident(database, 'far', [])
  await anIncident(database, 'near', ['622927'])
})
afterAll(async () => {
  await database.close()
  await copy.drop()
})

const setFloor = (depotId: string, floor: number) =>
  database.pool.query('UPDATE stock_positions SET floor = $2 WHERE depot_id = $1', [depotId, floor])
const offersAt = async (depotId: string, incidentId = 'far', now = NOW) =>
  (await readOffers(database.pool, { incidentId, itemCodes: [TENT, QUILT], now }))
    .filter((offer) => offer.depotId === depotId)
    .map(({ id, quantity, floor, readyAt, unitCostFen }) => ({ id, quantity, floor, readyAt, unitCostFen }))

test('free units of a position by when they are ready, the floor kept of what is here first', async () => {
  const lot = { depotId: 'depot-1', itemCode: TENT }
  await receive(database, 'in-1', [
    { ...lot, quantity: 10, unitCostFen: 100 },
    { ...lot, quantity: 20, unitCostFen: 300, expiresOn: '2027-01-01' },
    { ...lot, quantity: 40, readyAt: '2026-11-26T00:00:00.000Z' },
    { ...lot, quantity: 99, expiresOn: '2026-11-24' },
  ])
  await setFloor('depot-1', 35)
  await inTransaction(database.pool, (tx) => reserveStock(tx, 'order-1', [{ ...lot, quantity: 5, leavesAt: NOW }]))
  expect(await offersAt('depot-1')).toEqual([
    { id: `stock:depot-1:${TENT}`, quantity: 25, floor: 25, readyAt: null, unitCostFen: 300 },
    {
      ...{ id: `stock:depot-1:${TENT}:${Date.parse('2026-11-26T00:00:00.000Z')}`, quantity: 40, floor: 10 },
      ...{ readyAt: '2026-11-26T00:00:00.000Z', unitCostFen: 0 },
    },
  ])
  expect(
    (await offersAt('depot-1', 'far', '2026-11-26T00:00:00.000Z')).map(({ quantity, floor }) => [quantity, floor]),
  ).toEqual([[65, 35]])
})

test('a floor does not bind in its owner’s own disaster, nor where it was lifted for the incident', async () => {
  await receive(
    database,
    'in-2',
    [TENT, QUILT].map((itemCode) => ({ depotId: 'depot-2', itemCode, quantity: 10 })),
  )
  await receive(
    database,
    'in-3',
    [TENT, QUILT].map((itemCode) => ({ depotId: 'depot-3', itemCode, quantity: 10 })),
  )
  await setFloor('depot-2', 6)
  await setFloor('depot-3', 6)
  await database.pool.query(`UPDATE depots SET level = 'central' WHERE id = 'depot-3'`)
  const floors = async (depotId: string, incidentId: string) =>
    (await offersAt(depotId, incidentId)).map(({ floor }) => floor)
  expect({ far: await floors('depot-2', 'far'), near: await floors('depot-2', 'near') }).toEqual({
    far: [6, 6],
    near: [0, 0],
  })
  expect(await floors('depot-3', 'near')).toEqual([6, 6])
  const lift = `INSERT INTO floor_lifts (id, incident_id, depot_id, item_code, by, reason, lifted_at) VALUES ($1, 'near', 'depot-3', $2, 'minister', 'no second event', $3)`
  await database.pool.query(lift, ['lift-1', TENT, NOW])
  expect(await floors('depot-3', 'near')).toEqual([0, 6])
  await database.pool.query(lift, ['lift-2', null, NOW])
  expect({ near: await floors('depot-3', 'near'), far: await floors('depot-3', 'far') }).toEqual({
    near: [0, 0],
    far: [6, 6],
  })
})

test('a depot that refused a kind for the incident is left out for it, its sources too', async () => {
  await receive(
    database,
    'in-4',
    [TENT, QUILT].map((itemCode) => ({ depotId: 'depot-4', itemCode, quantity: 10 })),
  )
  await aStandingSource(database, 'refuser', 'depot-4', termsOf.agreement)
  await database.pool.query(`
    INSERT INTO allocation_plans (id, incident_id, version, estimate_id, planned_at, coverage_min, coverage_mean, on_time_share, method, shortfalls, solve_ms)
      VALUES ('plan', 'near', 1, 'near', '${NOW}', 1, 1, 1, '{}', '[]', 1);
    INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at) VALUES ('order', 'near', 'plan', 'first', 'x', '${NOW}');
    INSERT INTO movement_notices (id, release_order_id, depot_id, issued_by, issued_at) VALUES ('notice', 'order', 'depot-4', 'x', '${NOW}');
    INSERT INTO consignments (id, incident_id, movement_notice_id, batch, depot_id, area_code, status, distance_km, due_at, ordered_at)
      VALUES ('load', 'near', 'notice', 'first', 'depot-4', '622927', 'ordered', 1, '${NOW}', '${NOW}');
    INSERT INTO consignment_lines (consignment_id, item_code, approved, accepted) VALUES ('load', '${TENT}', 5, 4)`)
  const ids = async (incidentId: string) => (await offersAt('depot-4', incidentId)).map(({ id }) => id)
  expect({ near: await ids('near'), far: await ids('far') }).toEqual({
    near: [`stock:depot-4:${QUILT}`],
    far: [`stock:depot-4:${TENT}`, `stock:depot-4:${QUILT}`, 'agreement:refuser'],
  })
})

test('other sources are offered with what they have left, only while they stand', async () => {
  await aStandingSource(database, 'maker', 'depot-5', { ...termsOf.production, rampDays: 0, rawMaterialUnits: 700 })
  const maker = await offersAt('depot-5')
  expect(maker).toEqual(
    [300, 300, 100].map((quantity, index) => ({
      ...{ id: `production:maker:${index + 1}`, quantity, floor: 0, unitCostFen: 8_000 },
      readyAt: `2026-11-2${5 + index}T13:00:00.000Z`,
    })),
  )
  await database.pool.query(`UPDATE supply_sources SET state = 'suspended' WHERE id = 'maker'`)
  expect(await offersAt('depot-5')).toEqual([])
})
