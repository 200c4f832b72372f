import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { aConsignment, anIncident } from './rows'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

type Agent = ReturnType<typeof request.agent>
type Order = { id: string; notices: { countersignedBy: string | null; countersignedAt: string | null }[] }
const countersign = (agent: Agent, orderId: string) => agent.post(`/api/v1/release-orders/${orderId}/countersign`)

/** An order of the incident with one notice, from Gansu's office, and the task that asks for the countersignature. */
async function anOrder(incidentId: string): Promise<string> {
  const orderId = await aConsignment(under.database, incidentId)
  await under.database.pool.query(
    `UPDATE movement_notices SET office_area = '620000', issued_by = 'reserves-officer:620000' WHERE id = $1`,
    [orderId],
  )
  await under.database.pool.query(
    `INSERT INTO tasks (id, incident_id, kind, post, area_code, workflow_id, subject, facts, opened_at)
     VALUES ('countersign-notices:' || $1, $2, 'countersign-notices', 'reserves-officer', '622927', 'incident/' || $2, $1, '{"notices": 1}', now())`,
    [orderId, incidentId],
  )
  return orderId
}

const ordersOf = async (agent: Agent, incidentId: string) =>
  bodyOf<{ releaseOrders: Order[] }>(await agent.get(`/api/v1/incidents/${incidentId}`).expect(200)).releaseOrders

test('the reserves office countersigns an order’s notices once; the second is told who did', async () => {
  const incidentId = await anIncident(under.database)
  const orderId = await anOrder(incidentId)
  const officer = await under.officer('reserves-officer', { areaCode: '620000' })
  const waiting = {
    id: orderId,
    officeAreaCode: '620000',
    officeAreaName: '甘肃省',
    issuedBy: 'reserves-officer:620000',
  }
  const depot = { depotId: expect.any(String), depotNameZh: expect.any(String), depotNameEn: expect.any(String) }
  const issued = { number: expect.any(Number), issuedAt: expect.any(String) }
  expect((await ordersOf(officer, incidentId)).map((order) => order.notices)).toEqual([
    [{ ...waiting, ...depot, ...issued, countersignedBy: null, countersignedAt: null }],
  ])
  expect(bodyOf(await countersign(officer, orderId).expect(200))).toEqual({ outcome: 'done', detail: '' })
  const [signed] = (await ordersOf(officer, incidentId)).flatMap((order) => order.notices)
  expect(signed).toEqual({
    ...{ ...waiting, ...depot, ...issued },
    countersignedBy: expect.stringMatching(/^Officer reserves-officer-\d+ \(reserves-officer-\d+\)$/),
    countersignedAt: expect.any(String),
  })
  const late = await countersign(await under.officer('reserves-officer'), orderId).expect(409)
  expect(bodyOf(late)).toMatchObject({ code: 'too-late', detail: `调运通知已由${signed?.countersignedBy}会签。` })
  const { rows } = await under.database.pool.query('SELECT state, answered_by FROM tasks WHERE subject = $1', [orderId])
  expect(rows).toEqual([{ state: 'answered', answered_by: signed?.countersignedBy }])
  const goods = await officer.get(`/api/v1/consignments/${orderId}`).expect(200)
  expect(bodyOf<{ movementNotice: object }>(goods).movementNotice).toEqual({ ...signed, ...noDepot })
})
const noDepot = { depotId: undefined, depotNameZh: undefined, depotNameEn: undefined }

test('what is owed is shown to the office whose area holds the incident, as one thing', async () => {
  const incidentId = await anIncident(under.database)
  const orderId = await anOrder(incidentId)
  const mine = async (areaCode: string) => {
    const answer = await (
      await under.officer('reserves-officer', { areaCode })
    )
      .get('/api/v1/tasks?mine=true')
      .expect(200)
    return bodyOf<{ items: { id: string }[] }>(answer).items.filter(({ id }) => id.endsWith(orderId)).length
  }
  expect([await mine('100000'), await mine('622900'), await mine('630000')]).toEqual([1, 1, 0])
})

test('nobody else countersigns: not the authority, not another province’s office, and not after the end', async () => {
  const incidentId = await anIncident(under.database)
  const orderId = await anOrder(incidentId)
  for (const post of ['committee-leader', 'depot-keeper', 'administrator'] as const)
    await countersign(await under.officer(post), orderId).expect(403)
  await countersign(await under.officer('reserves-officer', { areaCode: '630000' }), orderId).expect(403)
  const officer = await under.officer('reserves-officer')
  await countersign(officer, 'order-of-nothing').expect(404)
  const ended = await anOrder(await anIncident(under.database, { status: 'closed' }))
  expect(bodyOf(await countersign(officer, ended).expect(409))).toMatchObject({ code: 'too-late' })
  const standingDown = await anOrder(await anIncident(under.database, { status: 'standing-down' }))
  await countersign(officer, standingDown).expect(200)
})

test('an order without notices has nothing to countersign', async () => {
  const incidentId = await anIncident(under.database)
  await anOrder(incidentId)
  await under.database.pool.query(
    `INSERT INTO release_orders (id, incident_id, plan_id, batch, ordered_by, ordered_at) VALUES ('empty', $1, $1, 'rest', 'x', now())`,
    [incidentId],
  )
  const refused = await countersign(await under.officer('reserves-officer'), 'empty').expect(409)
  expect(bodyOf(refused)).toMatchObject({ code: 'not-allowed-now', detail: '该指令没有调运通知。' })
})
