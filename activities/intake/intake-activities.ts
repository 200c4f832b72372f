import { WorkflowNotFoundError } from '@temporalio/common'
import {
  lockIntake,
  markConsumed,
  readAnsweredReviews,
  readDocumentRow,
  reviewLateMessage,
} from '../../database/alerts'
import { isUnreadableKnown } from '../../database/feeds'
import { readWaiting } from '../../database/inbox'
import { readNetwork } from '../../database/reference'
import { inTransaction } from '../../database/transaction'
import type { ReviewReason } from '../../domain/alert/alert'
import { readDocument } from '../../intake/read-document'
import { SIGNALS } from '../../workflows/messages'
import { incidentId as incidentWorkflowId } from '../../workflows/workflow-ids'
import type { IntakeActivities, IntakeOutcome, Opening, Revision } from '../interfaces'
import type { ActivityContext } from '../ports'
import { actsOf } from './alert-acts'
import { handOnEntry } from './hand-on'
import { startKept } from './kept-alert'
import { splitIncident } from './split-incident'
import { completeReviewed } from './reviewed-alert'
import type { Taking } from './alert-record'
import { askForReview, stableId } from './alert-record'
import { takeAlert } from './take-alert'

export function createIntakeActivities(context: ActivityContext): IntakeActivities {
  const { pool } = context.database
  return {
    async receiveDocument({ documentId, realNow, clock }) {
      const network = await readNetwork(pool)
      return inTransaction(pool, async (tx) => {
        await lockIntake(tx)
        const document = await readDocumentRow(tx, documentId)
        const taking: Taking = { tx, context, network, document, realNow, clock }
        return document.consumed_at === null ? take(taking) : actsOf(tx, { documentId })
      })
    },
    completeReviewedAlert: (input) => completeReviewed(context, input),
    splitIncident: (input) => splitIncident(context, input),
    startKeptAlert: (input) => startKept(context, input),
    async tellIncidentOfAlert({ incidentId, alertId, messageType }) {
      try {
        await context.workflows.signal(incidentWorkflowId(incidentId), SIGNALS.alertMessage, { alertId, messageType })
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
        await inTransaction(pool, (tx) =>
          reviewLateMessage(tx, stableId('rev', `late ${alertId}`), alertId, incidentId),
        )
      }
    },
    async findWaiting({ limit }) {
      const documents = await readWaiting(pool, 'alert_documents', limit)
      const inbox = await readWaiting(pool, 'inbox', limit)
      return { documents, inbox, answered: await readAnsweredReviews(pool, limit) }
    },
    handOnInboxEntry: ({ entryId }) => handOnEntry(context, entryId),
  }
}

async function take(taking: Taking): Promise<IntakeOutcome> {
  const { tx, document } = taking
  const read = readDocument({
    body: document.body,
    contentType: document.content_type,
    fileName: document.file_name,
    receivedAt: document.received_at.toISOString(),
  })
  if (read.outcome === 'unreadable') {
    const id = stableId('rev', document.id)
    if (!(await isAskedAlready(taking, read.reasons)))
      await askForReview(taking, {
        id,
        alertId: null,
        kind: 'unreadable',
        partial: null,
        missing: [],
        reasons: read.reasons,
      })
    await markConsumed(tx, document.id, 'unreadable')
    return { acts: [] }
  }
  const acts: (Opening | Revision)[] = []
  for (const [index, alert] of read.alerts.entries()) acts.push(...(await takeAlert(taking, alert, index)))
  await markConsumed(tx, document.id, 'read')
  return { acts }
}

/** A feed that serves an error page serves a slightly different one each time: a person is asked once. */
async function isAskedAlready({ tx, document }: Taking, [reason]: readonly ReviewReason[]): Promise<boolean> {
  return document.channel === 'feed' && reason !== undefined && isUnreadableKnown(tx, document.sender, reason.key)
}
