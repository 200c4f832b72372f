import { ParentClosePolicy, proxyActivities, startChild } from '@temporalio/workflow'
import type { FeedActivities } from '../activities/interfaces'
import { currentClock, now, startClock } from './clock'
import { deliverMessage } from './deliver-message'
import { intakeDocument } from './intake'
import { startOnce } from './start-once'
import { intakeId, messageId } from './workflow-ids'

/** Feeds may be slow: no local activity. The next turn of the schedule comes soon, so it is not tried for ever. */
const feeds = proxyActivities<FeedActivities>({
  startToCloseTimeout: '45 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds', maximumAttempts: 5 },
})

/** One turn of a feed's schedule: asks the feed, hands on what it brought, and sends the mails of an alarm. */
export async function watchFeed({ feedId }: { feedId: string }): Promise<void> {
  startClock({ kind: 'real' })
  const poll = await feeds.pollFeed({ feedId, realNow: now() })
  for (const documentId of poll.documents) await takeIn(documentId)
  for (const message of poll.messages) await send(message.messageId)
  if (!poll.watched) await feeds.syncFeedSchedules({ gone: [feedId] })
}

/** Makes the schedules agree with the watches: after an officer's change, and now and then, should one have been missed. */
export async function syncFeeds(): Promise<void> {
  await feeds.syncFeedSchedules({ gone: [] })
}

async function takeIn(documentId: string): Promise<void> {
  await startOnce(() =>
    startChild(intakeDocument, {
      workflowId: intakeId(documentId),
      args: [{ documentId }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  )
}

async function send(id: string): Promise<void> {
  await startOnce(() =>
    startChild(deliverMessage, {
      workflowId: messageId(id),
      args: [{ messageId: id, clock: currentClock() }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  )
}
