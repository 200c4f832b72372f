import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import type { NewPlan } from '../../database/plans'
import { insertPlan } from '../../database/plans'
import { inTransaction, many } from '../../database/transaction'
import type { PlanLine } from '../../domain/allocation/plan'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'
import { NOW, QUILT, TENT, openDepots } from './supply/shelves'
import { anIncident } from './supply/sources-kept'

/** An id with all that COPY would read as something else. */
const ODD = 'depot\\N "1"\t\\\r\n一'
let copy: TestDatabase
let database: Database

beforeAll(async () => {
  copy = await createTestDatabase({ seeded: false })
  database = openDatabase(copy.url)
  await openDepots(database, 1)
  await database.pool.query(`UPDATE depots SET id = $1`, [ODD])
  await anIncident(database, 'near', ['622927'])
})
afterAll(async () => {
  await database.close()
  await copy.drop()
})

const line: PlanLine = {
  ...{ id: `first:622927:${TENT}:${ODD}`, batch: 'first', areaCode: '622927', itemCode: TENT, depotId: ODD },
  ...{ offerId: `stock:${ODD}:${TENT}`, source: 'stock', quantity: 12, distanceKm: 71.3, late: true },
  ...{ leavesAt: '2026-11-24T03:00:00.000Z', arrivesAt: '2026-11-24T09:30:12.000Z', dueAt: '2026-11-24T09:00:00.000Z' },
  standsInFor: { itemCode: QUILT, quantity: 24 },
  chosenBecause: { key: 'allocation.chosen.own-county', values: { distanceKm: 71, tier: 'a "tier"\\ 县' } },
  passedOver: [{ depotId: ODD, reason: 'reserve-floor', values: { available: 3, floor: 5 } }],
}
const plain: PlanLine = { ...line, id: 'plain', batch: 'rest', late: false, passedOver: [] }
const { standsInFor: _none, ...own } = plain

const planOf = (id: string, version: number, lines: readonly PlanLine[]): NewPlan => ({
  ...{ id, incidentId: 'near', version, estimateId: 'near', plannedAt: NOW, solveMs: 1, certified: true, causes: [] },
  plan: {
    ...{ lines, shortfalls: [], delays: [], coverageMin: 1, coverageMean: 1, onTimeShare: 1, certificate: null },
    method: { name: 'test', edition: 'test', proof: 'none' },
  },
})
const store = (plan: NewPlan) => inTransaction(database.pool, (tx) => insertPlan(tx, plan))

test('every line of a plan is stored as it was made, whatever its texts hold', async () => {
  await store(planOf('plan-1', 1, [line, own]))
  const stored = await many(database.pool, `SELECT * FROM plan_lines WHERE plan_id = 'plan-1' ORDER BY batch`)
  const first = {
    ...{ id: `plan-1:${line.id}`, plan_id: 'plan-1', batch: 'first', area_code: '622927', item_code: TENT },
    ...{ depot_id: ODD, quantity: 12, distance_km: 71.3, late: true, offer_id: line.offerId, source: 'stock' },
    leaves_at: new Date(line.leavesAt),
    arrives_at: new Date(line.arrivesAt),
    due_at: new Date(line.dueAt),
    ...{ reason: line.chosenBecause, passed_over: line.passedOver, consignment_id: null },
    ...{ stands_in_for: QUILT, stands_in_quantity: 24 },
  }
  const second = { ...first, id: 'plan-1:plain', batch: 'rest', late: false, passed_over: [] }
  expect(stored).toEqual([first, { ...second, stands_in_for: null, stands_in_quantity: null }])
})

test('a plan without lines is stored too; one with a line from nowhere not at all, and the connection goes on', async () => {
  await store(planOf('plan-2', 2, []))
  const more = Array.from({ length: 5_000 }, (_, index) => ({ ...own, id: `${index}` }))
  await expect(store(planOf('plan-3', 3, [{ ...own, depotId: 'nowhere' }, ...more]))).rejects.toThrow(
    'plan_lines_depot_id_fkey',
  )
  expect(await many(database.pool, 'SELECT id FROM allocation_plans ORDER BY id')).toEqual([
    { id: 'plan-1' },
    { id: 'plan-2' },
  ])
})
