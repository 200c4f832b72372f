import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
let officer: Awaited<ReturnType<ApiUnderTest['officer']>>
beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
  officer = await under.officer('duty-officer')
  await under.database.pool.query(
    `INSERT INTO depots (id, name_zh, name_en, level, area_code, longitude, latitude, docks, porters, synthetic)
     VALUES ('lz-100%_a', '兰州东站库', 'Lanzhou East Yard', 'prefecture', '620100', 103.8, 36.1, 2, 8, false)`,
  )
})
afterAll(() => under.close())

async function found(query: Record<string, string>): Promise<readonly string[]> {
  const answer = await officer.get(`/api/v1/depots?${new URLSearchParams(query).toString()}`).expect(200)
  return bodyOf<{ items: { id: string }[] }>(answer).items.map(({ id }) => id)
}

test('depots are found by part of their name in either language or of their id, in whatever case', async () => {
  expect(await found({ q: '东站' })).toEqual(['lz-100%_a'])
  expect(await found({ q: 'lanzhou east' })).toEqual(['lz-100%_a'])
  expect(await found({ q: 'LZ-100' })).toEqual(['lz-100%_a'])
  expect(await found({ q: 'depot-6229', areaCode: '620000', level: 'prefecture' })).toEqual(['depot-622900'])
})

test('an area narrows what is found, and what nothing is called finds nothing', async () => {
  expect(await found({ q: '东站', areaCode: '630000' })).toEqual([])
  expect(await found({ q: '东站', areaCode: '620000' })).toEqual(['lz-100%_a'])
  expect(await found({ q: '没有的库' })).toEqual([])
})

test('the marks of a pattern are letters: they find themselves, not everything', async () => {
  expect(await found({ q: '%_' })).toEqual(['lz-100%_a'])
  expect(await found({ q: '100\\%' })).toEqual([])
  await officer.get('/api/v1/depots?q=%20').expect(400)
})
