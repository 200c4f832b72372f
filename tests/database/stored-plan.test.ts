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

test('of the parts of a kit one is stored as the kits that they make, the others as none', async () => {
  const [first, second] = [6, 0].map((quantity) => ({
    ...own,
    id: `part-${quantity}`,
    standsInFor: { itemCode: QUILT, quantity },
  }))
  await store(
    planOf(
      'plan-kit',
      9,
      [first, second].filter((each) => each !== undefined),
    ),
  )
  const stored = `SELECT id, stands_in_quantity AS made FROM plan_lines WHERE plan_id = 'plan-kit' ORDER BY id DESC`
  expect(await many(database.pool, stored)).toEqual([
    { id: 'plan-kit:part-6', made: 6 },
    { id: 'plan-kit:part-0', made: 0 },
  ])
})

test('a plan without lines is stored too', async () => {
  await store(planOf('plan-2', 2, []))
  expect(await many(database.pool, `SELECT id FROM allocation_plans WHERE id = 'plan-2'`)).toEqual([{ id: 'plan-2' }])
})

describe('a plan with a line that names what is not there is not stored at all', () => {
  it.each<[string, Partial<PlanLine>]>([
    ['depot_id', { depotId: 'nowhere' }],
    ['area_code', { areaCode: '999999' }],
    ['item_code', { itemCode: '9999999' }],
  ])('%s', async (column, other) => {
    const more = Array.from({ length: 5_000 }, (_, index) => ({ ...own, id: `${index}` }))
    const stored = store(planOf('plan-3', 3, [...more, { ...own, ...other }]))
    await expect(stored).rejects.toMatchObject({ code: '23503', constraint: `plan_lines_${column}_fkey` })
    expect(await many(database.pool, `SELECT id FROM allocation_plans WHERE id = 'plan-3'`)).toEqual([])
  })

  it('plan_id', async () => {
    await store(planOf('plan-4', 4, [own]))
    const copied = `INSERT INTO plan_lines SELECT (jsonb_populate_record(l, '{"id": "lost", "plan_id": "nowhere"}')).* FROM plan_lines l WHERE plan_id = 'plan-4'`
    await expect(database.pool.query(copied)).rejects.toMatchObject({
      code: '23503',
      constraint: 'plan_lines_plan_id_fkey',
    })
  })
})
