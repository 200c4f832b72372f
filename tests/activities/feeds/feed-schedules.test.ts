import { Client, Connection } from '@temporalio/client'
import { NativeConnection, Worker } from '@temporalio/worker'
import { createPlaybookActivities } from '../../../activities/playbook'
import { insertFeedWatch } from '../../../database/feed-watches'
import type { FeedRhythm } from '../../../database/feeds'
import { readFeedRhythms } from '../../../database/feeds'
import { startTemporal } from '../../../dev/temporal'
import { createFeedSchedules, syncFeedSchedules } from '../../../worker/schedules'
import { TASK_QUEUES } from '../../../workflows/workflow-ids'
import { testWorkflowBundle } from '../../setup/test-temporal'
import { aCap } from '../../intake/documents'
import { openIntakeDesk } from '../intake/intake-desk'
import { serveBody, serveFeed } from './served-feed'

let temporal: Awaited<ReturnType<typeof startTemporal>>
let connection: Connection
let client: Client

// a server of its own: other tests' workers bring the schedules into line with their own watches
beforeAll(async () => {
  temporal = await startTemporal({ namespaces: ['feeds'] })
  connection = await Connection.connect({ address: temporal.address })
  client = new Client({ connection, namespace: 'feeds' })
})
afterAll(async () => {
  await connection.close()
  await temporal.stop()
})

async function schedules(): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {}
  for await (const { scheduleId, spec, state } of client.schedule.list()) {
    found[scheduleId] = { everyMs: spec?.intervals?.[0]?.every, paused: state.paused }
  }
  return found
}

/** The list of schedules lags a little behind. */
async function expectSchedules(expected: Record<string, unknown>): Promise<void> {
  for (let tries = 0; tries < 50 && JSON.stringify(await schedules()) !== JSON.stringify(expected); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  expect(await schedules()).toEqual(expected)
}

describe('the schedules of feeds', () => {
  it('agree with the watches after each change, and a second time nothing changes', async () => {
    const one: FeedRhythm = { feedId: 'one', everySeconds: 3_600, paused: false }
    await syncFeedSchedules(client, [one, { ...one, feedId: 'two' }])
    await syncFeedSchedules(client, [one, { ...one, feedId: 'two' }])
    const hourly = { everyMs: 3_600_000, paused: false }
    await expectSchedules({ 'feed-watch/one': hourly, 'feed-watch/two': hourly })
    await syncFeedSchedules(client, [
      { ...one, everySeconds: 600 },
      { ...one, feedId: 'two', paused: true },
    ])
    await expectSchedules({
      'feed-watch/one': { everyMs: 600_000, paused: false },
      'feed-watch/two': { ...hourly, paused: true },
    })
    await syncFeedSchedules(client, [{ ...one, everySeconds: 600 }], ['two', 'never-there'])
    await expectSchedules({ 'feed-watch/one': { everyMs: 600_000, paused: false } })
    await syncFeedSchedules(client, [])
    await expectSchedules({})
  })

  it('poll a new watch at once, and what it brings is taken in', async () => {
    const [desk, feed] = await Promise.all([openIntakeDesk(), serveFeed()])
    feed.answer(serveBody(aCap({ sent: new Date().toISOString().replace(/\.\d+Z/, '+00:00'), status: 'System' })))
    const context = {
      database: desk.database,
      workflows: { signal: async () => undefined, update: async () => ({ outcome: 'done', detail: '' }) as const },
      environment: 'staging',
      servedArea: '100000',
      publicUrl: 'http://127.0.0.1:8420',
      secret: 'x'.repeat(32),
    } as const
    const watch = { name: '省气象台', url: feed.url, intervalSeconds: 3_600, silentAlarmMinutes: 30, active: true }
    await insertFeedWatch(desk.database, watch, { by: '林思远', now: new Date().toISOString() })
    const native = await NativeConnection.connect({ address: temporal.address })
    const worker = await Worker.create({
      connection: native,
      namespace: 'feeds',
      taskQueue: TASK_QUEUES.playbook,
      workflowBundle: testWorkflowBundle(),
      activities: createPlaybookActivities(context, { schedules: createFeedSchedules(client), allowedHosts: [] }),
    })
    await worker.runUntil(async () => {
      await client.workflow.execute('syncFeeds', { taskQueue: TASK_QUEUES.playbook, workflowId: 'sync-feeds' })
      for (let tries = 0; tries < 100 && (await desk.rows('SELECT 1 FROM alerts')).length === 0; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    })
    expect(await desk.rows('SELECT disposition, reason FROM alerts')).toEqual([
      { disposition: 'kept', reason: { key: 'triage.status', values: { status: 'system' } } },
    ])
    await syncFeedSchedules(
      client,
      [],
      (await readFeedRhythms(desk.database.pool)).map(({ feedId }) => feedId),
    )
    await native.close()
    await feed.close()
    await desk.close()
  })
})
