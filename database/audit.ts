import { createHash } from 'node:crypto'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { atEnd, many, one, transactionOf } from './transaction'

export type AuditEntry = {
  readonly happenedAt: Instant
  readonly incidentId: string | null
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
  /** A retried activity appends once: the same key is answered with the entry that stands. */
  readonly onceKey?: string
}

const pending = new WeakMap<object, AuditEntry[]>()

/** Appends to the hash chain at the end of the transaction, since the chain's lock is held until the commit. */
export async function appendAudit(tx: Queryable, entry: AuditEntry): Promise<void> {
  const transaction = transactionOf(tx)
  if (transaction === undefined) return append(tx, [entry])
  const entries = [...(pending.get(transaction) ?? []), entry]
  pending.set(transaction, entries)
  await atEnd(tx, 'z audit', () => append(tx, entries))
}

/** All entries of a transaction in one statement, in order. */
async function append(tx: Queryable, entries: readonly AuditEntry[]): Promise<void> {
  const columns = (of: (entry: AuditEntry) => string | null): (string | null)[] => entries.map(of)
  await tx.query(
    `SELECT append_audit(at, incident, actor, action, subject, detail, once)
     FROM (SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[])
           WITH ORDINALITY AS entry (at, incident, actor, action, subject, detail, once, number) ORDER BY number) AS entries`,
    [
      columns((entry) => entry.happenedAt),
      columns((entry) => entry.incidentId),
      columns((entry) => entry.actor),
      columns((entry) => entry.action),
      columns((entry) => entry.subject),
      columns((entry) => JSON.stringify(entry.detail)),
      columns((entry) => entry.onceKey ?? null),
    ],
  )
}

export type Audited = Pick<AuditEntry, 'happenedAt' | 'actor' | 'action' | 'detail'>

/** What was done first under this key; undefined when nothing was. */
export async function audited(db: Queryable, onceKey: string): Promise<Audited | undefined> {
  const row = await one<Omit<Audited, 'happenedAt'> & { at: Date }>(
    db,
    'SELECT happened_at AS at, actor, action, detail FROM audit_log WHERE once_key = $1',
    [onceKey],
  )
  if (row === undefined) return undefined
  const { at, ...rest } = row
  return { ...rest, happenedAt: at.toISOString() }
}

type ChainRow = { seq: number | string; previous_hash: string; hash: string; line: string }

export type ChainCheck =
  | { readonly outcome: 'whole'; readonly entries: number; readonly lastHash: string }
  | { readonly outcome: 'broken'; readonly seq: number; readonly why: 'number' | 'previous-hash' | 'hash' }

const FIRST_PREVIOUS = '0'.repeat(64)

function checkRow(row: ChainRow & { readonly seq: number }, before: { seq: number; hash: string }): ChainCheck | null {
  if (row.seq !== before.seq + 1) return { outcome: 'broken', seq: before.seq + 1, why: 'number' }
  if (row.previous_hash !== before.hash) return { outcome: 'broken', seq: row.seq, why: 'previous-hash' }
  const hash = createHash('sha256').update(row.line, 'utf8').digest('hex')
  return hash === row.hash ? null : { outcome: 'broken', seq: row.seq, why: 'hash' }
}

/** Recomputes the whole chain in pages and names the first broken link. */
export async function verifyAudit(db: Queryable, pageSize = 5_000): Promise<ChainCheck> {
  let before = { seq: 0, hash: FIRST_PREVIOUS }
  for (;;) {
    const rows = await many<ChainRow>(
      db,
      `SELECT seq, previous_hash, hash,
              audit_line(previous_hash, seq, recorded_at, happened_at, incident_id, actor, action, subject, detail, once_key) AS line
       FROM audit_log WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [before.seq, pageSize],
    )
    for (const read of rows) {
      // a bigint comes as a number or as a text, as the client was set up
      const row = { ...read, seq: Number(read.seq) }
      const broken = checkRow(row, before)
      if (broken !== null) return broken
      before = row
    }
    if (rows.length < pageSize) return { outcome: 'whole', entries: before.seq, lastHash: before.hash }
  }
}
