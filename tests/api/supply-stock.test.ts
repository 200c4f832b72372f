import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

type Agent = ReturnType<typeof request.agent>
type Row = {
  depotId: string
  itemCode: string
  areaCode: string
  onHand: number
  lots: { id: string; onHand: number }[]
}
type List = { items: Row[]; nextCursor: string | null }
const TENTS = '1010101'
const DEPOT = 'depot-622900'

test('stock of a province comes page by page, each position with its lots, none twice and none left out', async () => {
  const officer = await under.officer('duty-officer')
  const seen: Row[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: Record<string, string> = { areaCode: '620000', itemCode: TENTS, limit: '7', ...(cursor && { cursor }) }
    const page = bodyOf<List>(await officer.get('/api/v1/stock/positions').query(query).expect(200))
    seen.push(...page.items)
    cursor = page.nextCursor
  }
  const { rows } = await under.database.pool.query<{ depot_id: string }>(
    `SELECT depot_id FROM stock_positions p JOIN depots d ON d.id = p.depot_id WHERE d.area_code LIKE '62%' AND item_code = $1 ORDER BY 1`,
    [TENTS],
  )
  expect(seen.map(({ depotId }) => depotId)).toEqual(rows.map(({ depot_id }) => depot_id))
  expect(seen.every(({ onHand, lots }) => lots.reduce((sum, lot) => sum + lot.onHand, 0) === onHand)).toBe(true)
})

test('a page goes on within a depot', async () => {
  const officer = await under.officer('duty-officer')
  const get = (query: object) => officer.get('/api/v1/stock/positions').query({ depotId: DEPOT, ...query })
  const all = bodyOf<List>(await get({ limit: 500 }).expect(200)).items
  const first = bodyOf<List>(await get({ limit: 3 }).expect(200))
  const rest = bodyOf<List>(await get({ limit: 500, cursor: first.nextCursor }).expect(200))
  expect([...first.items, ...rest.items]).toEqual(all)
  expect(all.length).toBeGreaterThan(10)
})

test('totals of the country are its provinces’, and add up to the same as by level', async () => {
  const officer = await under.officer('reserves-officer')
  const total = async (by: string) => {
    const body = bodyOf<{ items: { key: string; onHand: number }[] }>(
      await officer.get('/api/v1/stock/totals').query({ by, itemCode: TENTS }).expect(200),
    )
    return body.items
  }
  const [areas, levels, items] = [await total('area'), await total('level'), await total('item')]
  const sum = (rows: { onHand: number }[]) => rows.reduce((units, row) => units + row.onHand, 0)
  expect(areas).toHaveLength(31)
  expect(levels.map(({ key }) => key)).toEqual(['central', 'county', 'prefecture', 'province', 'township'])
  expect([sum(areas), sum(levels)]).toEqual([sum(items), sum(items)])
})

test('units of different kinds are no sum', async () => {
  const officer = await under.officer('duty-officer')
  const body = bodyOf<{ items: { key: string; onHand: number | null; massKg: number; depots: number }[] }>(
    await officer.get('/api/v1/stock/totals').query({ by: 'area', areaCode: '620000' }).expect(200),
  )
  expect(body.items.find(({ key }) => key === '622900')).toMatchObject({
    onHand: null,
    depots: expect.any(Number) as number,
  })
  expect(body.items.every(({ massKg }) => massKg > 0)).toBe(true)
})

test('a position proves that it is the sum of its movements', async () => {
  const keeper = await under.officer('depot-keeper', { depotId: DEPOT })
  const path = `/api/v1/stock/positions/${DEPOT}/${TENTS}`
  const position = bodyOf<{ onHand: number; proof: object }>(await keeper.get(path).expect(200))
  const { onHand } = position
  expect(position.proof).toEqual({
    ...{ onHand, reserved: 0, lotsOnHand: onHand, lotsReserved: 0, movementsOnHand: onHand, movementsReserved: 0 },
    ...{ movements: 1, holds: true },
  })
  const ledger = bodyOf<{ items: { kind: string; quantity: number }[] }>(
    await keeper.get(`${path}/movements`).expect(200),
  )
  expect(ledger.items).toMatchObject([{ kind: 'received', quantity: onHand }])
  await keeper.get(`/api/v1/stock/positions/nowhere/${TENTS}`).expect(404)
})

test('stock is not for carriers and receivers', async () => {
  for (const post of ['carrier', 'receiver'] as const)
    await (await under.officer(post)).get('/api/v1/stock/positions').expect(403)
})

type Moved = { outcome: string; quantity: number; lotId: string; position: Row }
const post = async (agent: Agent, path: string, body: object, key?: string) =>
  agent
    .post(`/api/v1/stock/${path}`)
    .set(key === undefined ? {} : { 'Idempotency-Key': key })
    .send(body)

test('the keeper takes goods into a lot of their own, once for one key', async () => {
  const keeper = await under.officer('depot-keeper', { areaCode: '622900', depotId: DEPOT })
  const goods = {
    depotId: DEPOT,
    itemCode: TENTS,
    quantity: 40,
    producedOn: '2026-05-01',
    expiresOn: '2031-05-01',
    grade: 'A',
  }
  const before = bodyOf<Row>(await keeper.get(`/api/v1/stock/positions/${DEPOT}/${TENTS}`))
  const first = bodyOf<Moved>(await post(keeper, 'receipts', goods, 'k1'))
  const again = bodyOf<Moved>(await post(keeper, 'receipts', goods, 'k1'))
  expect([first.outcome, again.outcome, again.lotId]).toEqual(['done', 'already-done', first.lotId])
  expect(again.position.onHand).toBe(before.onHand + 40)
  expect(again.position.lots.find(({ id }) => id === first.lotId)).toMatchObject({
    ...{ source: 'stock', producedOn: '2026-05-01', expiresOn: '2031-05-01', grade: 'A', onHand: 40, available: 40 },
  })
})

test('a stock-take corrects a lot with its reason; rotation and scrapping take units out; the proof still holds', async () => {
  const officer = await under.officer('reserves-officer', { areaCode: '622900' })
  const where = { depotId: DEPOT, itemCode: TENTS }
  const { lotId } = bodyOf<Moved>(await post(officer, 'receipts', { ...where, quantity: 50 }))
  const lot = { ...where, lotId, reason: '年度盘点' }
  const counted = bodyOf<Moved>(await post(officer, 'takes', { ...lot, counted: 47 }))
  expect(counted).toMatchObject({ outcome: 'done', quantity: -3, lotId })
  expect(bodyOf<Moved>(await post(officer, 'takes', { ...lot, counted: 47 }))).toMatchObject({
    outcome: 'no-difference',
  })
  expect(bodyOf<Moved>(await post(officer, 'rotations', { ...lot, quantity: 7 }))).toMatchObject({ quantity: -7 })
  expect(bodyOf<Moved>(await post(officer, 'scrappings', { ...lot, quantity: 10 }))).toMatchObject({ quantity: -10 })
  const position = bodyOf<Row & { proof: { holds: boolean } }>(
    await officer.get(`/api/v1/stock/positions/${DEPOT}/${TENTS}`),
  )
  expect(position.lots.find(({ id }) => id === lotId)).toMatchObject({ onHand: 30 })
  expect(position.proof.holds).toBe(true)
})

test('what is promised can’t be taken out of a lot, and the refusal says how much can', async () => {
  const officer = await under.officer('reserves-officer')
  const where = { depotId: DEPOT, itemCode: TENTS }
  const { lotId } = bodyOf<Moved>(await post(officer, 'receipts', { ...where, quantity: 5 }))
  const refused = await post(officer, 'scrappings', { ...where, lotId, quantity: 6, reason: '受潮' })
  expect(refused.status).toBe(409)
  expect(bodyOf(refused)).toMatchObject({
    code: 'not-allowed-now',
    detail: '该批次在库 5，其中 0 已占用，最多可动 5。',
  })
})

test('who keeps another depot, or only watches, moves no stock; bad input is named', async () => {
  const goods = { depotId: DEPOT, itemCode: TENTS, quantity: 1 }
  const other = await under.officer('depot-keeper', { areaCode: '620000', depotId: 'depot-620000' })
  expect((await post(other, 'receipts', goods)).status).toBe(403)
  expect((await post(await under.officer('reserves-officer', { areaCode: '130000' }), 'receipts', goods)).status).toBe(
    403,
  )
  expect((await post(await under.officer('duty-officer'), 'receipts', goods)).status).toBe(403)
  const officer = await under.officer('reserves-officer')
  const wrong = await post(officer, 'receipts', { ...goods, quantity: 0, expiresOn: '2026-02-30', itemCode: 'x' })
  expect(
    bodyOf<{ errors: { field: string }[] }>(wrong)
      .errors.map(({ field }) => field)
      .sort(),
  ).toEqual(['expiresOn', 'itemCode', 'quantity'])
  const unknown = await post(officer, 'receipts', { ...goods, itemCode: '3999998' })
  expect(bodyOf(unknown)).toMatchObject({ code: 'bad-input', detail: '没有这些物资品种：3999998。' })
  const back = await post(officer, 'receipts', { ...goods, producedOn: '2026-05-01', expiresOn: '2026-05-01' })
  expect(bodyOf(back)).toMatchObject({ code: 'bad-input', detail: '到期日须晚于生产日期。' })
  expect((await post(officer, 'scrappings', { ...goods, lotId: 'none', reason: 'x' })).status).toBe(404)
})

test('an inspection is on record, not in days to come, and the next is due by the depot’s interval', async () => {
  await under.database.pool.query(`UPDATE depots SET inspection_every_days = 90 WHERE id = $1`, [DEPOT])
  const keeper = await under.officer('depot-keeper', { areaCode: '622900', depotId: DEPOT })
  const path = `/api/v1/depots/${DEPOT}/inspections`
  const depot = bodyOf(await keeper.post(path).send({ inspectedOn: '2026-01-10', findings: '良好' }).expect(200))
  expect(depot).toMatchObject({ inspectedOn: '2026-01-10', inspectionDueOn: '2026-04-10', orderingArea: '622900' })
  await keeper.post(path).send({ inspectedOn: '2999-01-01' }).expect(400)
})

test('an item kind comes with its packs, and a kit with its parts', async () => {
  const carrier = await under.officer('carrier')
  const { rows } = await under.database.pool.query<{ kit_code: string; n: string }>(
    'SELECT kit_code, count(*)::text AS n FROM kit_parts GROUP BY 1 LIMIT 1',
  )
  const code = rows[0]?.kit_code ?? TENTS
  const kind = bodyOf<{ kitParts: object[]; packSize: number }>(
    await carrier.get(`/api/v1/item-kinds/${code}`).expect(200),
  )
  expect(kind.kitParts).toHaveLength(Number(rows[0]?.n ?? 0))
  expect(kind.packSize).toBeGreaterThanOrEqual(1)
  await carrier.get('/api/v1/item-kinds/3999998').expect(404)
})
