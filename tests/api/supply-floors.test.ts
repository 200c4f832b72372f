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
type Lift = { id: string; depotId: string; itemCode: string | null; mayWithdraw: boolean }
const TENTS = '1010101'
const OWN = 'depot-620000'
const lift = (agent: Agent, incidentId: string, body: object) =>
  agent.post(`/api/v1/incidents/${incidentId}/floor-lifts`).send(body)

async function centralDepot(): Promise<string> {
  const { rows } = await under.database.pool.query<{ id: string }>(
    `SELECT depot_id AS id FROM stock_positions WHERE depot_id LIKE 'central-%' AND floor > 0 AND item_code = $1 LIMIT 1`,
    [TENTS],
  )
  return rows[0]?.id ?? ''
}

test('floors say what must stay and by which edition; what is missing is listed alone', async () => {
  const officer = await under.officer('reserves-officer')
  const path = '/api/v1/reserve-floors'
  const list = bodyOf<{ items: object[] }>(await officer.get(path).query({ depotId: OWN, itemCode: TENTS }).expect(200))
  expect(list.items).toMatchObject([{ depotId: OWN, edition: '2026-11', missing: 0, reason: { key: 'floor.local' } }])
  expect(bodyOf<{ items: object[] }>(await officer.get(path).query({ below: 'true', depotId: OWN })).items).toEqual([])
  await under.database.pool.query(
    'UPDATE stock_positions SET floor = on_hand + 7 WHERE depot_id = $1 AND item_code = $2',
    [OWN, TENTS],
  )
  const below = bodyOf<{ items: object[] }>(await officer.get(path).query({ below: 'true', depotId: OWN }))
  expect(below.items).toMatchObject([{ itemCode: TENTS, missing: 7 }])
})

test('only a post of the depot’s own area lifts its floor, once, for one incident; it can be put back', async () => {
  const [incidentId, other] = [await anIncident(under.database), await anIncident(under.database)]
  const body = { depotId: OWN, itemCode: TENTS, reason: '重特大地震，动用省级底线' }
  await lift(await under.officer('committee-leader'), incidentId, body).expect(403)
  await lift(await under.officer('duty-officer', { areaCode: '622900' }), incidentId, body).expect(403)
  const owner = await under.officer('duty-officer', { areaCode: '620000' })
  await lift(owner, incidentId, { ...body, reason: ' ' }).expect(400)
  const made = bodyOf<Lift>(await lift(owner, incidentId, body).expect(201))
  expect(made).toMatchObject({ ...body, mayWithdraw: true })
  expect(bodyOf(await lift(owner, incidentId, body).expect(409))).toMatchObject({ code: 'already-there' })
  const listOf = async (id: string) =>
    bodyOf<{ items: Lift[] }>(await owner.get(`/api/v1/incidents/${id}/floor-lifts`).expect(200)).items
  expect([(await listOf(incidentId)).length, (await listOf(other)).length]).toEqual([1, 0])
  const path = `/api/v1/floor-lifts/${made.id}/withdrawal`
  await (await under.officer('duty-officer')).post(path).send({ reason: 'x' }).expect(403)
  await owner.post(path).send({ reason: '已补足' }).expect(204)
  await owner.post(path).send({ reason: 'x' }).expect(404)
  expect(await listOf(incidentId)).toEqual([])
})

test('central stock’s floor is lifted by the reserves office or a head of office of the country', async () => {
  const incidentId = await anIncident(under.database)
  const depotId = await centralDepot()
  const body = { depotId, reason: '第二场灾害可能性低' }
  await lift(await under.officer('duty-officer'), incidentId, body).expect(403)
  await lift(await under.officer('head-of-office', { areaCode: '620000' }), incidentId, body).expect(403)
  await lift(await under.officer('reserves-officer', { areaCode: '620000' }), incidentId, body).expect(403)
  expect(bodyOf(await lift(await under.officer('head-of-office'), incidentId, body).expect(201))).toMatchObject({
    itemCode: null,
  })
  const covered = await lift(await under.officer('reserves-officer'), incidentId, { ...body, itemCode: TENTS }).expect(
    409,
  )
  expect(bodyOf<{ detail: string }>(covered).detail).toContain('已为本事件动用')
})

test('there is nothing to lift where nothing must stay, nor after the response has ended', async () => {
  const owner = await under.officer('head-of-office', { areaCode: '622900' })
  await under.database.pool.query(`UPDATE stock_positions SET floor = 0 WHERE depot_id = 'depot-622900'`)
  const body = { depotId: 'depot-622900', reason: 'x' }
  const nothing = await lift(owner, await anIncident(under.database), body).expect(409)
  expect(bodyOf(nothing)).toMatchObject({ detail: '该库没有需要保留的底线。' })
  await lift(owner, await anIncident(under.database, { status: 'closed' }), body).expect(409)
  await lift(owner, await anIncident(under.database), { ...body, depotId: 'nowhere' }).expect(404)
})
