import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertDocument } from '../../database/alerts'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { readPacedClocks } from '../../database/paced-clocks'
import { many } from '../../database/transaction'
import { msBetween } from '../../domain/time/instant'
import { scenarioAt } from '../../domain/time/scenario-clock'
import type { NpmStart } from './npm-start'
import { npmStart } from './npm-start'
import { prepareHome } from './prepared-home'
import { quietPort } from './quiet-port'
import { everyone, PACE, pacedPlan, smallFlood } from './small-events'
import { until } from './until'

/** Longer than the stack may be unseen before it counts as having been down. */
const AWAY_MS = 10_000

let home: string
let port: number
let running: NpmStart | undefined

beforeAll(async () => {
  home = await prepareHome(keepFlood)
  port = await quietPort()
})

afterAll(async () => {
  await running?.ctrlC()
  rmSync(home, { recursive: true, force: true })
})

/** The response plan with longer waits, and an alert that nobody has taken yet: the first start finds it waiting. */
async function keepFlood({ pool }: Database): Promise<void> {
  const plan = pacedPlan()
  await pool.query(
    `INSERT INTO policy_editions (kind, hazard, area_code, edition, label, body, created_by)
     VALUES ('response-plan', '*', '100000', $1, 'adopted', $2, 'scenario')`,
    [plan.edition, JSON.stringify(plan)],
  )
  const body = Buffer.from(smallFlood('壬村'))
  await insertDocument(pool, {
    id: 'kept-before-the-start',
    receivedAt: new Date().toISOString(),
    channel: 'exercise',
    sender: 'scenario',
    contentType: 'application/json',
    fileName: null,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: { pace: PACE, standIns: everyone },
  })
}

async function withDatabase<T>(started: NpmStart, work: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(started.databaseUrl(), 2)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function scenarioNow(database: Database): Promise<string> {
  const [clock] = await readPacedClocks(database.pool)
  return scenarioAt(clock?.segments ?? [], new Date().toISOString())
}

const statuses = async ({ pool }: Database): Promise<string[]> =>
  (await many<{ status: string }>(pool, 'SELECT status FROM consignments')).map(({ status }) => status)

test('Ctrl-C and a second start: the response goes on where it stood, its clock stood still meanwhile', async () => {
  const first = (running = await npmStart(home, port))
  const before = await withDatabase(first, async (database) => {
    await until('goods are booked', async () => (await statuses(database)).includes('booked'))
    return scenarioNow(database)
  })
  const stoppedAt = performance.now()
  expect(await first.ctrlC()).toBe(0)
  running = undefined
  await sleep(AWAY_MS)
  const second = (running = await npmStart(home, port))
  await withDatabase(second, async (database) => {
    const awayMs = performance.now() - stoppedAt
    const ranMs = msBetween(before, await scenarioNow(database))
    expect(ranMs).toBeGreaterThan(0)
    expect(ranMs).toBeLessThan((awayMs - AWAY_MS) * PACE)
    await until('the response is closed', async () => {
      const rows = await many(database.pool, `SELECT 1 FROM incidents WHERE status = 'closed'`)
      return rows.length === 1
    })
    // at this pace a keeper has a second to answer: an order that is taken back is planned again, none is left open
    const ends = await statuses(database)
    expect(ends.filter((status) => status !== 'cancelled')).not.toEqual([])
    expect(ends.filter((status) => status !== 'received' && status !== 'cancelled')).toEqual([])
    // two works may record out of turn, as planning takes seconds and records when it began; one thing's own life may not
    const backwards = await many(
      database.pool,
      `SELECT subject, action FROM (
         SELECT subject, action, happened_at, max(happened_at) OVER (PARTITION BY subject ORDER BY seq) AS latest FROM audit_log
         WHERE incident_id IS NOT NULL AND actor = 'system' AND action NOT LIKE 'message.%') log
       WHERE happened_at < latest`,
    )
    expect(backwards).toEqual([])
  })
})
