import type { Client, ScheduleOptions, ScheduleSummary } from '@temporalio/client'
import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client'
import type { FeedSchedules } from '../activities/ports'
import type { FeedRhythm } from '../database/feeds'
import { feedWatchId, INBOX_SWEEP, SYNC_FEEDS, TASK_QUEUES } from '../workflows/workflow-ids'

const FEED_PREFIX = feedWatchId('')
const common = { taskQueue: TASK_QUEUES.playbook, type: 'startWorkflow' } as const
const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10 seconds' } as const

/** Makes the schedules that the house needs, once; ones that are there stay as they are. */
export async function ensureSchedules(client: Client): Promise<void> {
  await createOnce(client, {
    scheduleId: INBOX_SWEEP,
    spec: { intervals: [{ every: '10 seconds' }] },
    policies,
    action: { ...common, workflowType: 'inboxSweep', workflowId: INBOX_SWEEP },
  })
  await createOnce(client, {
    scheduleId: SYNC_FEEDS,
    spec: { intervals: [{ every: '1 minute' }] },
    policies,
    action: { ...common, workflowType: 'syncFeeds', workflowId: SYNC_FEEDS },
  })
}

/** Whether it is made now; false when it is there already. */
async function createOnce(client: Client, options: ScheduleOptions): Promise<boolean> {
  try {
    await client.schedule.create(options)
    return true
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    return false
  }
}

export function createFeedSchedules(client: Client): FeedSchedules {
  return { sync: (watches, gone) => syncFeedSchedules(client, watches, gone) }
}

/** Makes the feeds' schedules agree with the watches; a second time it changes nothing. */
export async function syncFeedSchedules(
  client: Client,
  watches: readonly FeedRhythm[],
  gone: readonly string[] = [],
): Promise<void> {
  const there = new Map<string, ScheduleSummary>()
  for await (const summary of client.schedule.list()) {
    if (summary.scheduleId.startsWith(FEED_PREFIX)) there.set(summary.scheduleId, summary)
  }
  const wanted = new Set(watches.map(({ feedId }) => feedWatchId(feedId)))
  const surplus = new Set([...there.keys(), ...gone.map(feedWatchId)].filter((id) => !wanted.has(id)))
  for (const scheduleId of surplus) await removeSchedule(client, scheduleId)
  for (const watch of watches) {
    const summary = there.get(feedWatchId(watch.feedId))
    if (summary === undefined || !agrees(summary, watch)) await putSchedule(client, watch)
  }
}

/** The list of schedules lags a little: what it doesn't show may be there all the same. */
async function putSchedule(client: Client, watch: FeedRhythm): Promise<void> {
  const options = feedSchedule(watch)
  if (await createOnce(client, options)) return
  const { spec, action } = options
  await client.schedule
    .getHandle(options.scheduleId)
    .update(() => ({ spec, action, policies, state: { paused: watch.paused } }))
}

function feedSchedule({ feedId, everySeconds, paused }: FeedRhythm) {
  return {
    scheduleId: feedWatchId(feedId),
    spec: { intervals: [{ every: everySeconds * 1_000 }] },
    policies,
    action: { ...common, workflowType: 'watchFeed', workflowId: feedWatchId(feedId), args: [{ feedId }] },
    state: { paused, triggerImmediately: !paused },
  }
}

function agrees({ spec, state }: ScheduleSummary, { everySeconds, paused }: FeedRhythm): boolean {
  return state.paused === paused && spec?.intervals?.[0]?.every === everySeconds * 1_000
}

async function removeSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete()
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error
  }
}
