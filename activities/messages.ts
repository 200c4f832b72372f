import { ApplicationFailure } from '@temporalio/common'
import { appendAudit } from '../database/audit'
import { inTransaction, one } from '../database/transaction'
import type { MailGateway } from '../gateways/mail'
import type { MessageActivities } from './interfaces'
import type { ActivityContext } from './ports'

type MessageRow = {
  message_id: string
  incident_id: string | null
  to_name: string
  to_address: string
  subject: string
  body_text: string
  body_html: string
  state: string
  queued_at: Date
  rung: number | null
}

/** Hands stored messages over. At least once, with one Message-ID: a second hand-over after a crash is counted (decision 15). */
export function createMessageActivities(
  { database: { pool } }: Pick<ActivityContext, 'database'>,
  mail: MailGateway,
): MessageActivities {
  return {
    async handOver({ messageId }) {
      const row = await one<MessageRow>(pool, 'SELECT * FROM messages WHERE id = $1', [messageId])
      if (row === undefined) throw ApplicationFailure.nonRetryable(`no message ${messageId}`, 'no-such-message')
      if (row.state === 'handed-over') return
      await pool.query('UPDATE messages SET hand_overs = hand_overs + 1 WHERE id = $1', [messageId])
      try {
        await mail.send({
          messageId: row.message_id,
          to: { name: row.to_name, address: row.to_address },
          subject: row.subject,
          text: row.body_text,
          html: row.body_html,
        })
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        await pool.query('UPDATE messages SET last_error = $2, hand_overs = hand_overs - 1 WHERE id = $1', [
          messageId,
          reason,
        ])
        throw error
      }
      await inTransaction(pool, async (tx) => {
        await tx.query(
          `UPDATE messages SET state = 'handed-over', handed_over_at = clock_timestamp(), last_error = NULL WHERE id = $1`,
          [messageId],
        )
        await appendAudit(tx, {
          happenedAt: row.queued_at.toISOString(),
          incidentId: row.incident_id,
          actor: 'system',
          action: 'message.handed-over',
          subject: messageId,
          detail: { to: row.to_address, messageId: row.message_id, rung: row.rung },
          onceKey: `message ${messageId}`,
        })
      })
    },
  }
}
