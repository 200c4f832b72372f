import { createHash } from 'node:crypto'
import { insertDocument } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import type { WatchedFeed } from '../../database/feeds'
import {
  lockFeed,
  readFeed,
  readFeedRhythms,
  readUntakenDocuments,
  recordFeedFailure,
  recordFeedSuccess,
} from '../../database/feeds'
import type { Queryable } from '../../database/transaction'
import { inTransaction } from '../../database/transaction'
import { isFeedDue, mayPollFeed } from '../../domain/feeds/feed-watch'
import type { Instant } from '../../domain/time/instant'
import type { FeedAnswer } from '../../gateways/feed'
import { fetchFeed } from '../../gateways/feed'
import type { FeedActivities, FeedPoll } from '../interfaces'
import type { ActivityContext, FeedPorts } from '../ports'
import { alarmIfSilent, unsentAlarmMails } from './feed-alarm'

const nobodyWatches: FeedPoll = { watched: false, documents: [], messages: [] }

export function createFeedActivities(context: ActivityContext, ports: FeedPorts): FeedActivities {
  const { pool } = context.database
  return {
    async pollFeed({ feedId, realNow }) {
      const feed = await readFeed(pool, feedId)
      if (feed === undefined) return nobodyWatches
      if (feed.active) {
        const answer = isFeedDue(feed, realNow) ? await ask(feed, context, ports) : null
        await inTransaction(pool, (tx) => record(tx, context, feed, answer, realNow))
      }
      const documents = await readUntakenDocuments(pool, feedId)
      return { watched: true, documents, messages: await unsentAlarmMails(pool, feedId) }
    },
    async syncFeedSchedules({ gone }) {
      await ports.schedules.sync(await readFeedRhythms(pool), gone)
    },
  }
}

/** A host that staging may not contact is not contacted at all. */
async function ask(feed: WatchedFeed, { environment }: ActivityContext, ports: FeedPorts): Promise<FeedAnswer> {
  const { hostname, host } = new URL(feed.url)
  if (mayPollFeed({ hostname, host }, { environment, allowedHosts: ports.allowedHosts })) return fetchFeed(feed)
  return { outcome: 'failed', reason: { key: 'feed.host-refused', values: { host } } }
}

/** Keeps what came and how the feed fares, in one transaction: an ETag is only believed once its document is kept. */
async function record(
  tx: Queryable,
  context: ActivityContext,
  asked: WatchedFeed,
  answer: FeedAnswer | null,
  at: Instant,
): Promise<void> {
  const feed = await lockFeed(tx, asked.id)
  // changed or removed while it was being asked: the answer is the old address's
  if (feed === undefined || !feed.active || feed.url !== asked.url) return
  if (answer === null) return alarmIfSilent(tx, context, feed, at)
  if (answer.outcome === 'failed') {
    await recordFeedFailure(tx, feed.id, answer.reason, at)
    const failures = feed.failures + 1
    return alarmIfSilent(tx, context, { ...feed, failures, lastFailure: answer.reason }, at)
  }
  const changed = answer.outcome === 'changed' ? { ...answer, isNew: await keep(tx, feed.id, answer, at) } : null
  await recordFeedSuccess(tx, feed.id, at, changed)
  if (feed.alarmSince !== null) await recordRecovery(tx, feed, feed.alarmSince, at)
}

type Changed = Extract<FeedAnswer, { outcome: 'changed' }>

/** The same body of a feed is one document, however often it is served; true when it is new. */
async function keep(tx: Queryable, feedId: string, { body, contentType }: Changed, at: Instant): Promise<boolean> {
  const sha256 = createHash('sha256').update(body).digest('hex')
  const id = `doc_${createHash('sha256').update(`${feedId}\n${sha256}`).digest('hex').slice(0, 32)}`
  return insertDocument(tx, {
    id,
    receivedAt: at,
    channel: 'feed',
    sender: feedId,
    contentType,
    fileName: null,
    body,
    sha256,
    exercise: null,
  })
}

async function recordRecovery(tx: Queryable, feed: WatchedFeed, alarmSince: Instant, at: Instant): Promise<void> {
  await appendAudit(tx, {
    happenedAt: at,
    incidentId: null,
    actor: 'system',
    action: 'feed.recovered',
    subject: feed.id,
    detail: { name: feed.name, alarmSince },
    onceKey: `feed ${feed.id} recovered ${alarmSince}`,
  })
}
