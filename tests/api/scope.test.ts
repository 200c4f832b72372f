import type { Response } from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { aConsignment, aDepotIn, anIncident } from './rows'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

/** No workflow has taken up the incidents of these tests: whoever gets as far as asking for it was let through. */
const LET_THROUGH = 'not-allowed-now: 系统正在接手，请稍后再试。'
const letThrough = (response: Response): string => {
  const { code, detail } = bodyOf<{ code: string; detail: string }>(response)
  return `${code}: ${detail}`
}

const confirm = { kind: 'hazard', decision: 'confirm' }

test('a level is decided by the post that the plan names for it, or a higher one', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'II']] })
  const path = `/api/v1/incidents/${incidentId}/level`
  const head = await under.officer('head-of-office')
  const refused = bodyOf(await head.post(path).set('Accept-Language', 'en').send(confirm).expect(403))
  expect(refused.detail).toBe('At this level the Deputy minister decides; your post can’t.')
  for (const post of ['deputy-minister', 'committee-leader'] as const)
    expect(letThrough(await (await under.officer(post)).post(path).send(confirm))).toBe(LET_THROUGH)
})

test('who may raise a level must be named for the level that is asked for', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'IV']] })
  const head = await under.officer('head-of-office')
  const raise = { kind: 'hazard', decision: 'change', level: 'I', reason: '死亡人数上升' }
  await head.post(`/api/v1/incidents/${incidentId}/level`).send(raise).expect(403)
})

test('an order by telephone is written down by the duty officer', async () => {
  const incidentId = await anIncident(under.database, { levels: [['hazard', 'II']] })
  const duty = await under.officer('duty-officer')
  const path = `/api/v1/incidents/${incidentId}/plans/p1/first/decision`
  await duty.post(path).send({ decision: 'approve' }).expect(403)
  await duty.post(path).send({ decision: 'veto', reason: 'x', byTelephone: true }).expect(403)
  const order = { decision: 'approve', byTelephone: true }
  const nobody = bodyOf<{ errors: { field: string }[] }>(await duty.post(path).send(order).expect(400))
  expect(nobody.errors.map(({ field }) => field)).toEqual(['orderedBy'])
  expect(letThrough(await duty.post(path).send({ ...order, orderedBy: '周志强' }))).toBe(LET_THROUGH)
})

test('an officer of another area may not act', async () => {
  const incidentId = await anIncident(under.database)
  const elsewhere = await under.officer('duty-officer', { areaCode: '130000' })
  const body = { falseAlarm: true, reason: 'x' }
  const refused = await elsewhere.post(`/api/v1/incidents/${incidentId}/stand-down`).send(body).expect(403)
  expect(bodyOf(refused).detail).toBe('您的岗位不负责这一地区、仓库或承运方。')
  const gansu = await under.officer('duty-officer', { areaCode: '620000' })
  expect(letThrough(await gansu.post(`/api/v1/incidents/${incidentId}/stand-down`).send(body))).toBe(LET_THROUGH)
})

test('a response that has ended is not acted on, and the act says so', async () => {
  const incidentId = await anIncident(under.database, { status: 'closed' })
  const leader = await under.officer('committee-leader')
  const late = await leader.post(`/api/v1/incidents/${incidentId}/close`).send({ reason: 'x' }).expect(409)
  expect(bodyOf(late)).toMatchObject({ code: 'too-late', detail: '该事件的响应已经结束（已终止）。' })
})

test('an act on a workflow that has ended comes too late: the incident is known', async () => {
  const incidentId = await anIncident(under.database)
  const started = await under.client.workflow.start('none', {
    taskQueue: 'nobody',
    workflowId: `incident/${incidentId}`,
  })
  await started.terminate()
  const leader = await under.officer('committee-leader')
  const late = await leader.post(`/api/v1/incidents/${incidentId}/close`).send({ reason: 'x' }).expect(409)
  expect(bodyOf(late)).toMatchObject({ code: 'too-late', detail: '这件事已经结束，操作未生效。' })
})

test('a keeper answers for the own depot only, and sees no other depot’s consignments', async () => {
  const incidentId = await anIncident(under.database)
  const [own, other] = [await aDepotIn(under.database, '622900'), await aDepotIn(under.database, '620000')]
  const [ours, theirs] = [
    await aConsignment(under.database, incidentId, { depotId: own }),
    await aConsignment(under.database, incidentId, { depotId: other }),
  ]
  const keeper = await under.officer('depot-keeper', { areaCode: '622900', depotId: own })
  const listed = bodyOf<{ items: { id: string }[] }>(await keeper.get('/api/v1/consignments').expect(200))
  expect(listed.items.map(({ id }) => id)).toEqual([ours])
  await keeper.get(`/api/v1/consignments/${theirs}`).expect(403)
  await keeper.post(`/api/v1/consignments/${theirs}/order-answer`).send({ answer: 'accept' }).expect(403)
  expect(letThrough(await keeper.post(`/api/v1/consignments/${ours}/order-answer`).send({ answer: 'accept' }))).toBe(
    LET_THROUGH,
  )
})

test('a carrier who was never asked sees nothing', async () => {
  const incidentId = await anIncident(under.database)
  const consignment = await aConsignment(under.database, incidentId)
  const carrier = await under.database.prisma.carrier.findFirstOrThrow()
  const dispatcher = await under.officer('carrier', { carrierId: carrier.id })
  expect(bodyOf(await dispatcher.get('/api/v1/consignments').expect(200)).items).toEqual([])
  await dispatcher.get(`/api/v1/consignments/${consignment}`).expect(403)
  await dispatcher.get('/api/v1/incidents').expect(403)
})

test('goods are signed for once they have left, by a receiver at the destination, item by item', async () => {
  const incidentId = await anIncident(under.database)
  const receiver = await under.officer('receiver', { areaCode: '622900' })
  const note = { signedBy: '杨春燕', lines: [{ itemCode: '1010101', received: 98, damaged: 2 }] }
  const early = await aConsignment(under.database, incidentId)
  const refused = await receiver.post(`/api/v1/consignments/${early}/goods-received`).send(note).expect(409)
  expect(bodyOf(refused)).toMatchObject({ code: 'not-allowed-now' })
  const there = await aConsignment(under.database, incidentId, { status: 'arrived' })
  const path = `/api/v1/consignments/${there}/goods-received`
  const foreign = { ...note, lines: [{ itemCode: '3999999', received: 1, damaged: 0 }] }
  await receiver.post(path).send(foreign).expect(400)
  expect(bodyOf(await receiver.post(path).send(note).expect(202))).toMatchObject({ handedOn: false })
  const stranger = await under.officer('receiver', { areaCode: '130000' })
  await stranger.post(path).send(note).expect(403)
})

test('an incident without areas is the whole country’s', async () => {
  const incidentId = await anIncident(under.database, { areaCodes: [] })
  const body = { falseAlarm: true, reason: 'x' }
  const gansu = await under.officer('duty-officer', { areaCode: '620000' })
  await gansu.post(`/api/v1/incidents/${incidentId}/stand-down`).send(body).expect(403)
  const country = await under.officer('duty-officer')
  expect(letThrough(await country.post(`/api/v1/incidents/${incidentId}/stand-down`).send(body))).toBe(LET_THROUGH)
})

test('incidents are merged by who answers for both, and an exercise never with the real thing', async () => {
  const ours = await anIncident(under.database, { areaCodes: ['622927'] })
  const elsewhere = await anIncident(under.database, { areaCodes: ['130000'] })
  const real = await anIncident(under.database, { areaCodes: ['622927'], isExercise: false })
  const gansu = await under.officer('duty-officer', { areaCode: '620000' })
  const path = `/api/v1/incidents/${ours}/merge`
  await gansu.post(path).send({ into: elsewhere, reason: 'x' }).expect(403)
  const mixed = bodyOf<{ detail: string }>(await gansu.post(path).send({ into: real, reason: 'x' }).expect(400))
  expect(mixed.detail).toBe('演练与真实事件不能合并。')
})

test('the pace of an exercise is refused with the wait that forbids it, and a pause is kept', async () => {
  const at = '2026-11-24T00:00:00.000Z'
  const clock = { kind: 'paced', segments: [{ fromReal: at, fromScenario: at, scale: 240 }] } as const
  const incidentId = await anIncident(under.database, { clock })
  const officer = await under.officer('duty-officer')
  const path = `/api/v1/incidents/${incidentId}/pace`
  const refused = bodyOf(await officer.post(path).set('Accept-Language', 'en').send({ scale: 90_000 }).expect(409))
  expect(refused.code).toBe('pace-refused')
  expect(refused.detail).toMatch(/^At most × \d+: faster, “.+” \(\d+ min\) would take less than 2 s of real time\.$/)
  expect(bodyOf(await officer.post(path).send({ scale: 0 }).expect(200))).toMatchObject({ kind: 'paced', scale: 0 })
  const paused = await under.database.prisma.pacedClock.findUniqueOrThrow({ where: { incidentId } })
  expect(paused.pausedBy).toMatch(/^Officer duty-officer-\d+ \(duty-officer-\d+\)$/)
  expect(paused.segments).toHaveLength(2)
  const real = await anIncident(under.database)
  expect(bodyOf(await officer.post(`/api/v1/incidents/${real}/pace`).send({ scale: 2 }).expect(409)).code).toBe(
    'not-allowed-now',
  )
})
