import request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, signIn, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

test('a wrong password is refused, and after too many of them the address has to wait', async () => {
  await under.officer('auditor')
  const agent = request.agent(under.api.app)
  const wrong = await signIn(agent, 'auditor-1', 'not the password').expect(401)
  expect(bodyOf(wrong).code).toBe('INVALID_USERNAME_OR_PASSWORD')
  const tries = Array.from({ length: 9 }, () => signIn(agent, 'auditor-1', 'not the password'))
  const answers = await Promise.all(tries)
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(bodyOf(refused[0] ?? wrong)).toMatchObject({ code: 'too-many', status: 429 })
  expect(refused[0]?.headers['retry-after']).toMatch(/^\d+$/)
})

test('a colleague behind the same address still gets in', async () => {
  await under.officer('duty-officer')
})

test('an address that a client makes up for itself does not escape the throttle', async () => {
  const agent = request.agent(under.api.app)
  const tries = Array.from({ length: 12 }, (_, index) =>
    signIn(agent, 'stranger', 'not the password').set('X-Forwarded-For', `10.0.0.${index}`),
  )
  const statuses = (await Promise.all(tries)).map(({ status }) => status)
  expect(statuses).toContain(429)
})
