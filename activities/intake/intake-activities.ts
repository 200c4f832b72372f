import { lockIntake, markConsumed, readDocumentRow } from '../../database/alerts'
import { readNetwork } from '../../database/reference'
import { inTransaction, many } from '../../database/transaction'
import { readDocument } from '../../intake/read-document'
import { SIGNALS } from '../../workflows/messages'
import { incidentId as incidentWorkflowId } from '../../workflows/workflow-ids'
import type { IntakeActivities, IntakeOutcome, Opening, Revision } from '../interfaces'
import type { ActivityContext } from '../ports'
import { handOnEntry } from './hand-on'
import { openingOf } from './open-incident'
import { completeReviewed, startKept } from './reviewed-alert'
import type { Taking } from './take-alert'
import { review, stableId, takeAlert } from './take-alert'

export function createIntakeActivities(context: ActivityContext): IntakeActivities {
  const { pool } = context.database
  return {
    async receiveDocument({ documentId, realNow, clock }) {
      const network = await readNetwork(pool)
      return inTransaction(pool, async (tx) => {
        await lockIntake(tx)
        const document = await readDocumentRow(tx, documentId)
        const taking: Taking = { tx, context, network, document, realNow, clock }
        return document.consumed_at === null ? take(taking) : outcomeOf(taking)
      })
    },
    completeReviewedAlert: (input) => completeReviewed(context, input),
    startKeptAlert: (input) => startKept(context, input),
    async tellIncidentOfAlert({ incidentId, alertId, messageType }) {
      await context.workflows.signal(incidentWorkflowId(incidentId), SIGNALS.alertMessage, { alertId, messageType })
    },
    async findWaiting({ limit }) {
      const ids = async (table: 'alert_documents' | 'inbox'): Promise<string[]> => {
        const rows = await many<{ id: string }>(
          pool,
          `SELECT id FROM ${table} WHERE consumed_at IS NULL ORDER BY recorded_at LIMIT $1`,
          [limit],
        )
        return rows.map((row) => row.id)
      }
      return { documents: await ids('alert_documents'), inbox: await ids('inbox') }
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
    await review(taking, { id, alertId: null, kind: 'unreadable', partial: null, missing: [], reasons: read.reasons })
    await markConsumed(tx, document.id, 'unreadable')
    return { acts: [] }
  }
  const acts: (Opening | Revision)[] = []
  for (const [index, alert] of read.alerts.entries()) acts.push(...(await takeAlert(taking, alert, index)))
  await markConsumed(tx, document.id, 'read')
  return { acts }
}

/** What a document led to when it was taken before: a retry gives the same answer. */
async function outcomeOf({ tx, document }: Taking): Promise<IntakeOutcome> {
  const rows = await many<{ id: string; disposition: string; incident_id: string }>(
    tx,
    `SELECT id, disposition, incident_id FROM alerts WHERE document_id = $1 AND disposition IN ('started', 'revised', 'stood-down') ORDER BY id`,
    [document.id],
  )
  const acts: (Opening | Revision)[] = []
  for (const row of rows) {
    if (row.disposition === 'started') acts.push(await openingOf(tx, row.incident_id))
    else {
      const messageType = row.disposition === 'revised' ? ('update' as const) : ('cancel' as const)
      acts.push({ kind: 'revise', incidentId: row.incident_id, alertId: row.id, messageType })
    }
  }
  return { acts }
}
