import { Client } from 'pg'
import type { AuditEntry } from '../../database/audit'
import { appendAudit, verifyAudit } from '../../database/audit'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'

let database: TestDatabase
let client: Client

beforeEach(async () => {
  database = await createTestDatabase({ seeded: false })
  client = new Client({ connectionString: database.url })
  await client.connect()
})

afterEach(async () => {
  await client.end()
  await database.drop()
})

const entry: AuditEntry = {
  happenedAt: '2026-11-24T00:00:00.000Z',
  incidentId: 'inc-1',
  actor: '陈晓梅 (duty-officer)',
  action: 'level.decided',
  subject: 'relief',
  detail: { level: 'II', reason: '人员伤亡\n上升' },
}

async function appendFive(): Promise<void> {
  for (let number = 1; number <= 5; number += 1)
    await appendAudit(client, { ...entry, incidentId: number === 2 ? null : 'inc-1', detail: { number } })
}

/** What only the owner of the database can do: past the triggers. */
async function tamper(sql: string): Promise<void> {
  await client.query('ALTER TABLE audit_log DISABLE TRIGGER USER')
  await client.query(sql)
  await client.query('ALTER TABLE audit_log ENABLE TRIGGER USER')
}

test('a chain that nobody touched is whole, over pages too', async () => {
  expect(await verifyAudit(client)).toMatchObject({ outcome: 'whole', entries: 0 })
  await appendFive()
  await appendAudit(client, entry)
  const whole = await verifyAudit(client, 2)
  expect(whole).toEqual({ outcome: 'whole', entries: 6, lastHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
  expect(await verifyAudit(client)).toEqual(whole)
})

test.each([
  ['a changed detail', `UPDATE audit_log SET detail = '{"number": 30}' WHERE seq = 3`, 3, 'hash'],
  [
    'a text moved from actor to action',
    `UPDATE audit_log SET actor = split_part(actor, ' ', 1), action = split_part(actor, ' ', 2) || action WHERE seq = 4`,
    4,
    'hash',
  ],
  [
    'a line moved from actor to action',
    `UPDATE audit_log SET actor = '', action = actor || E'\\n' || action WHERE seq = 4`,
    4,
    'hash',
  ],
  ['no incident made an empty one', `UPDATE audit_log SET incident_id = '' WHERE seq = 2`, 2, 'hash'],
  ['a key added later', `UPDATE audit_log SET once_key = 'k' WHERE seq = 5`, 5, 'hash'],
  ['a changed time', `UPDATE audit_log SET happened_at = happened_at - interval '1 minute' WHERE seq = 1`, 1, 'hash'],
  ['a deleted middle entry', 'DELETE FROM audit_log WHERE seq = 3', 3, 'number'],
  [
    'a deleted entry with the rest renumbered',
    'DELETE FROM audit_log WHERE seq = 3; UPDATE audit_log SET seq = seq - 1 WHERE seq > 3',
    3,
    'previous-hash',
  ],
])('%s is named', async (_what, sql, seq, why) => {
  await appendFive()
  await tamper(sql)
  expect(await verifyAudit(client, 2)).toEqual({ outcome: 'broken', seq, why })
})

test.each([
  `UPDATE audit_log SET actor = 'someone else' WHERE seq = 1`,
  'DELETE FROM audit_log WHERE seq = 1',
  'TRUNCATE audit_log',
])('append-only: %s is refused', async (sql) => {
  await appendFive()
  await expect(client.query(sql)).rejects.toThrow('audit_log is append-only')
  expect(await verifyAudit(client)).toMatchObject({ outcome: 'whole', entries: 5 })
})

test('the same key appends once', async () => {
  for (const detail of [{ first: true }, { first: false }])
    await appendAudit(client, { ...entry, detail, onceKey: 'k' })
  await appendAudit(client, { ...entry, onceKey: 'another' })
  const { rows } = await client.query('SELECT detail, once_key FROM audit_log ORDER BY seq')
  expect(rows).toEqual([
    { detail: { first: true }, once_key: 'k' },
    { detail: entry.detail, once_key: 'another' },
  ])
  expect(await verifyAudit(client)).toMatchObject({ outcome: 'whole', entries: 2 })
})
