import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { anIncident } from './rows'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

type Agent = ReturnType<typeof request.agent>
type SupplyRequest = { id: string; state: string; approved: number | null; mayDecide: boolean; mayWithdraw: boolean }
const COUNTY = '622927'
const TENTS = '1010101'
const ask = { areaCode: COUNTY, itemCode: TENTS, asked: 500, reason: '安置点缺帐篷' }

const submit = (agent: Agent, incidentId: string, body: object = ask) =>
  agent.post(`/api/v1/incidents/${incidentId}/supply-requests`).send(body)
const decide = (agent: Agent, id: string, body: object) =>
  agent.post(`/api/v1/supply-requests/${encodeURIComponent(id)}/decision`).send(body)

async function aRequest(incidentId: string, body: object = ask): Promise<SupplyRequest> {
  const county = await under.officer('receiver', { areaCode: COUNTY })
  return bodyOf<SupplyRequest>(await submit(county, incidentId, body).expect(201))
}

test('a county asks; the post of the level approves another quantity with a reason; the second decision comes too late', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'II']] })
  const asked = await aRequest(incidentId)
  expect(asked).toMatchObject({ state: 'submitted', approved: null, mayDecide: false, mayWithdraw: true })
  const head = await under.officer('head-of-office')
  await decide(head, asked.id, { decision: 'approve' }).expect(403)
  const minister = await under.officer('deputy-minister')
  const unexplained = await decide(minister, asked.id, { decision: 'change', approved: 300 }).expect(400)
  expect(bodyOf<{ errors: { field: string }[] }>(unexplained).errors.map(({ field }) => field)).toEqual(['reason'])
  await decide(minister, asked.id, { decision: 'change', approved: 501, reason: 'x' }).expect(400)
  const changed = await decide(minister, asked.id, { decision: 'change', approved: 300, reason: '先保重点' }).expect(
    200,
  )
  expect(bodyOf(changed)).toMatchObject({
    state: 'changed',
    approved: 300,
    reasonDecided: '先保重点',
    mayDecide: false,
  })
  const late = await decide(await under.officer('committee-leader'), asked.id, { decision: 'approve' }).expect(409)
  expect(bodyOf<{ code: string; detail: string }>(late).code).toBe('too-late')
  expect(bodyOf<{ detail: string }>(late).detail).toContain('已调整批准')
})

test('a life-threatening request skips the level’s threshold and stands first in the list', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'I']] })
  const urgent = await aRequest(incidentId, { ...ask, lifeThreatening: true })
  const later = await aRequest(incidentId)
  const duty = await under.officer('duty-officer', { areaCode: '620000' })
  const path = '/api/v1/supply-requests'
  const list = bodyOf<{ items: SupplyRequest[]; nextCursor: string | null }>(
    await duty.get(path).query({ incidentId, limit: 1 }),
  )
  expect(list.items).toMatchObject([{ id: urgent.id, mayDecide: true }])
  const next = bodyOf<{ items: SupplyRequest[] }>(
    await duty.get(path).query({ incidentId, limit: 1, cursor: list.nextCursor }),
  )
  expect(next.items).toMatchObject([{ id: later.id, mayDecide: false }])
  expect(bodyOf(await decide(duty, urgent.id, { decision: 'approve' }).expect(200))).toMatchObject({ approved: 500 })
  await decide(duty, later.id, { decision: 'approve' }).expect(403)
})

test('a refusal is written; a request that is not needed any more is withdrawn, once', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'IV']] })
  const [first, second] = [await aRequest(incidentId), await aRequest(incidentId)]
  const reserves = await under.officer('reserves-officer')
  await decide(reserves, first.id, { decision: 'refuse' }).expect(400)
  const refused = await decide(reserves, first.id, { decision: 'refuse', reason: '已在途' }).expect(200)
  expect(bodyOf(refused)).toMatchObject({ state: 'refused', approved: 0, mayWithdraw: false })
  const county = await under.officer('duty-officer', { areaCode: COUNTY })
  const path = (id: string) => `/api/v1/supply-requests/${encodeURIComponent(id)}/withdrawal`
  await county.post(path(first.id)).send({ reason: 'x' }).expect(409)
  expect(bodyOf(await county.post(path(second.id)).send({ reason: '已自筹' }).expect(200))).toMatchObject({
    state: 'withdrawn',
  })
  await county.post(path(second.id)).send({ reason: 'x' }).expect(409)
  const elsewhere = await under.officer('duty-officer', { areaCode: '130000' })
  await elsewhere.post(path(second.id)).send({ reason: 'x' }).expect(403)
})

test('the same key asks once; another county’s post, an unknown kind, a province, an ended response are refused', async () => {
  const incidentId = await anIncident(under.database)
  const county = await under.officer('receiver', { areaCode: COUNTY })
  const path = `/api/v1/incidents/${incidentId}/supply-requests`
  const twice = [
    await county.post(path).set('Idempotency-Key', 'k').send(ask),
    await county.post(path).set('Idempotency-Key', 'k').send(ask),
  ]
  expect(new Set(twice.map((each) => bodyOf<SupplyRequest>(each).id)).size).toBe(1)
  await submit(await under.officer('receiver', { areaCode: '622901' }), incidentId).expect(403)
  await submit(await under.officer('carrier'), incidentId).expect(403)
  await submit(county, incidentId, { ...ask, itemCode: '3999998' }).expect(400)
  const gansu = await under.officer('duty-officer', { areaCode: '620000' })
  expect(bodyOf(await submit(gansu, incidentId, { ...ask, areaCode: '620000' }).expect(400)).detail).toBe(
    '请选择县级地区。',
  )
  const closed = await anIncident(under.database, { status: 'closed' })
  await submit(county, closed).expect(409)
})
