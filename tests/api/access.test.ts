import request from 'supertest'
import { contracts } from '../../api/contracts/all'
import { openApiDocument } from '../../api/openapi'
import { routes } from '../../api/routes/all'
import { openApiCommand } from '../../cli/openapi'
import { roleTable } from '../../domain/duty/role-table'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, PUBLIC_URL, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

test('every route stands in the role table, has a contract and is served', () => {
  const inTable = Object.keys(roleTable).sort()
  expect(contracts.map(({ name }) => name).sort()).toEqual(inTable)
  expect(routes.map(({ contract }) => contract.name).sort()).toEqual(inTable)
})

test('openapi.json is what the schemas say', () => {
  expect(openApiCommand(['--check'])).toBe(0)
  expect(openApiDocument().openapi).toBe('3.1.0')
})

test('every route but those for anyone refuses a stranger', async () => {
  for (const { name, method, path, root } of contracts) {
    if (['showSignedLink', 'acknowledgeBySignedLink', 'getLiveness', 'getReadiness'].includes(name)) continue
    const address = `${root ? '' : '/api/v1'}${path.replace(/\{\w+\}/g, '1')}`
    const answer = await request(under.api.app)[method](address)
    expect({ name, status: answer.status }).toEqual({ name, status: 401 })
  }
})

test('a post that may not is refused with the posts that may, in the reader’s language', async () => {
  const keeper = await under.officer('depot-keeper')
  const zh = await keeper.get('/api/v1/audit').expect(403)
  expect(zh.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(bodyOf(zh)).toEqual({
    type: 'urn:muster:problem:not-your-post',
    title: '岗位权限不足',
    status: 403,
    detail: '此操作限以下岗位：审计员。',
    code: 'not-your-post',
  })
  const en = await keeper.get('/api/v1/audit').set('Accept-Language', 'en-GB,en;q=0.9').expect(403)
  expect(bodyOf(en).detail).toBe('This is for: Auditor.')
  const asked = await keeper.get('/api/v1/audit?lang=en').expect(403)
  expect(bodyOf(asked).title).toBe('Not allowed for your post')
})

test('an act that another site sends with our cookies is refused', async () => {
  const administrator = await under.officer('administrator')
  const send = () => administrator.post('/api/v1/api-keys').send({ name: 'sender' })
  const refused = await send().set('Origin', 'https://evil.example').expect(403)
  expect(bodyOf(refused).code).toBe('cross-site')
  await send().set('Sec-Fetch-Site', 'cross-site').expect(403)
  await send().set('Sec-Fetch-Site', 'same-origin').set('Origin', PUBLIC_URL).expect(201)
})

test('bad input is refused with each field named', async () => {
  const administrator = await under.officer('administrator')
  const watch = { name: '', url: 'ftp://x', intervalSeconds: 5, colour: 'red' }
  const refused = await administrator.post('/api/v1/feed-watches').set('Accept-Language', 'en').send(watch).expect(400)
  expect(bodyOf(refused)).toMatchObject({ code: 'bad-input', status: 400, title: 'Bad input' })
  expect(bodyOf<{ errors: { field: string; message: string }[] }>(refused).errors).toEqual([
    { field: 'name', message: 'needs at least 1 characters or entries' },
    { field: 'url', message: expect.stringContaining('has the wrong form') as string },
    { field: 'intervalSeconds', message: 'must be at least 10' },
    { field: 'silentAlarmMinutes', message: 'is needed' },
    { field: 'colour', message: 'is no field of this form' },
  ])
  const broken = await administrator.post('/api/v1/api-keys').type('json').send('{"name"').expect(400)
  expect(bodyOf(broken).detail).toBe('请求内容不是有效的 JSON。')
})

test('what is not there is 404, and an address that is none too', async () => {
  const officer = await under.officer('duty-officer')
  expect(bodyOf(await officer.get('/api/v1/incidents/none').expect(404)).detail).toBe('没有这个事件。')
  expect(bodyOf(await officer.get('/api/v1/nothing').expect(404)).code).toBe('not-found')
})

test('an API key lets its sender post alerts and nothing else, until it is revoked', async () => {
  const administrator = await under.officer('administrator')
  const made = bodyOf<{ id: string; key: string }>(
    await administrator.post('/api/v1/api-keys').send({ name: '气象局' }).expect(201),
  )
  const again = await administrator.post('/api/v1/api-keys').send({ name: '气象局' }).expect(409)
  expect(bodyOf(again).code).toBe('already-there')
  const asSender = (path: string) => request(under.api.app).get(path).set('Authorization', `Bearer ${made.key}`)
  await asSender('/api/v1/incidents').expect(403)
  await asSender('/api/v1/me').expect(403)
  const report = request(under.api.app).post('/api/v1/incidents/none/situation-reports')
  await report
    .set('Authorization', `Bearer ${made.key}`)
    .send({ figures: { dead: 1 } })
    .expect(403)
  const alert = request(under.api.app).post('/api/v1/alerts').set('Authorization', `Bearer ${made.key}`)
  const taken = bodyOf<{ documentId: string }>(await alert.type('text/plain').send('no alert at all'))
  await asSender(`/api/v1/alert-documents/${taken.documentId}`).expect(200)
  const document = await under.database.prisma.alertDocument.findUniqueOrThrow({ where: { id: taken.documentId } })
  expect(document.sender).toBe('key:气象局')
  const listed = bodyOf<{ items: object[] }>(await administrator.get('/api/v1/api-keys').expect(200))
  expect(JSON.stringify(listed.items)).not.toContain(made.key)
  await administrator.delete(`/api/v1/api-keys/${made.id}`).expect(204)
  expect(bodyOf(await asSender('/api/v1/me').expect(401)).detail).toBe('API 密钥无效或已撤销。')
})

test('pages and answers carry their security headers', async () => {
  const { headers } = await request(under.api.app).get('/healthz').expect(200)
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['x-powered-by']).toBeUndefined()
})
