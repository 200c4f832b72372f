import type request from 'supertest'
import type { Response } from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
let reserves: Agent
beforeAll(async () => {
  under = await startApiUnderTest()
  reserves = await under.officer('reserves-officer')
})
afterAll(() => under.close())

type Agent = ReturnType<typeof request.agent>
type Report = {
  outcome: string
  rows: number
  added: number
  changed: number
  unchanged: number
  refusedCount: number
  refused: { row: number; column: string; value: string; message: string }[]
}

const header = '储备库编号,名称,行政区,装车位,搬运人数'
const good = `${header}\n甘-01,积石山第二储备点,622927,1,4\n甘-02,临夏第二储备点,622901,2,6\n`

function send(agent: Agent, kind: string, body: string | Buffer, query: object = {}) {
  return agent
    .post(`/api/v1/imports/${kind}`)
    .query({ fileName: '储备库.csv', ...query })
    .set('Content-Type', 'text/csv')
    .send(body)
}
const depotCount = async () => {
  const { rows } = await under.database.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM depots WHERE id LIKE '甘-%'`,
  )
  return rows[0]?.n
}

test('a dry run says what a file would do and changes nothing; then it is taken, once', async () => {
  const dry = bodyOf<Report>(await send(reserves, 'depots', good, { dryRun: 'true' }).expect(200))
  expect(dry).toMatchObject({ outcome: 'dry-run', rows: 2, added: 2, refusedCount: 0, encoding: 'UTF-8' })
  expect(await depotCount()).toBe(0)
  expect(bodyOf(await send(reserves, 'depots', good).expect(200))).toMatchObject({ outcome: 'imported', added: 2 })
  expect(bodyOf(await send(reserves, 'depots', good).expect(200))).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  expect(await depotCount()).toBe(2)
})

test('a row that can’t be taken is named with its column, value and reason, and nothing of the file is', async () => {
  const wrong = `${header}\n甘-03,好的,622927,1,4\n甘-04,坏的,没有的县,0,4\n`
  const report = bodyOf<Report>(await send(reserves, 'depots', wrong).expect(200))
  expect(report).toMatchObject({ outcome: 'refused', rows: 2, added: 0 })
  expect(report.refused).toMatchObject([{ row: 3, column: '装车位', value: '0', message: '不能小于 1' }])
  expect(await depotCount()).toBe(2)
  const english = await send(reserves, 'depots', '').set('Accept-Language', 'en').expect(400)
  expect(bodyOf(english)).toMatchObject({ detail: 'Nothing was sent.' })
})

test('a file larger than the limit is refused by its size', async () => {
  const large = await send(reserves, 'stock', Buffer.alloc(33 * 1_024 * 1_024, 'a')).expect(413)
  expect(bodyOf(large)).toMatchObject({ code: 'too-large', detail: '上限为 32 MiB。' })
})

test('a template of another system is read by its mapping, with a depot for the whole file', async () => {
  const mappings = bodyOf<{ items: { id: string; kind: string }[] }>(
    await reserves.get('/api/v1/import-mappings').expect(200),
  )
  expect(mappings.items.map(({ id }) => id)).toContain('openboxes-inventory')
  const csv = 'Product code,Lot number,Bin location,Expiration date,Physical QOH\n1010101,L1,A,,12\n'
  const query = { mapping: 'openboxes-inventory', set: 'depot=depot-622900', dryRun: 'true' }
  expect(bodyOf(await send(reserves, 'stock', csv, query).expect(200))).toMatchObject({
    outcome: 'dry-run',
    rows: 1,
    mapping: 'openboxes-inventory',
  })
  await send(reserves, 'depots', csv, query).expect(400)
  await send(reserves, 'stock', csv, { mapping: 'none' }).expect(400)
  await send(reserves, 'stock', csv, { ...query, set: 'nothing=1' }).expect(400)
  await send(reserves, 'houses', csv).expect(400)
})

test('what is exported can be imported again, unchanged, as CSV and as a workbook', async () => {
  for (const format of ['csv', 'xlsx']) {
    const file = await reserves
      .get('/api/v1/exports/depots')
      .query({ format, areaCode: '622900' })
      .buffer(true)
      .parse(bytes)
      .expect(200)
    expect(file.headers['content-disposition']).toBe(`attachment; filename=depots.${format}`)
    const again = bodyOf<Report>(
      await send(reserves, 'depots', file.body as Buffer, { fileName: `depots.${format}` }).expect(200),
    )
    expect(again).toMatchObject({ outcome: 'imported', added: 0, changed: 0 })
    expect(again.unchanged).toBeGreaterThan(5)
  }
  const template = await reserves.get('/api/v1/import-templates/stock').expect(200)
  expect(template.text).toContain('储备库')
  expect(template.text).toContain('Depot')
})

test('only an administrator or the reserves office of all that is served imports', async () => {
  await send(await under.officer('duty-officer'), 'depots', good).expect(403)
  await send(await under.officer('reserves-officer', { areaCode: '620000' }), 'depots', good).expect(403)
  await send(await under.officer('administrator'), 'depots', good, { dryRun: 'true' }).expect(200)
  await (await under.officer('carrier')).get('/api/v1/exports/depots').expect(403)
})

/** Keeps an answer as the bytes that came, whatever its type. */
function bytes(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const parts: Buffer[] = []
  const stream = response as unknown as NodeJS.ReadableStream
  stream.on('data', (part: Buffer) => parts.push(part))
  stream.on('end', () => done(null, Buffer.concat(parts)))
}
