import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'

type Agent = ReturnType<typeof request.agent>
type Mapping = { id: string; kind: string; builtIn: boolean; keptBy: string | null; columns: Record<string, string> }

let under: ApiUnderTest
let reserves: Agent
beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
  reserves = await under.officer('reserves-officer')
})
afterAll(() => under.close())

const ours = {
  ...{ name: 'our-inventory', title: { zh: '本单位库存', en: 'Our inventory' }, table: 'stock' },
  columns: {
    depot: { default: 'depot-622900' },
    item: { from: ['Article'], values: { TENT: '1010101' } },
    quantity: { from: ['Count'], times: 10 },
    lot: { from: ['Charge'] },
  },
}
const keep = (agent: Agent, mapping: object | string) =>
  agent
    .post('/api/v1/import-mappings')
    .set('Content-Type', 'application/json')
    .send(typeof mapping === 'string' ? mapping : JSON.stringify(mapping))
const list = async () => bodyOf<{ items: Mapping[] }>(await reserves.get('/api/v1/import-mappings').expect(200)).items

test('a mapping of the authority’s own is kept, listed, used, given back as its file, and removed', async () => {
  const kept = bodyOf<Mapping>(await keep(reserves, ours).expect(200))
  const columns = { depot: '', item: 'Article', quantity: 'Count', lot: 'Charge' }
  const defaults = { depot: 'depot-622900' }
  expect(kept).toMatchObject({ id: 'our-inventory', kind: 'stock', builtIn: false, columns, defaults })
  expect(kept.keptBy).toMatch(/reserves-officer/)
  expect((await list()).filter(({ builtIn }) => !builtIn)).toEqual([kept])

  const taken = await reserves
    .post('/api/v1/imports/stock?mapping=our-inventory&dryRun=true')
    .set('Content-Type', 'text/csv')
    .send('Article,Count,Charge\nTENT,4,C-9\n')
    .expect(200)
  expect(bodyOf(taken)).toMatchObject({ outcome: 'dry-run', rows: 1, added: 1, mapping: 'our-inventory' })
  expect(bodyOf<{ warnings: string[] }>(taken).warnings).toContain('储备库：1 行取对照表的默认值，请核对。')
  const elsewhere = await reserves
    .post('/api/v1/imports/stock?mapping=our-inventory&dryRun=true&set=depot=depot-622927')
    .set('Content-Type', 'text/csv')
    .send('Article,Count,Charge\nTENT,4,C-9\n')
    .expect(200)
  expect(bodyOf<{ warnings: string[] }>(elsewhere).warnings).toContain('储备库：1 行取为整个文件给出的值。')

  const file = await reserves.get('/api/v1/import-mappings/our-inventory').expect(200)
  expect(file.headers['content-disposition']).toBe('attachment; filename="our-inventory.mapping.json"')
  expect(file.body).toEqual(ours)
  expect(bodyOf(await keep(reserves, { ...ours, title: { zh: '甲', en: 'A' } }).expect(200))).toMatchObject({
    nameZh: '甲',
  })
  expect((await list()).filter(({ builtIn }) => !builtIn)).toHaveLength(1)

  await reserves.delete('/api/v1/import-mappings/our-inventory').expect(204)
  await reserves.delete('/api/v1/import-mappings/our-inventory').expect(404)
  await reserves.get('/api/v1/import-mappings/our-inventory').expect(404)
  const { rows } = await under.database.pool.query<{ action: string }>(
    `SELECT action FROM audit_log WHERE subject = 'our-inventory' ORDER BY seq`,
  )
  expect(rows.map(({ action }) => action)).toEqual([
    'import-mapping.kept',
    'import-mapping.kept',
    'import-mapping.removed',
  ])
})

test('all that a mapping has wrong is named by its path with the reason, in the reader’s language', async () => {
  const columns = { item: { from: ['A'] }, quantity: { from: [], dates: 'ydm' }, colour: { from: ['B'] } }
  const form = await keep(reserves, { ...ours, columns }).expect(400)
  expect(bodyOf(form)).toMatchObject({
    code: 'bad-input',
    errors: [
      { field: 'columns.quantity.from', message: '至少 1 个字或项' },
      { field: 'columns.quantity.dates', message: '只能是：ymd, dmy, mdy' },
    ],
  })
  const sense = await keep(reserves, { ...ours, columns: { ...columns, quantity: { from: ['C'] } } })
    .set('Accept-Language', 'en')
    .expect(400)
  expect(bodyOf(sense)).toMatchObject({
    errors: [
      { field: 'columns.colour', message: 'the table has no column "colour"' },
      { field: 'columns.depot', message: 'is a required column that is not mapped' },
    ],
  })
  expect(bodyOf(await keep(reserves, '{').expect(400))).toMatchObject({ errors: [{ field: 'body' }] })
  const taken = await keep(reserves, { ...ours, name: 'eden-stock' }).expect(400)
  expect(bodyOf(taken)).toMatchObject({ errors: [{ field: 'name', message: '“eden-stock”是系统自带的名称，请另取' }] })
  expect((await list()).every(({ builtIn }) => builtIn)).toBe(true)
})

test('one that the tables have outgrown is told with what is wrong, given back to be mended, and removed', async () => {
  const old = { ...ours, name: 'our-old', columns: { ...ours.columns, colour: { from: ['B'] } } }
  await under.database.pool.query(
    `INSERT INTO import_mappings (name, table_name, mapping, kept_by, kept_at) VALUES ('our-old', 'stock', $1, 'officer Li', '2026-01-02T00:00:00Z')`,
    [JSON.stringify(old)],
  )
  const listed = await reserves.get('/api/v1/import-mappings').set('Accept-Language', 'en').expect(200)
  const { items, unsound } = bodyOf<{ items: Mapping[]; unsound: object[] }>(listed)
  expect(items.map(({ id }) => id)).not.toContain('our-old')
  expect(unsound).toEqual([
    {
      ...{ id: 'our-old', kind: 'stock', nameZh: '本单位库存', nameEn: 'Our inventory', keptBy: 'officer Li' },
      keptAt: '2026-01-02T00:00:00.000Z',
      wrong: [{ field: 'columns.colour', message: 'the table has no column "colour"' }],
    },
  ])
  expect((await reserves.get('/api/v1/import-mappings/our-old').expect(200)).body).toEqual(old)
  await reserves
    .post('/api/v1/imports/stock?mapping=our-old&dryRun=true')
    .set('Content-Type', 'text/csv')
    .send('Article,Count,Charge\nTENT,4,C-9\n')
    .expect(400)
  await reserves.delete('/api/v1/import-mappings/our-old').expect(204)
  const after = bodyOf<{ unsound: object[] }>(await reserves.get('/api/v1/import-mappings').expect(200))
  expect(after.unsound).toEqual([])
})

test('what comes along, and every table, is given as a file to start from', async () => {
  expect(bodyOf(await reserves.get('/api/v1/import-mappings/eden-stock').expect(200))).toMatchObject({
    ...{ name: 'eden-stock', table: 'stock' },
    columns: { depot: { from: ['Warehouse'] } },
  })
  const start = bodyOf<{ name: string; columns: object }>(
    await reserves.get('/api/v1/import-mappings/kits').expect(200),
  )
  expect(start).toEqual({
    ...{ name: 'our-kits', title: { zh: '套装组成', en: 'Kits' }, table: 'kits' },
    columns: {
      kit: { from: ['套装', 'Kit'] },
      part: { from: ['组成物资', 'Part'] },
      quantity: { from: ['数量', 'Quantity'] },
    },
  })
  await keep(reserves, start).expect(200)
  await reserves.delete('/api/v1/import-mappings/our-kits').expect(204)
})

test('only who may import keeps and removes mappings', async () => {
  await keep(await under.officer('duty-officer'), ours).expect(403)
  await keep(await under.officer('reserves-officer', { areaCode: '620000' }), ours).expect(403)
  await (await under.officer('duty-officer')).delete('/api/v1/import-mappings/our-inventory').expect(403)
})

test('a field of the wrong type is not told as missing', async () => {
  const administrator = await under.officer('administrator')
  const answer = await administrator.post('/api/v1/api-keys').set('Accept-Language', 'en').send({ name: 7 }).expect(400)
  expect(bodyOf(answer)).toMatchObject({ errors: [{ field: 'name', message: 'must be string' }] })
})
