import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
let officer: ReturnType<typeof request.agent>
beforeAll(async () => {
  under = await startApiUnderTest()
  officer = await under.officer('reserves-officer')
})
afterAll(() => under.close())

const DEPOT = 'depot-622900'
const TENTS = '1010101'
type List<T = Record<string, unknown>> = { items: T[]; nextCursor: string | null }
const get = (path: string, query: object = {}) => officer.get(`/api/v1/${path}`).query(query)

const day = (daysFromNow: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + daysFromNow * 86_400_000).toISOString().slice(0, 10)

async function aLot(expiresOn: string, quantity: number, unitCostFen = 0): Promise<string> {
  const body = { depotId: DEPOT, itemCode: TENTS, quantity, expiresOn, unitCostFen }
  const made = await officer.post('/api/v1/stock/receipts').send(body).expect(200)
  return bodyOf<{ lotId: string }>(made).lotId
}

test('what expires soon is listed first expired first: to rotate while it is good, then to scrap', async () => {
  await under.database.pool.query('UPDATE stock_lots SET expires_on = NULL WHERE depot_id = $1', [DEPOT])
  const [gone, soon, later] = [await aLot(day(-3), 5, 200), await aLot(day(20), 6), await aLot(day(400), 7)]
  const first = bodyOf<List>(await get('upkeep/expiries', { depotId: DEPOT, limit: 1 }).expect(200))
  expect(first.items).toMatchObject([{ lotId: gone, daysLeft: -3, advice: 'scrap', valueFen: 1_000, onHand: 5 }])
  const rest = bodyOf<List>(await get('upkeep/expiries', { depotId: DEPOT, cursor: first.nextCursor }).expect(200))
  expect(rest.items).toMatchObject([{ lotId: soon, daysLeft: 20, advice: 'rotate' }])
  const all = bodyOf<List>(await get('upkeep/expiries', { depotId: DEPOT, withinDays: 500 }).expect(200))
  expect(all.items.map(({ lotId }) => lotId)).toEqual([gone, soon, later])
})

test('depots that were never inspected come first, then those due', async () => {
  await under.database.pool.query('UPDATE depots SET inspection_every_days = NULL')
  const set = (id: string, inspectedOn: string | null) =>
    under.database.pool.query('UPDATE depots SET inspection_every_days = 90, inspected_at = $2 WHERE id = $1', [
      id,
      inspectedOn,
    ])
  await set('depot-620000', day(-10))
  await set(DEPOT, day(-80))
  await set('depot-622927', null)
  const first = bodyOf<List>(await get('upkeep/inspections', { limit: 1 }).expect(200))
  expect(first.items).toMatchObject([{ depotId: 'depot-622927', inspectedOn: null, dueOn: null }])
  const rest = bodyOf<List>(await get('upkeep/inspections', { cursor: first.nextCursor }).expect(200))
  expect(rest.items).toMatchObject([{ depotId: DEPOT, dueOn: day(10) }])
})

test('counties without a depot are named with the nearest one, page by page', async () => {
  await under.database.pool.query(`UPDATE depots SET operator = 'firm' WHERE area_code = '622927' AND level = 'county'`)
  const query = { areaCode: '622900', missing: 'county-depot' }
  const list = bodyOf<List>(await get('upkeep/areas-without-depot', query).expect(200))
  expect(list.items).toMatchObject([{ areaCode: '622927', provinceName: '甘肃省', missing: 'county-depot' }])
  expect(list.items[0]?.nearestKm).toBeGreaterThan(0)
  const page = bodyOf<List>(await get('upkeep/areas-without-depot', { limit: 2 }).expect(200))
  const next = bodyOf<List>(await get('upkeep/areas-without-depot', { limit: 2, cursor: page.nextCursor }).expect(200))
  const keys = [...page.items, ...next.items].map(({ areaCode, missing }) => `${String(areaCode)} ${String(missing)}`)
  expect([...new Set(keys)].sort()).toEqual(keys)
})

test('the year’s proposals replace what expires and fill floors up in whole packs, with their cost', async () => {
  const { pool } = under.database
  await pool.query(`UPDATE stock_lots SET expires_on = NULL; UPDATE stock_positions SET floor = 0;
    UPDATE stock_lots SET unit_cost_fen = 0; UPDATE supply_sources SET state = 'ended'`)
  await aLot('2027-05-01', 4, 30_000)
  await pool.query(`UPDATE item_kinds SET pack_size = 10 WHERE code = '1010203'`)
  await pool.query(`UPDATE stock_positions SET floor = on_hand + 21 WHERE depot_id = $1 AND item_code = '1010203'`, [
    DEPOT,
  ])
  const list = bodyOf<List>(await get('upkeep/proposals', { year: 2027 }).expect(200))
  expect(list).toMatchObject({ year: 2027, rotationFen: 120_000, purchaseFen: 0, lines: 2, unpriced: 1 })
  expect(list.items).toMatchObject([
    { kind: 'rotation', itemCode: TENTS, quantity: 4, unitCostFen: 30_000, costFen: 120_000, expiresOn: '2027-05-01' },
    { kind: 'purchase', itemCode: '1010203', quantity: 30, cause: 'below-floor', costFen: 0 },
  ])
  const page = bodyOf<List>(await get('upkeep/proposals', { year: 2027, limit: 1 }))
  const rest = bodyOf<List>(await get('upkeep/proposals', { year: 2027, cursor: page.nextCursor }))
  expect([...page.items, ...rest.items]).toEqual(list.items)
  expect(bodyOf<List>(await get('upkeep/proposals', { year: 2026, kind: 'rotation' })).items).toEqual([])
})

test('upkeep of the network is not for carriers and receivers; a keeper sees what expires', async () => {
  const keeper = await under.officer('depot-keeper', { depotId: DEPOT })
  await keeper.get('/api/v1/upkeep/expiries').expect(200)
  await keeper.get('/api/v1/upkeep/proposals').expect(403)
  await (await under.officer('receiver')).get('/api/v1/upkeep/expiries').expect(403)
  await get('upkeep/proposals', { year: 'next' }).expect(400)
})

test('guidance catalogues name goods of the catalogue by their code, and print on one page for each reader', async () => {
  const carrier = await under.officer('carrier')
  const list = bodyOf<List<{ audience: string; lines: { itemCode: string | null; nameZh: string }[] }>>(
    await carrier.get('/api/v1/guidance-catalogues').expect(200),
  )
  expect(list.items.map(({ audience }) => audience)).toEqual([
    'central',
    'province',
    'prefecture',
    'county',
    'township',
    'community',
    'firm',
    'household',
  ])
  expect(
    list.items.flatMap(({ lines }) => lines).filter(({ itemCode, nameZh }) => nameZh === '' || nameZh === itemCode),
  ).toEqual([])
  const page = await carrier
    .get('/api/v1/guidance-catalogues/household/page')
    .expect(200)
    .expect('Content-Type', /text\/html/)
  expect(page.text).toContain('【演练】家庭应急物资储备建议清单')
  const english = await carrier.get('/api/v1/guidance-catalogues/county/page?lang=en').expect(200)
  expect(english.text).toContain('Guidance catalogue: county')
  await carrier.get('/api/v1/guidance-catalogues/army/page').expect(400)
})
