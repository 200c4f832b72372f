import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type NewMail = {
  readonly id: string
  /** None of these for a mail that belongs to no incident. */
  readonly incidentId?: string
  readonly escalationId?: string
  readonly rung?: number
  readonly post: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly queuedAt: Instant
}

/** Stores a mail to be handed over; the same id is stored once. */
export async function insertMail(tx: Queryable, mail: NewMail): Promise<void> {
  await tx.query(
    `INSERT INTO messages (id, incident_id, escalation_id, rung, channel, post, to_name, to_address, subject, body_text, body_html, message_id, queued_at)
     VALUES ($1,$2,$3,$4,'mail',$5,$6,$7,$8,$9,$10,$11,$12) ON CONFLICT (id) DO NOTHING`,
    [
      mail.id,
      mail.incidentId ?? null,
      mail.escalationId ?? null,
      mail.rung ?? null,
      mail.post,
      mail.to.name,
      mail.to.address,
      mail.subject,
      mail.text,
      mail.html,
      mail.messageId,
      mail.queuedAt,
    ],
  )
}

/** Mails of one alarm that have not been handed over yet. */
export async function readQueuedMails(db: Queryable, idPrefix: string): Promise<readonly string[]> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT id FROM messages WHERE starts_with(id, $1) AND state = 'queued' ORDER BY id`,
    [idPrefix],
  )
  return rows.map((row) => row.id)
}

export type StoredMail = {
  readonly incidentId: string | null
  readonly escalationId: string | null
  readonly rung: number | null
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly queuedAt: Instant
  readonly isHandedOver: boolean
  /** The channel refused it for good. */
  readonly isFailed: boolean
}
type MailRow = {
  incident_id: string | null
  escalation_id: string | null
  rung: number | null
  to_name: string
  to_address: string
  subject: string
  body_text: string
  body_html: string
  message_id: string
  queued_at: Date
  state: string
}

export async function readMail(db: Queryable, id: string): Promise<StoredMail | undefined> {
  const row = await one<MailRow>(
    db,
    `SELECT incident_id, escalation_id, rung, to_name, to_address, subject, body_text, body_html, message_id, queued_at, state FROM messages WHERE id = $1`,
    [id],
  )
  if (row === undefined) return undefined
  return {
    incidentId: row.incident_id,
    escalationId: row.escalation_id,
    rung: row.rung,
    to: { name: row.to_name, address: row.to_address },
    subject: row.subject,
    text: row.body_text,
    html: row.body_html,
    messageId: row.message_id,
    queuedAt: row.queued_at.toISOString(),
    isHandedOver: row.state === 'handed-over',
    isFailed: row.state === 'failed',
  }
}

/** Counted before it is tried, so that a hand-over which a crash hides is known. */
export async function countHandOver(db: Queryable, id: string): Promise<void> {
  await db.query('UPDATE messages SET hand_overs = hand_overs + 1 WHERE id = $1', [id])
}

/** The server refused, so that hand-over does not count. */
export async function writeRefused(db: Queryable, id: string, reason: string): Promise<void> {
  await db.query('UPDATE messages SET last_error = $2, hand_overs = hand_overs - 1 WHERE id = $1', [id, reason])
}

export async function writeHandedOver(tx: Queryable, id: string): Promise<void> {
  await tx.query(
    `UPDATE messages SET state = 'handed-over', handed_over_at = clock_timestamp(), last_error = NULL WHERE id = $1`,
    [id],
  )
}

/** The channel refused the message for good. */
export async function writeFailed(tx: Queryable, messageId: string): Promise<void> {
  await tx.query(`UPDATE messages SET state = 'failed' WHERE id = $1 AND state = 'queued'`, [messageId])
}
