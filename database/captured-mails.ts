import type { Queryable } from './transaction'

export type NewCapturedMail = {
  readonly messageId: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly receivedAt: string
}

/** Keeps a mail that the embedded server of staging took in place of the world. */
export async function insertCapturedMail(db: Queryable, mail: NewCapturedMail): Promise<void> {
  await db.query(
    `INSERT INTO captured_mails (message_id, from_address, to_addresses, subject, body_text, body_html, received_at) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
    [mail.messageId, mail.from, mail.to, mail.subject, mail.text, mail.html, mail.receivedAt],
  )
  await db.query(`SELECT pg_notify('muster_mail', $1)`, [mail.messageId])
}
