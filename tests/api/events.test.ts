import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import request from 'supertest'
import { appendAudit } from '../../database/audit'
import { inTransaction } from '../../database/transaction'
import type { ApiUnderTest } from './api-under-test'
import { accountOf, NOWHERE, PUBLIC_URL, signIn, startApiUnderTest } from './api-under-test'
import { createAccount } from '../../database/accounts/create-account'

let under: ApiUnderTest
let server: Server
let base: string
let cookie: string

beforeAll(async () => {
  under = await startApiUnderTest({ temporal: NOWHERE })
  server = createServer(under.api.app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const holdings = [{ post: 'duty-officer', areaCode: '100000', depotId: null, carrierId: null }] as const
  await inTransaction(under.database.pool, (tx) => createAccount(tx, accountOf('reader', holdings), 'test'))
  const signedIn = await signIn(request.agent(under.api.app), 'reader').expect(200)
  cookie = (signedIn.headers['set-cookie'] as unknown as string[]).map((each) => each.split(';')[0]).join('; ')
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await under.close()
})

async function happened(action: string, subject: string, incidentId: string | null = null): Promise<void> {
  await inTransaction(under.database.pool, (tx) =>
    appendAudit(tx, { happenedAt: '2026-11-24T00:00:00.000Z', incidentId, actor: 'test', action, subject, detail: {} }),
  )
}

/** Reads a stream until so many events have come. */
async function readEvents(count: number, lastEventId?: string, meanwhile?: () => Promise<void>) {
  const abort = new AbortController()
  const headers = { cookie, ...(lastEventId !== undefined && { 'Last-Event-ID': lastEventId }) }
  const answer = await fetch(`${base}/api/v1/events`, { headers, signal: abort.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  let acted = false
  while (text.split('\n\n').filter((part) => part.startsWith('id:')).length < count) {
    const chunk = await reader?.read()
    if (chunk === undefined || chunk.done) break
    text += chunk.value
    if (!acted) await meanwhile?.()
    acted = true
  }
  abort.abort()
  return text
    .split('\n\n')
    .filter((part) => part.startsWith('id:'))
    .map((part) => {
      const [id = '', event = '', data = ''] = part.split('\n').map((line) => line.slice(line.indexOf(':') + 2))
      return { id: Number(id), event, data: JSON.parse(data) as Record<string, unknown> }
    })
}

test('a reader who comes back gets what was missed, in order, and then what happens', async () => {
  await happened('alert.received', 'alert-1')
  const [ready] = await readEvents(1)
  expect(ready?.event).toBe('ready')
  const last = ready?.id ?? 0
  await happened('level.proposed', 'relief', 'inc-1')
  await happened('message.handed-over', 'm-1', 'inc-1')
  const events = await readEvents(3, String(last), () => happened('review.opened', 'item-1'))
  expect(events).toEqual([
    { id: last + 1, event: 'incident', data: { key: 'inc-1', version: last + 1, action: 'level.proposed' } },
    { id: last + 2, event: 'mail', data: { key: 'inc-1', version: last + 2, action: 'message.handed-over' } },
    { id: last + 3, event: 'alert', data: { key: 'item-1', version: last + 3, action: 'review.opened' } },
  ])
})

test('an event is out within a second of its commit', async () => {
  let committedAt = 0
  const events = await readEvents(2, undefined, async () => {
    await happened('order.released', 'o-1', 'inc-1')
    committedAt = performance.now()
  })
  expect(events).toHaveLength(2)
  expect(performance.now() - committedAt).toBeLessThan(1_000)
})

test('a reader who missed too much, or comes from another database, is told to fetch anew', async () => {
  expect(await readEvents(1, '999999999')).toEqual([
    { id: expect.any(Number) as number, event: 'reset', data: { key: '', version: expect.any(Number) as number } },
  ])
  await under.database.pool.query(
    `SELECT append_audit(now(), NULL, 'test', 'flood', n::text, '{}'::jsonb, NULL) FROM generate_series(1, 600) n`,
  )
  const [reset] = await readEvents(1, '1')
  expect(reset?.event).toBe('reset')
})

test('the stream goes on after its database connection was cut', async () => {
  const [ready] = await readEvents(1)
  await under.database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  )
  const events = await readEvents(2, String(ready?.id ?? 0), async () => {
    await happened('a.first', 's', 'inc-2')
    await happened('a.second', 's', 'inc-2')
  })
  expect(events.map(({ data }) => data.action)).toEqual(['a.first', 'a.second'])
})

test('a stranger gets no stream', async () => {
  expect((await fetch(`${base}/api/v1/events`, { headers: { origin: PUBLIC_URL } })).status).toBe(401)
})

test('a change of stock, sources or orders is told apart from an incident’s', async () => {
  const acts = async () => {
    await happened('stock.received', 'lot:1')
    await happened('supply-order.accept', 'order/1', 'inc-1')
    await happened('supply-request.approved', 'request/1', 'inc-1')
  }
  const events = await readEvents(4, undefined, acts)
  expect(events.slice(1).map(({ event, data }) => [event, data.key])).toEqual([
    ['supply', 'lot:1'],
    ['supply', 'inc-1'],
    ['incident', 'inc-1'],
  ])
})
