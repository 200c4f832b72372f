import { createHash, randomUUID } from 'node:crypto'
import request from 'supertest'
import { readDocument } from '../../intake/read-document'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'
import { aConsignment, anIncident } from './rows'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
})
afterAll(() => under.close())

const cap = Buffer.from('<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>未完</identifier>')

test('an alert posted while Temporal is away is kept whole, and can be read back byte for byte', async () => {
  const officer = await under.officer('duty-officer')
  const startedAt = performance.now()
  const posted = await officer.post('/api/v1/alerts').type('application/xml').send(cap).expect(202)
  expect(performance.now() - startedAt).toBeLessThan(6_000)
  const { documentId } = bodyOf<{ documentId: string }>(posted)
  expect(posted.headers.location).toBe(`/api/v1/alert-documents/${documentId}`)
  const kept = bodyOf(await officer.get(posted.headers.location ?? '').expect(200))
  expect(kept).toMatchObject({
    id: documentId,
    channel: 'http',
    state: 'new',
    contentType: 'application/xml',
    sizeBytes: cap.length,
    sha256: createHash('sha256').update(cap).digest('hex'),
    consumedAt: null,
    alerts: [],
    reviewItems: [],
  })
  const body = await officer.get(`/api/v1/alert-documents/${documentId}/body`).expect(200)
  expect(body.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(body.headers['content-disposition']).toContain('attachment')
  expect(body.headers['x-content-type-options']).toBe('nosniff')
  expect(body.text).toBe(cap.toString())
})

test('two MiB are taken, a byte more is refused', async () => {
  const officer = await under.officer('duty-officer')
  const post = (bytes: number) => officer.post('/api/v1/alerts').type('text/plain').send(Buffer.alloc(bytes, 'x'))
  await post(2 * 1024 * 1024).expect(202)
  const refused = await post(2 * 1024 * 1024 + 1).expect(413)
  expect(bodyOf(refused)).toMatchObject({ code: 'too-large', detail: '上限为 2 MiB。' })
})

test('a form is kept as the document that intake reads', async () => {
  const officer = await under.officer('shift-leader')
  const form = {
    status: 'exercise',
    messageType: 'alert',
    hazard: 'earthquake',
    headline: '积石山附近有强烈震感',
    sentAt: '2026-11-24T08:00:00+08:00',
    areaCodes: ['622927'],
    quake: {
      magnitude: 6.1,
      depthKm: 10,
      epicentre: { longitude: 102.8, latitude: 35.7 },
      originAt: '2026-11-24T07:55:00+08:00',
    },
    figures: { dead: 2 },
  }
  const posted = await officer.post('/api/v1/alerts/form').send(form).expect(202)
  const { documentId } = bodyOf<{ documentId: string }>(posted)
  const body = await officer.get(`/api/v1/alert-documents/${documentId}/body`).expect(200)
  const read = readDocument({
    body: Buffer.from(body.text),
    contentType: 'application/json',
    fileName: null,
    receivedAt: '2026-11-24T00:01:00.000Z',
  })
  expect(read).toMatchObject({
    outcome: 'read',
    alerts: [
      {
        outcome: 'complete',
        alert: {
          format: 'form',
          status: 'exercise',
          hazard: 'earthquake',
          areaCodes: ['622927'],
          sentAt: '2026-11-24T00:00:00.000Z',
          quake: { magnitude: 6.1, depthKm: 10, originAt: '2026-11-23T23:55:00.000Z' },
          figures: { dead: 2 },
        },
      },
    ],
  })
})

test('an empty document is no document', async () => {
  const officer = await under.officer('duty-officer')
  expect(bodyOf(await officer.post('/api/v1/alerts').expect(400)).detail).toBe('没有收到任何内容。')
})

test('a situation report is kept while Temporal is away, once for its idempotency key', async () => {
  const officer = await under.officer('duty-officer')
  const incidentId = await anIncident(under.database)
  const send = () =>
    officer
      .post(`/api/v1/incidents/${incidentId}/situation-reports`)
      .set('Idempotency-Key', 'phone-call-7')
      .send({ figures: { dead: 3, evacuatedPeople: 1200 }, comment: '乡镇报告' })
  expect(bodyOf(await send().expect(201))).toEqual({ id: `report/${incidentId}/phone-call-7`, handedOn: false })
  await send().expect(201)
  const { rows } = await under.database.pool.query(
    `SELECT i.kind, i.target_workflow, i.consumed_at, r.figures, r.comment FROM inbox i JOIN situation_reports r ON r.id = i.id`,
  )
  expect(rows).toEqual([
    {
      kind: 'situation-report',
      target_workflow: `incident/${incidentId}`,
      consumed_at: null,
      figures: { dead: 3, evacuatedPeople: 1200 },
      comment: '乡镇报告',
    },
  ])
})

test('a goods received note is kept while Temporal is away', async () => {
  const incidentId = await anIncident(under.database)
  const consignment = await aConsignment(under.database, incidentId, { status: 'arrived' })
  const receiver = await under.officer('receiver')
  const note = { signedBy: '杨春燕', lines: [{ itemCode: '1010101', received: 98, damaged: 2 }] }
  const send = () =>
    receiver.post(`/api/v1/consignments/${consignment}/goods-received`).set('Idempotency-Key', 'pad-1').send(note)
  expect(bodyOf(await send().expect(202))).toEqual({ key: 'pad-1', handedOn: false, outcome: 'waiting' })
  await send().expect(202)
  const entries = await under.database.prisma.inboxEntry.findMany({ where: { kind: 'goods-received' } })
  expect(entries).toEqual([
    expect.objectContaining({
      id: `goods-received/${consignment}/pad-1`,
      targetWorkflow: `consignment/${consignment}`,
      consumedAt: null,
      payload: expect.objectContaining({ key: 'pad-1', ...note }) as unknown,
    }),
  ])
})

test('an act that nobody can take now is answered with 503 and when to come back', async () => {
  const leader = await under.officer('committee-leader')
  const incidentId = await anIncident(under.database)
  const away = await leader
    .post(`/api/v1/incidents/${incidentId}/stand-down`)
    .send({ falseAlarm: true, reason: '误报' })
  expect(away.status).toBe(503)
  expect(away.headers['retry-after']).toBe('5')
  expect(bodyOf(away).code).toBe('workflows-away')
})

test('an exercise can’t be raised in production', async () => {
  const production = await startApiUnderTest({ temporal: NOWHERE, settings: { MUSTER_ENVIRONMENT: 'production' } })
  const officer = await production.officer('duty-officer')
  const exercise = JSON.stringify({ pace: 240, standIns: null })
  const refused = await officer.post('/api/v1/alerts').query({ exercise }).type('application/xml').send(cap).expect(403)
  expect(bodyOf(refused).code).toBe('staging-only')
  await officer.get('/api/v1/captured-mails').expect(403)
  await production.close()
})

test('a pace is refused with the wait that forbids it, by the plan of the hazard, and nothing is raised', async () => {
  const officer = await under.officer('duty-officer')
  const kept = () => under.database.prisma.alertDocument.count()
  const before = await kept()
  const form = {
    status: 'exercise',
    messageType: 'alert',
    hazard: 'flood',
    headline: '黄河决口',
    areaCodes: ['410122'],
  }
  const raise = (pace: number, language: string) =>
    officer
      .post('/api/v1/alerts/form')
      .set('Accept-Language', language)
      .send({ ...form, exercise: { pace, standIns: null } })
  const refused = bodyOf(await raise(301, 'en').expect(409))
  expect(refused).toMatchObject({
    code: 'pace-refused',
    detail: 'At most × 300: faster, “wait on rung 1 of the ladder” (10 min) would take less than 2 s of real time.',
  })
  expect(bodyOf(await raise(100_000, 'zh').expect(409)).detail).toBe(
    '最快 300 倍：再快，“升级提醒第 1 级等待”（10 分钟）实际不足 2 秒。',
  )
  const exercise = JSON.stringify({ pace: 301, standIns: null })
  await officer.post('/api/v1/alerts').query({ exercise }).type('application/xml').send(cap).expect(409)
  expect(await kept()).toBe(before)
  await raise(300, 'zh').expect(202)
})

test('readiness tells which part is missing', async () => {
  const answer = await request(under.api.app).get('/readyz').expect(503)
  expect(bodyOf(answer)).toMatchObject({
    ready: false,
    database: { up: true },
    temporal: { up: false },
    worker: { up: false },
  })
})

test('what an officer fills in is kept, once all that is missing is there', async () => {
  const officer = await under.officer('duty-officer')
  const itemId = await aReviewItem()
  const complete = (fields: object) =>
    officer.post(`/api/v1/review-items/${itemId}/complete`).set('Accept-Language', 'en').send({ fields, start: true })
  const refused = bodyOf<{ errors: { field: string }[] }>(await complete({ status: 'actual' }).expect(400))
  expect(refused.errors.map(({ field }) => field)).toEqual(['fields.messageType', 'fields.sentAt', 'fields.areaCodes'])
  const unknown = { areaCodes: ['999999'] }
  expect(bodyOf(await complete(unknown).expect(400)).detail).toBe('Unknown area codes: 999999.')
  const fields = { status: 'actual', messageType: 'alert', sentAt: '2026-11-24T08:00:00Z', areaCodes: ['622927'] }
  const kept = bodyOf(await complete({ ...fields, headline: '暴雨红色预警' }).expect(202))
  expect(kept).toMatchObject({
    state: 'open',
    resolution: { start: true, fields: { ...fields, sentAt: '2026-11-24T08:00:00.000Z' } },
  })
})

test('an item is set aside once, with its reason; the second officer is told', async () => {
  const [first, second] = [await under.officer('duty-officer'), await under.officer('shift-leader')]
  const itemId = await aReviewItem()
  const done = bodyOf(
    await first.post(`/api/v1/review-items/${itemId}/set-aside`).send({ reason: '与本地无关' }).expect(200),
  )
  expect(done).toMatchObject({ state: 'set-aside', resolution: { reason: '与本地无关' } })
  const late = await second.post(`/api/v1/review-items/${itemId}/set-aside`).send({ reason: 'x' }).expect(409)
  expect(bodyOf(late).code).toBe('too-late')
})

async function aReviewItem(): Promise<string> {
  const id = randomUUID()
  await under.database.pool.query(
    `INSERT INTO alert_documents (id, received_at, channel, sender, body, sha256) VALUES ($1, now(), 'http', '气象局', 'x', $2)`,
    [id, '0'.repeat(64)],
  )
  await under.database.pool.query(
    `INSERT INTO review_items (id, document_id, kind, partial, missing, reasons, opened_at)
     VALUES ($1, $1, 'incomplete', '{"format":"cap-cn","hazard":"rainstorm"}', '{status,sentAt}', '[]', now())`,
    [id],
  )
  return id
}
