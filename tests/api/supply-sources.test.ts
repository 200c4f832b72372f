import type request from 'supertest'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { anIncident } from './rows'

let under: ApiUnderTest
let reserves: Agent
beforeAll(async () => {
  under = await startApiUnderTest()
  reserves = await under.officer('reserves-officer')
})
afterAll(() => under.close())

type Agent = ReturnType<typeof request.agent>
type Action = { action: string; allowed: boolean; yours: boolean; posts: string[] }
type Source = {
  id: string
  state: string
  version: number
  actions: Action[]
  offers: { id: string; quantity: number }[]
  documents: { document: string; path: string }[]
}
type Order = Source & {
  quantity: number
  readyQuantity: number
  lots: { onHand: number }[]
  events: { action: string }[]
}

const DEPOT = 'depot-622900'
const TENTS = '1010101'
const agreement = {
  kind: 'agreement',
  guaranteedQuantity: 300,
  unitCostFen: 90_000,
  answerDueMinutes: 30,
  readyAfterHours: 6,
  validFrom: '2020-01-01',
  validUntil: '2099-12-31',
}
const newSource = {
  ...{ partyZh: '临夏帐篷厂', partyEn: 'Linxia Tents', depotId: DEPOT, areaCode: '622900', itemCode: TENTS },
  ...{ terms: agreement, surveyEveryDays: 180, dependsOn: ['帆布'] },
}

const act = (agent: Agent, path: string, body: object) => agent.post(`/api/v1/${path}/acts`).send(body)
const pathOf = (what: 'supply-sources' | 'supply-orders', id: string) => `${what}/${encodeURIComponent(id)}`

async function aSource(changes: object = {}): Promise<Source> {
  const made = bodyOf<Source>(
    await reserves
      .post('/api/v1/supply-sources')
      .send({ ...newSource, ...changes })
      .expect(201),
  )
  return made
}
async function aStandingSource(changes: object = {}): Promise<Source> {
  const { id } = await aSource(changes)
  return bodyOf<Source>(await act(reserves, pathOf('supply-sources', id), { action: 'admit' }).expect(200))
}
async function anOrder(sourceId: string, body: object): Promise<Order> {
  const placed = await reserves.post(`/api/v1/supply-sources/${sourceId}/orders`).send(body).expect(201)
  const id = bodyOf<{ items: { id: string }[] }>(placed).items[0]?.id ?? ''
  return bodyOf<Order>(await reserves.get(`/api/v1/${pathOf('supply-orders', id)}`).expect(200))
}

test('a source is declared, admitted with its paper, and only then offers something', async () => {
  const made = await aSource()
  expect(made).toMatchObject({
    kind: 'agreement',
    state: 'declared',
    terms: agreement,
    offers: [],
    rating: null,
    dependsOn: ['帆布'],
  })
  expect(made.actions.find(({ action }) => action === 'admit')).toMatchObject({ allowed: true, yours: true })
  expect(made.actions.find(({ action }) => action === 'survey')).toMatchObject({ allowed: false, yours: true })
  const path = pathOf('supply-sources', made.id)
  const admitted = bodyOf<Source>(await act(reserves, path, { action: 'admit' }).expect(200))
  expect(admitted).toMatchObject({ state: 'standing', offers: [{ id: `agreement:${made.id}`, quantity: 300 }] })
  const page = await reserves
    .get(admitted.documents[0]?.path ?? '')
    .expect(200)
    .expect('Content-Type', /html/)
  expect(page.text).toContain('协议储备协议')
  expect(page.text).toContain('临夏帐篷厂')
  await act(reserves, path, { action: 'suspend' }).expect(400)
  const suspended = await act(reserves, path, { action: 'suspend', reason: '停产检修' }).expect(200)
  expect(bodyOf(suspended)).toMatchObject({ state: 'suspended', offers: [] })
})

test('a survey is dated by its act, and sources whose survey is due are listed', async () => {
  const { id } = await aStandingSource()
  const due = async () => {
    const query = { surveyDue: 'true', limit: 500, itemCode: TENTS, areaCode: '622900' }
    const list = bodyOf<{ items: Source[] }>(await reserves.get('/api/v1/supply-sources').query(query).expect(200))
    return list.items.map((each) => each.id).includes(id)
  }
  expect(await due()).toBe(true)
  await act(reserves, pathOf('supply-sources', id), { action: 'survey' }).expect(200)
  expect(await due()).toBe(false)
})

test('terms are checked by kind, and a source never becomes one of another kind', async () => {
  const post = (terms: object) =>
    reserves
      .post('/api/v1/supply-sources')
      .set('Accept-Language', 'en')
      .send({ ...newSource, terms })
  const { validUntil: _gone, ...short } = agreement
  const refused = bodyOf<{ errors: { field: string }[] }>(await post(short).expect(400))
  expect(refused.errors.map(({ field }) => field)).toEqual(['terms.validUntil'])
  await post({ ...agreement, dailyOutput: 5 }).expect(400)
  await post({ kind: 'stock' }).expect(400)
  const { id } = await aSource()
  const path = `/api/v1/supply-sources/${id}`
  const purchase = { kind: 'purchase', quotedQuantity: 5, unitCostFen: 1, readyAfterHours: 1, quotedUntil: null }
  const other = await reserves.patch(path).send({ terms: purchase, reason: 'x' }).expect(400)
  expect(bodyOf(other)).toMatchObject({ detail: '不能改为另一种来源。' })
  const changed = await reserves
    .patch(path)
    .send({ terms: { ...agreement, guaranteedQuantity: 500 }, reason: '续签' })
    .expect(200)
  expect(bodyOf(changed)).toMatchObject({ terms: { guaranteedQuantity: 500 }, version: 2 })
  await reserves.patch('/api/v1/supply-sources/none').send({ reason: 'x' }).expect(404)
  await reserves
    .post('/api/v1/supply-sources')
    .send({ ...newSource, depotId: 'nowhere' })
    .expect(400)
})

test('another area’s office makes and changes no sources here', async () => {
  const { id } = await aSource()
  const elsewhere = await under.officer('reserves-officer', { areaCode: '130000' })
  await elsewhere.post('/api/v1/supply-sources').send(newSource).expect(403)
  await elsewhere.patch(`/api/v1/supply-sources/${id}`).send({ reason: 'x', partyZh: 'y' }).expect(403)
  await act(elsewhere, pathOf('supply-sources', id), { action: 'admit' }).expect(403)
  await (await under.officer('carrier')).get(`/api/v1/supply-sources/${id}`).expect(403)
})

test('a call-off is answered by whoever keeps the goods, made ready and delivered; each step has its paper and its place in the record', async () => {
  const source = await aStandingSource()
  const incidentId = await anIncident(under.database)
  const order = await anOrder(source.id, { quantity: 120, incidentId, areaCode: '622927', reason: '首批' })
  expect(order).toMatchObject({ state: 'called', quantity: 120, isExercise: true, incidentId, areaCode: '622927' })
  const path = pathOf('supply-orders', order.id)
  const notice = await reserves.get(order.documents[0]?.path ?? '').expect(200)
  expect(notice.text).toContain('【演练】协议储备调用通知')
  expect(notice.text).toContain('120 顶')
  const duty = await under.officer('duty-officer')
  await act(duty, path, { action: 'accept' }).expect(403)
  const other = await under.officer('depot-keeper', { areaCode: '620000', depotId: 'depot-620000' })
  await act(other, path, { action: 'accept' }).expect(403)
  const keeper = await under.officer('depot-keeper', { areaCode: '622900', depotId: DEPOT })
  const early = await act(keeper, path, { action: 'deliver' }).expect(409)
  expect(bodyOf(early)).toMatchObject({ code: 'not-allowed-now', detail: '目前为“已调用”，不能“交付”；须为：已备妥。' })
  await act(keeper, path, { action: 'accept', quantity: 121 }).expect(400)
  expect(bodyOf(await act(keeper, path, { action: 'accept', quantity: 100 }).expect(200))).toMatchObject({
    quantity: 100,
  })
  const stale = await act(keeper, path, { action: 'report-ready', version: 1 }).expect(409)
  expect(bodyOf(stale)).toMatchObject({ code: 'too-late' })
  const ready = bodyOf<Order>(await act(keeper, path, { action: 'report-ready', version: 2 }).expect(200))
  expect(ready).toMatchObject({ state: 'ready', readyQuantity: 100, lots: [{ readyAt: null, onHand: 100 }] })
  const done = bodyOf<Order>(await act(keeper, path, { action: 'deliver' }).expect(200))
  expect(done.documents.map(({ document }) => document)).toEqual(['call-off-notice', 'delivery-note'])
  expect(done.events.map(({ action }) => action)).toEqual(['place', 'accept', 'report-ready', 'deliver'])
  const late = await act(keeper, path, { action: 'deliver' }).expect(409)
  expect(bodyOf(late)).toMatchObject({ code: 'too-late' })
  const rated = bodyOf(await reserves.get(`/api/v1/supply-sources/${source.id}`).expect(200))
  expect(rated).toMatchObject({ rating: { orders: 1, onTimeShare: 1 }, offers: [{ quantity: 200 }] })
})

test('no more is ordered than is offered, once for one key; what was not offered is refused', async () => {
  const { id } = await aStandingSource()
  const path = `/api/v1/supply-sources/${id}/orders`
  const many = await reserves.post(path).send({ quantity: 301 }).expect(409)
  expect(bodyOf(many)).toMatchObject({ code: 'not-allowed-now', detail: '该来源目前只能供应 300。' })
  const twice = [1, 2].map(() => reserves.post(path).set('Idempotency-Key', `one ${id}`).send({ quantity: 250 }))
  const ids = []
  for (const each of twice) ids.push(bodyOf<{ items: Order[] }>(await each.expect(201)).items[0]?.id)
  expect(new Set(ids).size).toBe(1)
  await reserves.post(path).send({ quantity: 51 }).expect(409)
  await reserves.post(path).send({ quantity: 1, offerId: 'agreement:other' }).expect(400)
  await (await under.officer('depot-keeper', { depotId: DEPOT })).post(path).send({ quantity: 1 }).expect(403)
})

test('a requisition is decided by those who may sign for it, with a reason; a donation is refused with thanks', async () => {
  const terms = {
    kind: 'requisition',
    quantity: 40,
    returnDueOn: '2027-01-01',
    compensationFen: 5_000,
    readyAfterHours: 1,
  }
  const source = await aStandingSource({ terms })
  const path = `/api/v1/supply-sources/${source.id}/orders`
  const refused = await reserves.post(path).send({ quantity: 5, reason: 'x' }).expect(403)
  expect(bodyOf<{ detail: string }>(refused).detail).toContain('此操作限以下岗位')
  const minister = await under.officer('deputy-minister')
  await minister.post(path).send({ quantity: 5 }).expect(400)
  const placed = bodyOf<{ items: Order[] }>(
    await minister.post(path).send({ quantity: 5, reason: '抢险急需' }).expect(201),
  )
  const decision = await minister
    .get(`/api/v1/${pathOf('supply-orders', placed.items[0]?.id ?? '')}/documents/requisition-decision`)
    .expect(200)
  expect(decision.text).toContain('应急征用决定书')
  expect(decision.text).toContain('突发事件应对法')
  const donation = await aSource({
    terms: { kind: 'donation', announcedQuantity: 9, arrivesAt: null, forAreaCode: null },
  })
  const declined = bodyOf<Source>(
    await act(reserves, pathOf('supply-sources', donation.id), { action: 'refuse', reason: '规格不符' }).expect(200),
  )
  const letter = await reserves.get(`${declined.documents[0]?.path}&lang=en`).expect(200)
  expect(letter.text).toContain('Letter of thanks')
  expect(letter.text).toContain('规格不符')
  await reserves.get(`/api/v1/${pathOf('supply-sources', donation.id)}/documents/pact`).expect(404)
})

test('orders are listed newest first by incident and state, page by page', async () => {
  const source = await aStandingSource()
  const incidentId = await anIncident(under.database)
  const [first, second] = [
    await anOrder(source.id, { quantity: 1, incidentId }),
    await anOrder(source.id, { quantity: 2, incidentId }),
  ]
  const get = async (query: object) =>
    bodyOf<{ items: Order[]; nextCursor: string | null }>(
      await reserves.get('/api/v1/supply-orders').query(query).expect(200),
    )
  const page = await get({ incidentId, limit: 1, state: 'called' })
  expect(page.items.map(({ id }) => id)).toEqual([second.id])
  expect((await get({ incidentId, limit: 1, cursor: page.nextCursor })).items.map(({ id }) => id)).toEqual([first.id])
  expect((await get({ incidentId, state: 'ready' })).items).toEqual([])
  const closed = await anIncident(under.database, { status: 'closed' })
  await reserves
    .post(`/api/v1/supply-sources/${source.id}/orders`)
    .send({ quantity: 1, incidentId: closed })
    .expect(409)
})
