import { readAllocationInput } from '../../activities/allocation-input'
import { insertEstimate } from '../../database/estimates'
import type { DemandLine } from '../../domain/demand/estimate'
import type { ActivityDesk } from './activity-desk'
import { openActivityDesk } from './activity-desk'
import { COUNTY, STARTED, anOpenIncident, at } from './response-rows'

const [TENT, QUILT, BOAT, NEIGHBOUR] = ['1010101', '1010301', '2010101', '620104']
let desk: ActivityDesk

beforeAll(async () => {
  desk = await openActivityDesk()
})
afterAll(() => desk.close())

type Need = readonly [areaCode: string, itemCode: string, expected: number]

/** An open incident whose newest estimate holds these needs. */
async function aNeedyIncident(id: string, needs: readonly Need[]): Promise<string> {
  await anOpenIncident(desk, id)
  const lines = needs.map(([areaCode, itemCode, expected]): DemandLine => {
    const need = { low: expected, expected, high: expected }
    return { areaCode, itemCode, need, firstBatch: 0, lifeSaving: false, rules: [] }
  })
  const people = { low: 1, expected: 1, high: 1 }
  const impacts = [...new Set(needs.map(([areaCode]) => areaCode))].map((areaCode) => ({
    ...{ areaCode, affected: people, displaced: people, intensity: null, rescuers: 0 },
  }))
  const about = { version: 1, asOf: STARTED, source: { kind: 'alert' as const, id: 'alert' }, edition: 'test' }
  await insertEstimate(desk.database.pool, `est-${id}`, id, { ...about, impacts, lines }, null)
  return id
}

/** So many units of a kind are on their way to the county of an incident. */
async function onTheWay(incidentId: string, itemCode: string, quantity: number): Promise<void> {
  const keys = { plan: `plan-${incidentId}`, order: `order-${incidentId}`, notice: `notice-${incidentId}` }
  await desk.database.pool.query(`
    INSERT INTO allocation_plans (id, incident_id, version, estimate_id, planned_at, coverage_min, coverage_mean, on_time_share, method, shortfalls, solve_ms)
      VALUES ('${keys.plan}', '${incidentId}', 1, 'est-${incidentId}', '${STARTED}', 1, 1, 1, '{}', '[]', 1);
    INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at) VALUES ('${keys.order}', '${incidentId}', '${keys.plan}', 'rest', 'x', '${STARTED}');
    INSERT INTO movement_notices (id, release_order_id, depot_id, issued_by, issued_at) SELECT '${keys.notice}', '${keys.order}', min(id), 'x', '${STARTED}' FROM depots;
    INSERT INTO consignments (id, incident_id, movement_notice_id, batch, depot_id, area_code, status, distance_km, due_at, ordered_at)
      SELECT 'load-${incidentId}', '${incidentId}', '${keys.notice}', 'rest', min(id), '${NEIGHBOUR}', 'departed', 1, '${STARTED}', '${STARTED}' FROM depots;
    INSERT INTO consignment_lines (consignment_id, item_code, approved, accepted, sent) VALUES ('load-${incidentId}', '${itemCode}', ${quantity}, ${quantity}, ${quantity})`)
}

test('other incidents count as far as they still need a kind that is needed here; those that need none are left out', async () => {
  const own = await aNeedyIncident('own', [
    [COUNTY, TENT, 40],
    [COUNTY, QUILT, 90],
  ])
  const rival = await aNeedyIncident('rival', [
    [NEIGHBOUR, TENT, 30],
    [NEIGHBOUR, BOAT, 5],
  ])
  await onTheWay(rival, TENT, 12)
  const served = await aNeedyIncident('served', [[NEIGHBOUR, QUILT, 20]])
  await onTheWay(served, QUILT, 20)
  await aNeedyIncident('stranger', [[NEIGHBOUR, BOAT, 7]])

  const input = await readAllocationInput(desk.database, { incidentId: own, estimateId: 'est-own', now: at(1) })

  const rest = (areaCode: string, itemCode: string, quantity: number) => ({
    ...{ areaCode, itemCode, batch: 'rest', quantity },
  })
  expect(input.needs).toEqual([
    rest(COUNTY, TENT, 40),
    rest(COUNTY, QUILT, 90),
    { ...rest(NEIGHBOUR, TENT, 18), incidentId: 'rival' },
  ])
  expect(input.deadlines.map(({ areaCode, incidentId }) => ({ areaCode, incidentId }))).toEqual([
    { areaCode: COUNTY, incidentId: undefined },
    { areaCode: NEIGHBOUR, incidentId: 'rival' },
  ])
})

test('of the country what bears on the needs: places all, kinds, pacts and temperatures of what is asked for', async () => {
  await aNeedyIncident('alone', [[COUNTY, QUILT, 10]])
  const { items, pacts, temperatures, counties, depots, offers } = await readAllocationInput(desk.database, {
    ...{ incidentId: 'alone', estimateId: 'est-alone', now: '2020-01-01T00:00:00.000Z' },
  })
  const codes = await desk.rows<{ code: string }>(
    `SELECT code FROM item_kinds WHERE code = $1 OR code IN (SELECT by_code FROM substitutes WHERE item_code = $1) ORDER BY 1`,
    [QUILT],
  )
  expect(codes.length).toBeGreaterThan(1)
  expect(items.map(({ code }) => code)).toEqual(codes.map(({ code }) => code))
  expect([...new Set(offers.map(({ itemCode }) => itemCode))].sort()).toEqual(codes.map(({ code }) => code))
  expect([...new Set(pacts?.map(({ toArea }) => toArea))]).toEqual(['620000'])
  expect(Object.keys(temperatures ?? {})).toEqual([COUNTY])
  const [{ places, areas } = { places: 0, areas: 0 }] = await desk.rows<{ places: number; areas: number }>(
    `SELECT (SELECT count(*) FROM depots)::int AS places, (SELECT count(*) FROM areas WHERE level = 'county')::int AS areas`,
  )
  expect({ depots: depots.length, counties: counties.length }).toEqual({ depots: places, counties: areas })
})
