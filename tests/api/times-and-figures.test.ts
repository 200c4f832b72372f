import type { ApiUnderTest } from './api-under-test'
import { bodyOf, startApiUnderTest } from './api-under-test'
import { aConsignment, anIncident } from './rows'

let under: ApiUnderTest
beforeAll(async () => {
  under = await startApiUnderTest()
})
afterAll(() => under.close())

type Problem = { code: string; errors: { field: string; message: string }[] }
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const fieldsOf = (problem: Problem) => problem.errors.map(({ field }) => field)

test('a departure lies neither in the future nor before the order, an arrival not before the departure', async () => {
  const incidentId = await anIncident(under.database)
  const id = await aConsignment(under.database, incidentId, { status: 'booked' })
  const carrier = await under.officer('carrier')
  const report = async (milestone: string, at?: string) =>
    bodyOf<Problem>(await carrier.post(`/api/v1/consignments/${id}/milestones`).send({ milestone, at }))
  expect(await report('departed', inMinutes(6))).toMatchObject({ code: 'bad-input', errors: [{ field: 'at' }] })
  expect(await report('departed', inMinutes(-1))).toMatchObject({ code: 'bad-input', errors: [{ field: 'at' }] })
  expect(await report('departed', inMinutes(4))).toMatchObject({ code: 'not-allowed-now' })
  await under.database.pool.query(`UPDATE consignments SET status = 'departed', departed_at = now() WHERE id = $1`, [
    id,
  ])
  expect(await report('arrived', inMinutes(-1))).toMatchObject({ code: 'bad-input', errors: [{ field: 'at' }] })
  expect(await report('arrived')).toMatchObject({ code: 'not-allowed-now' })
})

test('on the clock of an exercise, now is what that clock says', async () => {
  const segments = [{ fromReal: inMinutes(0), fromScenario: '2020-01-01T00:00:00.000Z', scale: 1 }]
  const incidentId = await anIncident(under.database, { clock: { kind: 'paced', segments } })
  const officer = await under.officer('duty-officer')
  const path = `/api/v1/incidents/${incidentId}/situation-reports`
  const figures = { dead: 1 }
  const early = bodyOf<Problem>(
    await officer
      .post(path)
      .send({ figures, reportedAt: inMinutes(0) })
      .expect(400),
  )
  expect(fieldsOf(early)).toEqual(['reportedAt'])
  await officer.post(path).send({ figures, reportedAt: '2020-01-01T00:01:00Z' }).expect(201)
})

test('goods are signed for after they have left', async () => {
  const incidentId = await anIncident(under.database)
  const id = await aConsignment(under.database, incidentId, { status: 'departed' })
  await under.database.pool.query(`UPDATE consignments SET departed_at = now() WHERE id = $1`, [id])
  const receiver = await under.officer('receiver')
  const path = `/api/v1/consignments/${id}/goods-received`
  const note = { signedBy: '杨春燕', lines: [{ itemCode: '1010101', received: 98, damaged: 2 }] }
  for (const signedAt of [inMinutes(-1), inMinutes(60)])
    expect(
      fieldsOf(
        bodyOf<Problem>(
          await receiver
            .post(path)
            .send({ ...note, signedAt })
            .expect(400),
        ),
      ),
    ).toEqual(['signedAt'])
  await receiver
    .post(path)
    .send({ ...note, signedAt: inMinutes(1) })
    .expect(202)
})

test('an item that stands twice in an answer or a note is named', async () => {
  const keeper = await under.officer('depot-keeper')
  const twice = [0, 1].map(() => ({ itemCode: '1010101', quantity: 1 }))
  const answer = { answer: 'partial', reason: 'x', lines: twice }
  const refused = bodyOf<Problem>(await keeper.post('/api/v1/consignments/c/order-answer').send(answer).expect(400))
  expect(refused.errors).toEqual([{ field: 'lines.1.itemCode', message: '重复' }])
  const receiver = await under.officer('receiver')
  const lines = [0, 1].map(() => ({ itemCode: '1010101', received: 1, damaged: 0 }))
  const note = { signedBy: 'x', lines }
  const noted = bodyOf<Problem>(await receiver.post('/api/v1/consignments/c/goods-received').send(note).expect(400))
  expect(fieldsOf(noted)).toEqual(['lines.1.itemCode'])
})

test('a figure above anything that can be is refused', async () => {
  const incidentId = await anIncident(under.database)
  const officer = await under.officer('duty-officer')
  const path = `/api/v1/incidents/${incidentId}/situation-reports`
  const figures = { evacuatedPeople: 100_000_001, burntHectares: 1e9, roomsCollapsed: 3e9, leveeBreaches: 1e6 }
  const refused = bodyOf<Problem>(await officer.post(path).send({ figures }).expect(400))
  expect(fieldsOf(refused).sort()).toEqual(
    Object.keys(figures)
      .map((name) => `figures.${name}`)
      .sort(),
  )
  await officer
    .post(path)
    .send({ figures: { evacuatedPeople: 100_000_000 } })
    .expect(201)
})

test('a signed link in a message is not handed on, and messages come in pages', async () => {
  const incidentId = await anIncident(under.database)
  for (const number of [1, 2, 3])
    await under.database.pool.query(
      `INSERT INTO messages (id, incident_id, channel, post, to_name, to_address, subject, body_text, body_html, message_id, queued_at)
       VALUES ($1, $2, 'mail', 'duty-officer', 'x', 'x@x', 's', 'press http://muster.test/a/eyJl-_x.aBc-_9 now', '', $1, now())`,
      [`m${number}`, incidentId],
    )
  const auditor = await under.officer('auditor')
  const path = `/api/v1/incidents/${incidentId}/messages`
  type Listed = { items: { id: string; bodyText: string }[]; nextCursor: string | null }
  const first = bodyOf<Listed>(await auditor.get(path).query({ limit: 2 }).expect(200))
  expect(first.items.map(({ bodyText }) => bodyText)).toEqual(Array(2).fill('press http://muster.test/a/… now'))
  const next = bodyOf<Listed>(await auditor.get(path).query({ limit: 2, cursor: first.nextCursor }).expect(200))
  expect(next).toMatchObject({ items: [{ id: 'm1' }], nextCursor: null })
})
