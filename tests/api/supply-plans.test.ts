import type request from 'supertest'
import { bodyOf } from './api-under-test'
import { anIncident } from './rows'
import type { StackUnderTest } from './workers-under-test'
import { startStackUnderTest } from './workers-under-test'

type Agent = ReturnType<typeof request.agent>
type Line = {
  id: string
  areaCode: string
  itemCode: string
  depotId: string
  offerId: string
  quantity: number
  batch: string
}
type WhatIf = {
  id: string
  state: string
  refusal: string | null
  difference: {
    before: Record<string, number>
    after: Record<string, number>
    changes: { change: string; offerId: string; after: number }[]
  } | null
}

let under: StackUnderTest
let duty: Agent
let incidentId: string
let version: number
beforeAll(async () => {
  under = await startStackUnderTest()
  duty = await under.officer('duty-officer')
  incidentId = await raiseQuake(duty)
  version = await planOf(duty, incidentId)
}, 90_000)
afterAll(() => under.close(), 60_000)

async function raiseQuake(officer: Agent): Promise<string> {
  const now = new Date().toISOString()
  const quake = { magnitude: 6.2, depthKm: 10, epicentre: { longitude: 102.79, latitude: 35.7 }, originAt: now }
  const alert = { status: 'exercise', messageType: 'alert', hazard: 'earthquake', headline: '积石山地震', sentAt: now }
  const taken = await officer
    .post('/api/v1/alerts/form')
    .send({ ...alert, quake })
    .expect(201)
  return bodyOf<{ alerts: { incidentId: string }[] }>(taken).alerts[0]?.incidentId ?? ''
}

async function planOf(officer: Agent, id: string, newerThan = 0): Promise<number> {
  for (;;) {
    const page = bodyOf<{ plan: { version: number } | null }>(await officer.get(`/api/v1/incidents/${id}`).expect(200))
    if (page.plan !== null && page.plan.version > newerThan) return page.plan.version
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

const path = (rest: string) => `/api/v1/incidents/${incidentId}/${rest}`
async function linesOf(query: object = {}): Promise<Line[]> {
  const got = await duty
    .get(path(`plans/${version}/lines`))
    .query({ limit: 500, ...query })
    .expect(200)
  return bodyOf<{ items: Line[] }>(got).items
}

async function solved(agent: Agent, body: object): Promise<WhatIf> {
  let stands = bodyOf<WhatIf>(await agent.post(path('what-if')).send(body))
  while (stands.state === 'solving') stands = bodyOf<WhatIf>(await agent.get(path(`what-if/${stands.id}`)).expect(200))
  return stands
}

test('a plan comes page by page, each line once, and by county, item and depot', async () => {
  const all = await linesOf()
  const first = bodyOf<{ items: Line[]; nextCursor: string }>(
    await duty
      .get(path(`plans/${version}/lines`))
      .query({ limit: 3 })
      .expect(200),
  )
  const rest = await linesOf({ cursor: first.nextCursor })
  const pages = [...first.items, ...rest].slice(0, all.length)
  expect(pages.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  const opened = bodyOf<{ lines: Line[]; nextCursor: string | null }>(
    await duty
      .get(path(`plans/${version}`))
      .query({ limit: 2 })
      .expect(200),
  )
  expect(opened.lines.map(({ id }) => id)).toEqual(all.slice(0, 2).map(({ id }) => id))
  expect((await linesOf({ cursor: opened.nextCursor }))[0]?.id).toBe(all[2]?.id)
  const [one] = all
  const same = await linesOf({
    areaCode: one?.areaCode,
    itemCode: one?.itemCode,
    depotId: one?.depotId,
    batch: one?.batch,
  })
  expect(same.map(({ id }) => id)).toContain(one?.id)
  await duty.get(path('plans/999/lines')).expect(404)
})

test('what is proved of a plan is told with its gap and the check of its certificate', async () => {
  const answer = bodyOf<{ proof: string; gap: number | null; checked: { holds: boolean; faults: string[] } | null }>(
    await duty.get(path(`plans/${version}/certificate`)).expect(200),
  )
  expect(answer).toMatchObject({ version, checked: { holds: true, faults: [] } })
  expect(['optimal', 'bound']).toContain(answer.proof)
  await (await under.officer('carrier')).get(path(`plans/${version}/certificate`)).expect(403)
})

test('a source that is ruled out is gone from the plan, and the difference says what takes its place; nothing is decided', async () => {
  const [line] = await linesOf()
  const wishes = [{ kind: 'forbid-source', offerId: line?.offerId }]
  const { state, difference } = await solved(duty, { basePlanVersion: version, wishes })
  expect(state).toBe('solved')
  expect(difference?.changes.find(({ offerId }) => offerId === line?.offerId)).toMatchObject({
    change: 'removed',
    after: 0,
    reason: 'forbidden',
  })
  expect(difference?.after.coverageMin).toBeLessThanOrEqual(difference?.before.coverageMin ?? 0)
  expect(bodyOf<{ items: object[] }>(await duty.get(path('wishes')).expect(200)).items).toEqual([])
}, 60_000)

test('what was forbidden can be tried allowed again, which goes on from the solved plan; what is free already can not', async () => {
  const [line] = await linesOf()
  const { depotId, offerId } = line ?? {}
  const forbid = { kind: 'forbid-source', depotId }
  const allow = { kind: 'allow-source', offerId }
  const both = await solved(duty, { basePlanVersion: version, wishes: [forbid, allow] })
  expect(both).toMatchObject({ state: 'solved', difference: { restarted: true, solveMs: expect.any(Number) } })
  expect(both.difference?.changes.filter(({ offerId: changed, after }) => changed === offerId && after === 0)).toEqual(
    [],
  )
  expect(await solved(duty, { basePlanVersion: version, wishes: [allow] })).toMatchObject({
    state: 'refused',
    refusal: `这一来源没有被停用，不必恢复（${offerId}）。`,
  })
}, 60_000)

test('wishes about what the plan does not know are refused in words; an old plan and another area’s officer too', async () => {
  const unknown = await solved(duty, {
    basePlanVersion: version,
    wishes: [{ kind: 'forbid-source', offerId: 'stock:nowhere:1010101' }],
  })
  expect(unknown).toMatchObject({
    state: 'refused',
    refusal: '本方案没有这一项供应（stock:nowhere:1010101）。',
    difference: null,
  })
  const wishes = [{ kind: 'objectives', order: ['distance'] }]
  await duty.post(path('what-if')).send({ basePlanVersion: 99, wishes }).expect(404)
  await duty.post(path('what-if')).send({ basePlanVersion: version, wishes: [] }).expect(400)
  await duty
    .post(path('what-if'))
    .send({ basePlanVersion: version, wishes: [{ kind: 'wonder' }] })
    .expect(400)
  const elsewhere = await under.officer('duty-officer', { areaCode: '130000' })
  await elsewhere.post(path('what-if')).send({ basePlanVersion: version, wishes }).expect(403)
  await duty.get(path('what-if/none')).expect(404)
}, 60_000)

test('adopted wishes hold, and the response plans again; a floor is wished away by its owner only', async () => {
  const [line] = await linesOf()
  const wishes = [{ kind: 'forbid-source', depotId: line?.depotId }]
  const body = { basePlanVersion: version, wishes, reason: '该库道路中断' }
  await (await under.officer('reserves-officer')).post(path('wishes')).send(body).expect(403)
  const floor = { kind: 'lift-floor', depotId: 'depot-620000', itemCode: null }
  await duty
    .post(path('wishes'))
    .send({ ...body, wishes: [floor] })
    .expect(403)
  const adopted = bodyOf<{ wishes: { id: string; by: string }[]; handedOn: boolean }>(
    await duty.post(path('wishes')).send(body).expect(201),
  )
  expect(adopted).toMatchObject({
    handedOn: true,
    wishes: [{ reason: '该库道路中断', wish: wishes[0], withdrawnAt: null }],
  })
  const before = version
  version = await planOf(duty, incidentId, before)
  expect((await linesOf()).filter(({ depotId }) => depotId === line?.depotId)).toEqual([])
  expect((await duty.post(path('wishes')).send({ ...body, basePlanVersion: before })).status).toBe(409)
  const wishId = adopted.wishes[0]?.id
  await duty.delete(path(`wishes/${wishId}`)).expect(204)
  await duty.delete(path(`wishes/${wishId}`)).expect(404)
  expect(bodyOf<{ items: object[] }>(await duty.get(path('wishes?withdrawn=true')).expect(200)).items).toHaveLength(1)
}, 90_000)

type Version = { version: number; causes: { kind: string; subject: string; by: string }[] }
/** The causes of the next plan that was made for one of a kind; what happened before may make a plan of its own. */
async function madeFor(kind: string): Promise<Version['causes']> {
  version = await planOf(duty, incidentId, version)
  const { causes } = bodyOf<Version>(await duty.get(path(`plans/${version}`)).expect(200))
  return causes.some((cause) => cause.kind === kind) ? causes : madeFor(kind)
}

test('a request that is decided, and a floor that is lifted, each make the next plan at once, which says why', async () => {
  const [line] = await linesOf()
  const county = await under.officer('duty-officer', { areaCode: line?.areaCode ?? '' })
  const ask = { areaCode: line?.areaCode, itemCode: line?.itemCode, asked: 5, reason: '安置点缺帐篷' }
  const request = bodyOf<{ id: string }>(await county.post(path('supply-requests')).send(ask).expect(201))
  const decision = { decision: 'refuse', reason: '已在途' }
  const leader = await under.officer('committee-leader')
  await leader
    .post(`/api/v1/supply-requests/${encodeURIComponent(request.id)}/decision`)
    .send(decision)
    .expect(200)
  const decided = { kind: 'request-decided', subject: request.id, by: expect.any(String) }
  expect(await madeFor('request-decided')).toContainEqual(decided)
  const [floor] = await under.database.pool
    .query<{ depot_id: string; area_code: string }>(
      `SELECT depot_id, d.area_code FROM stock_positions p JOIN depots d ON d.id = p.depot_id
       WHERE p.floor > 0 AND d.level = 'province' ORDER BY 1 LIMIT 1`,
    )
    .then(({ rows }) => rows)
  const owner = await under.officer('duty-officer', { areaCode: floor?.area_code ?? '' })
  const lift = { depotId: floor?.depot_id, reason: '先保急需' }
  const lifted = bodyOf<{ id: string }>(await owner.post(path('floor-lifts')).send(lift).expect(201))
  const cause = { kind: 'floor-lifted', subject: lifted.id, by: expect.any(String) }
  expect(await madeFor('floor-lifted')).toEqual([cause])
  const { rows } = await under.database.pool.query(
    `SELECT outcome ->> 'outcome' AS outcome FROM inbox WHERE kind = 'plan-cause' ORDER BY recorded_at`,
  )
  expect(rows).toEqual([{ outcome: 'done' }, { outcome: 'done' }])
}, 120_000)

test('a response that has ended takes no wishes', async () => {
  const closed = await anIncident(under.database, { status: 'closed' })
  const wishes = [{ kind: 'objectives', order: ['distance'] }]
  await duty.post(`/api/v1/incidents/${closed}/what-if`).send({ basePlanVersion: 1, wishes }).expect(409)
  await duty.post(`/api/v1/incidents/${closed}/wishes`).send({ basePlanVersion: 1, wishes, reason: 'x' }).expect(409)
})
