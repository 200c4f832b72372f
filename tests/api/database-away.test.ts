import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
})
afterAll(() => under.close())

test('while the database is away a reader is told to come back, and is still signed in afterwards', async () => {
  const officer = await under.officer('duty-officer')
  const { pool } = under.database
  const connect = pool.connect.bind(pool)
  const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  pool.connect = () => Promise.reject<never>(lost)
  const answer = await officer.get('/api/v1/me')
  pool.connect = connect
  expect(answer.status).toBe(503)
  expect(bodyOf(answer).code).toBe('database-away')
  await officer.get('/api/v1/me').expect(200)
})
