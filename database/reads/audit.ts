import type { Queryable } from '../transaction'
import { many, one } from '../transaction'

export type AuditRow = {
  readonly seq: number
  readonly recordedAt: Date
  readonly at: Date
  readonly incidentId: string | null
  readonly actor: string
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}

const columns = `seq, recorded_at AS "recordedAt", happened_at AS "at", incident_id AS "incidentId", actor, action, subject, detail`

/** Entries after a number, in order; of one incident when it is named. */
export async function readAudit(db: Queryable, which: { after: number; limit: number; incidentId?: string }) {
  return many<AuditRow>(
    db,
    `SELECT ${columns} FROM audit_log
     WHERE seq > $1 AND ($3::text IS NULL OR incident_id = $3) ORDER BY seq LIMIT $2`,
    [which.after, which.limit, which.incidentId ?? null],
  )
}

/** The newest entries of an incident, in order. */
export async function readNewestAudit(db: Queryable, incidentId: string, count: number): Promise<AuditRow[]> {
  const rows = await many<AuditRow>(
    db,
    `SELECT ${columns} FROM audit_log WHERE incident_id = $1 ORDER BY seq DESC LIMIT $2`,
    [incidentId, count],
  )
  return rows.reverse()
}

export async function lastAuditSeq(db: Queryable): Promise<number> {
  const row = await one<{ seq: number }>(db, 'SELECT coalesce(max(seq), 0)::int AS seq FROM audit_log', [])
  return row?.seq ?? 0
}
