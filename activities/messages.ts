import { ApplicationFailure } from '@temporalio/common'
import { appendAudit } from '../database/audit'
import { countHandOver, readMail, writeFailed, writeHandedOver, writeRefused } from '../database/messages'
import { inTransaction } from '../database/transaction'
import type { MailGateway } from '../gateways/mail'
import { SIGNALS } from '../workflows/messages'
import { escalationId } from '../workflows/workflow-ids'
import type { MessageActivities } from './interfaces'
import type { ActivityContext, WorkflowMessenger } from './ports'
import { tellIfRunning } from './tell-if-running'

/** Hands stored messages over. At least once, with one Message-ID: a second hand-over after a crash is counted (decision 15). */
export function createMessageActivities(
  { database: { pool }, workflows }: Pick<ActivityContext, 'database' | 'workflows'>,
  mail: MailGateway,
): MessageActivities {
  return {
    async handOver({ messageId }) {
      const stored = await readMail(pool, messageId)
      if (stored === undefined) throw ApplicationFailure.nonRetryable(`no message ${messageId}`, 'no-such-message')
      if (stored.isHandedOver) return
      if (stored.isFailed) return tellLadder(workflows, stored.escalationId, messageId)
      await countHandOver(pool, messageId)
      try {
        const { to, subject, text, html } = stored
        await mail.send({ messageId: stored.messageId, to, subject, text, html })
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        await writeRefused(pool, messageId, reason)
        if (!isRefusedForGood(error)) throw error
        await recordFailure(pool, stored, messageId, reason)
        return tellLadder(workflows, stored.escalationId, messageId)
      }
      await inTransaction(pool, async (tx) => {
        await writeHandedOver(tx, messageId)
        await appendAudit(tx, {
          happenedAt: stored.queuedAt,
          incidentId: stored.incidentId,
          actor: 'system',
          action: 'message.handed-over',
          subject: messageId,
          detail: { to: stored.to.address, messageId: stored.messageId, rung: stored.rung },
          onceKey: `message ${messageId}`,
        })
      })
    },
  }
}

/** A 5xx of the mail server is its last word (no such mailbox, say): trying again can't help. */
function isRefusedForGood(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined
  return typeof code === 'number' && code >= 500
}

/** The ladder that sent it need not wait for an answer. */
async function tellLadder(workflows: WorkflowMessenger, escalation: string | null, messageId: string): Promise<void> {
  if (escalation === null) return
  await tellIfRunning(workflows, escalationId(escalation), SIGNALS.messageRefused, { messageId })
}

async function recordFailure(
  pool: ActivityContext['database']['pool'],
  stored: { queuedAt: string; incidentId: string | null; to: { address: string } },
  messageId: string,
  reason: string,
): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await writeFailed(tx, messageId)
    await appendAudit(tx, {
      happenedAt: stored.queuedAt,
      incidentId: stored.incidentId,
      actor: 'system',
      action: 'message.failed',
      subject: messageId,
      detail: { to: stored.to.address, reason },
      onceKey: `message ${messageId} failed`,
    })
  })
}
