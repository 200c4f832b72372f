import type { Database } from '../client'
import { many, one } from '../transaction'

export type MailRow = {
  readonly id: number
  readonly messageId: string
  readonly incidentId: string | null
  readonly from: string
  readonly to: string[]
  readonly subject: string
  readonly bodyText: string
  readonly receivedAt: Date
}

const columns = `c.id, c.message_id AS "messageId", m.incident_id AS "incidentId", c.from_address AS "from",
  c.to_addresses AS "to", c.subject, c.body_text AS "bodyText", c.received_at AS "receivedAt"`
const from = 'FROM captured_mails c LEFT JOIN messages m ON m.message_id = c.message_id'

export type MailFilter = {
  readonly incidentId: string | null
  readonly after: number | null
  readonly before: number | null
  readonly limit: number
}

/** Captured mails, newest first, each with the incident that its message belongs to. */
export async function listCapturedMails(db: Database, { incidentId, after, before, limit }: MailFilter) {
  return many<MailRow>(
    db.pool,
    `SELECT ${columns} ${from}
     WHERE ($1::text IS NULL OR m.incident_id = $1) AND ($2::bigint IS NULL OR c.id > $2) AND ($3::bigint IS NULL OR c.id < $3)
     ORDER BY c.id DESC LIMIT $4`,
    [incidentId, after, before, limit],
  )
}

export async function readCapturedMail(db: Database, id: number) {
  return one<MailRow & { bodyHtml: string }>(
    db.pool,
    `SELECT ${columns}, c.body_html AS "bodyHtml" ${from} WHERE c.id = $1`,
    [id],
  )
}
