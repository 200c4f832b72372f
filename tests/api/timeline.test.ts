import { appendAudit } from '../../database/audit'
import { inTransaction } from '../../database/transaction'
import type { ApiUnderTest } from './api-under-test'
import { bodyOf, NOWHERE, startApiUnderTest } from './api-under-test'
import { anIncident } from './rows'

type Timeline = { items: { seq: number; action: string }[]; nextCursor: string | null }

let under: ApiUnderTest
let incidentId: string

beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
  incidentId = await anIncident(under.database)
  const other = await anIncident(under.database)
  await inTransaction(under.database.pool, async (tx) => {
    for (const [index, of] of [incidentId, incidentId, other, incidentId, other].entries()) {
      const entry = { incidentId: of, actor: 'test', subject: 'a', detail: {}, action: `act-${index}` }
      await appendAudit(tx, { ...entry, happenedAt: `2026-11-24T00:0${9 - index}:00.000Z` })
    }
  })
})
afterAll(() => under.close())

test('a timeline is read from its start page by page, or its newest entries at once, in the order of the record', async () => {
  const officer = await under.officer('duty-officer')
  const read = async (query: string) => {
    const { items, nextCursor } = bodyOf<Timeline>(
      await officer.get(`/api/v1/incidents/${incidentId}/timeline${query}`).expect(200),
    )
    return { actions: items.map(({ action }) => action), more: nextCursor !== null }
  }
  expect(await read('?limit=2')).toEqual({ actions: ['act-0', 'act-1'], more: true })
  expect(await read('?newest=2')).toEqual({ actions: ['act-1', 'act-3'], more: false })
  expect(await read('?newest=9')).toEqual({ actions: ['act-0', 'act-1', 'act-3'], more: false })
  await officer.get(`/api/v1/incidents/${incidentId}/timeline?newest=0`).expect(400)
})
