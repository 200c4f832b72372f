import request from 'supertest'
import { readPeopleOn } from '../../database/people'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, signIn, startApiUnderTest } from './api-under-test'

let under: ApiUnderTest
let administrator: Awaited<ReturnType<ApiUnderTest['officer']>>
beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
  administrator = await under.officer('administrator')
})
afterAll(() => under.close())

type Made = { id: string; password: string | null; posts: { post: string; areaCode: string }[] }
const duty = { post: 'duty-officer', areaCode: '620000' }
const newcomer = (username: string) => ({
  username,
  name: '陈晓梅',
  email: `${username}@muster.example`,
  posts: [duty],
})

async function made(username: string): Promise<Made> {
  return bodyOf<Made>(await administrator.post('/api/v1/accounts').send(newcomer(username)).expect(201))
}

test('a new account signs in with the password that is answered once', async () => {
  const { password, posts } = await made('newcomer')
  expect(posts).toMatchObject([duty])
  const agent = request.agent(under.api.app)
  await signIn(agent, 'newcomer', password ?? '').expect(200)
  expect(bodyOf(await agent.get('/api/v1/me').expect(200))).toMatchObject({ posts: [duty] })
  const listed = await administrator.get('/api/v1/accounts').expect(200)
  expect(JSON.stringify(listed.body)).not.toContain(password)
  const own = { ...newcomer('own-password'), password: 'a password of their own' }
  expect(bodyOf<Made>(await administrator.post('/api/v1/accounts').send(own).expect(201)).password).toBeNull()
  await administrator.post('/api/v1/accounts').send(newcomer('newcomer')).expect(409)
})

test('what an account can’t be is refused, field by field', async () => {
  const bad = { username: 'x', name: '', email: 'nowhere', password: 'short', posts: [duty, duty] }
  const refused = await administrator.post('/api/v1/accounts').send(bad).expect(400)
  const { errors } = bodyOf<{ errors: { field: string }[] }>(refused)
  expect(errors.map(({ field }) => field).sort()).toEqual(['email', 'name', 'password', 'posts.1.post', 'username'])
  const nowhere = { ...newcomer('nowhere'), posts: [{ post: 'depot-keeper', areaCode: '620000', depotId: 'no-depot' }] }
  const unknown = bodyOf<{ detail: string }>(await administrator.post('/api/v1/accounts').send(nowhere).expect(400))
  expect(unknown.detail).toContain('no-depot')
})

test('a blocked account is signed out at once, gets no mail, and is let in again when it is no longer blocked', async () => {
  const { id, password } = await made('leaver')
  const agent = request.agent(under.api.app)
  await signIn(agent, 'leaver', password ?? '').expect(200)
  const change = (body: object) => administrator.patch(`/api/v1/accounts/${id}`).send(body)
  const told = async () => (await readPeopleOn(under.database.pool, ['duty-officer'])).some((each) => each.id === id)
  expect(await told()).toBe(true)
  expect(bodyOf(await change({ blocked: true }).expect(200)).blockedAt).toEqual(expect.any(String))
  await agent.get('/api/v1/me').expect(401)
  await signIn(agent, 'leaver', password ?? '').expect(403)
  expect(await told()).toBe(false)
  expect(bodyOf(await change({ blocked: false }).expect(200)).blockedAt).toBeNull()
  await signIn(agent, 'leaver', password ?? '').expect(200)
})

test('other posts count from the next request on; all of it is in the audit', async () => {
  const { id, password } = await made('mover')
  const agent = request.agent(under.api.app)
  await signIn(agent, 'mover', password ?? '').expect(200)
  await agent.get('/api/v1/audit').expect(403)
  const posts = [{ post: 'auditor', areaCode: '100000' }]
  await administrator.patch(`/api/v1/accounts/${id}`).send({ posts }).expect(200)
  const { items } = bodyOf<{ items: { action: string; actor: string; subject: string; detail: object }[] }>(
    await agent.get('/api/v1/audit').expect(200),
  )
  expect(items.filter(({ subject }) => subject === 'mover')).toEqual([
    expect.objectContaining({
      action: 'account.created',
      actor: 'Officer administrator-1 (administrator-1)',
      detail: { name: '陈晓梅', posts: ['duty-officer 620000'] },
    }),
    expect.objectContaining({ action: 'account.changed', detail: { posts: ['auditor 100000'] } }),
  ])
})

test('accounts are the administrator’s, who can’t change their own', async () => {
  const officer = await under.officer('committee-leader')
  await officer.post('/api/v1/accounts').send(newcomer('by-officer')).expect(403)
  const me = bodyOf<{ user: { id: string } }>(await administrator.get('/api/v1/me').expect(200))
  await administrator.patch(`/api/v1/accounts/${me.user.id}`).send({ blocked: true }).expect(409)
  await administrator.patch('/api/v1/accounts/nobody').send({ blocked: true }).expect(404)
})
