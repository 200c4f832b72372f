import type request from 'supertest'
import { askWhereNobodyIsAsked } from '../../database/supply/order-tasks'
import { withdrawTasks } from '../../database/tasks'
import { inTransaction } from '../../database/transaction'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { anIncident } from './rows'

type Agent = ReturnType<typeof request.agent>
type Task = {
  kind: string
  post: string
  subject: string
  state: string
  dueAt: string | null
  incidentId: string | null
  facts: { action: string; number: number }
}

let under: ApiUnderTest
let reserves: Agent
let duty: Agent
let head: Agent
beforeAll(async () => {
  under = await startApiUnderTest()
  reserves = await under.officer('reserves-officer')
  duty = await under.officer('duty-officer')
  head = await under.officer('head-of-office')
})
afterAll(() => under.close())

const DEPOT = 'depot-622900'
const place = { depotId: DEPOT, areaCode: '622900', itemCode: '1010101' }
const purchase = { kind: 'purchase', quotedQuantity: 300, unitCostFen: 9_000, readyAfterHours: 6, quotedUntil: null }

async function aSource(terms: object): Promise<string> {
  const body = { ...place, partyZh: '临夏商行', partyEn: 'Linxia Traders', terms, surveyEveryDays: null, dependsOn: [] }
  const { id } = bodyOf<{ id: string }>(await reserves.post('/api/v1/supply-sources').send(body).expect(201))
  return id
}
async function anOrder(agent: Agent, terms: object, more: object = {}): Promise<string> {
  const id = await aSource(terms)
  const { kind } = terms as { kind: string }
  if (kind !== 'donation')
    await reserves.post(`/api/v1/supply-sources/${id}/acts`).send({ action: 'admit' }).expect(200)
  const placed = await agent
    .post(`/api/v1/supply-sources/${id}/orders`)
    .send({ quantity: 40, ...more })
    .expect(201)
  return bodyOf<{ items: { id: string }[] }>(placed).items[0]?.id ?? ''
}
const acts = (agent: Agent, order: string, action: string, told: object = {}) =>
  agent
    .post(`/api/v1/supply-orders/${encodeURIComponent(order)}/acts`)
    .send({ action, ...told })
    .expect(200)

/** What an agent finds among their own tasks about an order. */
async function owed(agent: Agent, order: string): Promise<readonly Task[]> {
  const answer = await agent.get('/api/v1/tasks?mine=true&state=open&limit=500').expect(200)
  return bodyOf<{ items: Task[] }>(answer).items.filter(({ subject }) => subject === order)
}
const actsOwed = async (agent: Agent, order: string) => (await owed(agent, order)).map(({ facts }) => facts.action)

test('a purchase for an incident, from quotation to the end: the next act is before its post each time, with what is due', async () => {
  const incidentId = await anIncident(under.database)
  const order = await anOrder(duty, purchase, { incidentId })
  const { answerDueAt, readyAt } = bodyOf<{ answerDueAt: string; readyAt: string }>(
    await duty.get(`/api/v1/supply-orders/${encodeURIComponent(order)}`).expect(200),
  )
  expect(await owed(duty, order)).toMatchObject([
    {
      ...{ kind: 'act-on-supply-order', post: 'duty-officer', state: 'open', dueAt: answerDueAt, incidentId },
      facts: { action: 'quote', source: 'purchase', itemCode: '1010101', quantity: 40, partyZh: '临夏商行' },
    },
  ])
  const quotation = { unitCostFen: 8_800, quantity: 40, validUntil: '2099-12-31' }
  const path = `/api/v1/supply-orders/${encodeURIComponent(order)}`
  const bare = await duty.post(`${path}/acts`).send({ action: 'quote' }).expect(400)
  expect(bare.body).toMatchObject({
    errors: [{ field: 'quotation', message: '请先登记报价：单价、可供数量和有效期。' }],
  })
  await duty.post(`${path}/acts`).send({ action: 'cancel', reason: '不要了', quotation }).expect(400)
  await acts(duty, order, 'quote', { quotation })
  expect((await head.get(path).expect(200)).body).toMatchObject({ quotation, unitCostFen: 9_000 })
  expect([await actsOwed(duty, order), await actsOwed(head, order)]).toEqual([[], ['approve']])
  await acts(head, order, 'approve', { reason: '灾区急需' })
  expect((await head.get(path).expect(200)).body).toMatchObject({ quotation, unitCostFen: 8_800 })
  const paper = await head.get(`${path}/documents/purchase-approval?version=3`).expect(200)
  for (const told of ['88.00', '3520.00', '2099-12-31']) expect(paper.text).toContain(told)
  expect([await actsOwed(duty, order), await actsOwed(head, order)]).toEqual([['order'], []])
  await acts(duty, order, 'order')
  // nobody keeps the yard by an account of their own: the reserves office answers for it
  expect(await owed(reserves, order)).toMatchObject([{ dueAt: readyAt, facts: { action: 'report-ready' } }])
  await acts(reserves, order, 'report-ready')
  expect(await actsOwed(reserves, order)).toEqual(['deliver'])
  await acts(reserves, order, 'deliver')
  for (const agent of [duty, head, reserves]) expect(await actsOwed(agent, order)).toEqual([])
  const { rows } = await under.database.pool.query(
    `SELECT facts ->> 'action' AS owed, state, answer ->> 'action' AS done FROM tasks WHERE subject = $1 ORDER BY opened_at, id`,
    [order],
  )
  expect(rows).toEqual(
    ['quote', 'approve', 'order', 'report-ready', 'deliver'].map((name) => ({
      owed: name,
      state: 'answered',
      done: name,
    })),
  )
})

test('an order of no incident is owed too, by the reserves office; another act than the one asked for answers as well', async () => {
  const order = await anOrder(reserves, purchase)
  expect(await owed(reserves, order)).toMatchObject([
    {
      post: 'reserves-officer',
      incidentId: null,
      incidentNumber: null,
      incidentTitle: null,
      facts: { action: 'quote' },
    },
  ])
  expect(await owed(duty, order)).toEqual([])
  await acts(reserves, order, 'cancel', { reason: '不再需要' })
  expect(await owed(reserves, order)).toEqual([])
})

test('where somebody keeps the place the acts on a donation wait for them', async () => {
  const keeper = await under.officer('depot-keeper', { areaCode: '622900', depotId: DEPOT })
  const order = await anOrder(duty, { kind: 'donation', announcedQuantity: 90, arrivesAt: null, forAreaCode: null })
  const done: string[] = []
  for (let [next] = await actsOwed(keeper, order); next !== undefined; [next] = await actsOwed(keeper, order)) {
    expect(await actsOwed(reserves, order)).toEqual([])
    await acts(keeper, order, next)
    done.push(next)
  }
  expect(done).toEqual(['receive', 'inspect', 'stock'])
})

test('what is to be settled stays owed when its incident is closed', async () => {
  const incidentId = await anIncident(under.database)
  const requisition = { kind: 'requisition', quantity: 50, returnDueOn: null, compensationFen: 100, readyAfterHours: 1 }
  const order = await anOrder(head, requisition, { incidentId, reason: '征用决定' })
  await acts(duty, order, 'serve')
  await inTransaction(under.database.pool, (tx) => withdrawTasks(tx, { incidentId }, new Date().toISOString()))
  expect(await actsOwed(await under.officer('depot-keeper', { areaCode: '622900', depotId: DEPOT }), order)).toEqual([
    'take',
  ])
})

test('an order from before there were tasks for orders is put before its post with the next start, once; one that is over is not', async () => {
  const { pool } = under.database
  const [order, over] = [await anOrder(reserves, purchase), await anOrder(reserves, purchase)]
  await acts(reserves, over, 'cancel', { reason: '不再需要' })
  await pool.query(`DELETE FROM tasks WHERE kind = 'act-on-supply-order'`)
  const startUp = () => inTransaction(pool, (tx) => askWhereNobodyIsAsked(tx, { orderIds: null, at: null }))
  expect(await startUp()).toBeGreaterThan(0)
  const { rows } = await pool.query<{ at: Date }>('SELECT at FROM supply_order_events WHERE order_id = $1', [order])
  expect(await owed(reserves, order)).toMatchObject([
    { post: 'reserves-officer', facts: { action: 'quote' }, openedAt: rows[0]?.at.toISOString() },
  ])
  expect(await owed(reserves, over)).toEqual([])
  expect(await startUp()).toBe(0)
  expect(await owed(reserves, order)).toHaveLength(1)
  await acts(reserves, order, 'quote', { quotation: { unitCostFen: 8_800, quantity: 40, validUntil: '2099-12-31' } })
  expect(await actsOwed(reserves, order)).toEqual([])
})
