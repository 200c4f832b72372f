import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

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
