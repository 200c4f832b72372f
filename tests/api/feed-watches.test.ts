import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

const watch = { name: '省气象台', url: 'http://127.0.0.1:9/cap.xml', intervalSeconds: 60, silentAlarmMinutes: 30 }

test('a feed is watched, its failure is told in the reader’s language, and it is removed', async () => {
  const administrator = await under.officer('administrator')
  const made = bodyOf<{ id: string }>(await administrator.post('/api/v1/feed-watches').send(watch).expect(201))
  expect(made).toEqual({
    ...watch,
    id: expect.stringMatching(/^feed_/),
    active: true,
    lastPolledAt: null,
    lastSuccessAt: null,
    lastNewAt: null,
    failures: 0,
    lastError: null,
    alarmSince: null,
  })
  const reason = { key: 'feed.http-status', values: { status: '503' } }
  await under.database.pool.query('UPDATE feed_watches SET last_error = $2 WHERE id = $1', [
    made.id,
    JSON.stringify(reason),
  ])
  const list = async (language: string) =>
    bodyOf<{ items: { lastError: string }[] }>(await administrator.get(`/api/v1/feed-watches?lang=${language}`)).items
  expect((await list('zh'))[0]?.lastError).toBe('服务器答复状态 503。')
  expect((await list('en'))[0]?.lastError).toBe('The server answered with status 503.')
  await administrator.patch(`/api/v1/feed-watches/${made.id}`).send({ active: false }).expect(200)
  await administrator.delete(`/api/v1/feed-watches/${made.id}`).expect(204)
  expect(await list('zh')).toEqual([])
})

test('staging refuses to watch a host that was not allowed', async () => {
  const administrator = await under.officer('administrator')
  const refused = await administrator
    .post('/api/v1/feed-watches')
    .send({ ...watch, url: 'https://feeds.muster.example/cap.xml' })
    .expect(400)
  expect(bodyOf(refused)).toMatchObject({ code: 'bad-input' })
})
