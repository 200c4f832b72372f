import request from 'supertest'
import { seedAccounts } from '../../database/accounts/seed-accounts'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, PUBLIC_URL, signIn, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

test('a seeded account signs in with its password and learns its post', async () => {
  const accounts = await seedAccounts(under.database)
  expect(accounts).toHaveLength(12)
  const keeper = accounts.find(({ post }) => post === 'depot-keeper')
  const agent = request.agent(under.api.app)
  const signedIn = await signIn(agent, 'depot-keeper', keeper?.password ?? '').expect(200)
  expect(signedIn.headers['set-cookie']?.[0]).toMatch(/^muster\.session_token=.*HttpOnly; SameSite=Lax/)
  const me = bodyOf<{ user: { username: string }; posts: object[] }>(await agent.get('/api/v1/me').expect(200))
  expect(me.user.username).toBe('depot-keeper')
  expect(me.posts).toEqual([
    {
      post: 'depot-keeper',
      areaCode: '100000',
      areaName: '中华人民共和国',
      depotId: null,
      depotName: null,
      carrierId: null,
      carrierName: null,
    },
  ])
})

test('seeding again makes nothing and changes no password', async () => {
  expect(await seedAccounts(under.database)).toEqual([])
})

test('nobody signs up, and the password is never stored as it is', async () => {
  const sent = { email: 'a@b.example', password: 'correct-horse-battery', name: 'A', username: 'stranger' }
  const answer = await request(under.api.app).post('/api/auth/sign-up/email').set('Origin', PUBLIC_URL).send(sent)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  const { rows } = await under.database.pool.query<{ password: string }>('SELECT password FROM account')
  expect(rows.every(({ password }) => password.startsWith('$argon2id$'))).toBe(true)
})

test('signing out ends the session', async () => {
  const agent = await under.officer('receiver')
  await agent.post('/api/auth/sign-out').set('Origin', PUBLIC_URL).send({}).expect(200)
  await agent.get('/api/v1/me').expect(401)
})
