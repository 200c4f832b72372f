import type { Instant } from '../domain/time/instant'
import type { ReportedFigures } from '../domain/alert/alert'
import { appendAudit } from './audit'
import type { Database } from './client'
import type { Queryable } from './transaction'
import { inTransaction, many, one } from './transaction'

export type NewSituationReport = {
  readonly id: string
  readonly incidentId: string
  readonly targetWorkflow: string
  readonly reportedAt: Instant
  readonly reportedBy: string
  readonly figures: ReportedFigures
  readonly comment: string | null
  readonly by: string
}

/** Keeps a situation report and its inbox entry. The same id again changes nothing; false when it belongs elsewhere. */
export async function keepSituationReport(db: Database, report: NewSituationReport): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO situation_reports (id, incident_id, reported_at, reported_by, figures, comment)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING`,
      [
        report.id,
        report.incidentId,
        report.reportedAt,
        report.reportedBy,
        JSON.stringify(report.figures),
        report.comment,
      ],
    )
    if (!rowCount) {
      const stands = await one<{ incident_id: string }>(tx, 'SELECT incident_id FROM situation_reports WHERE id = $1', [
        report.id,
      ])
      return stands?.incident_id === report.incidentId
    }
    await tx.query('INSERT INTO inbox (id, kind, target_workflow, payload, actor) VALUES ($1, $2, $3, $4, $5)', [
      report.id,
      'situation-report',
      report.targetWorkflow,
      JSON.stringify({ reportId: report.id }),
      report.by,
    ])
    await appendAudit(tx, {
      happenedAt: report.reportedAt,
      incidentId: report.incidentId,
      actor: report.by,
      action: 'situation-report.received',
      subject: report.id,
      detail: { reportedBy: report.reportedBy, figures: report.figures, comment: report.comment },
    })
    return true
  })
}

export type InboxOutcome = { readonly outcome: string; readonly detail: string }
export type KeptEntry = { readonly targetWorkflow: string; readonly outcome: InboxOutcome | null }

/** What became of a fact that was sent before under this id, unless it is new. */
export async function readKept(db: Database, id: string): Promise<KeptEntry | undefined> {
  return one<KeptEntry>(db.pool, 'SELECT target_workflow AS "targetWorkflow", outcome FROM inbox WHERE id = $1', [id])
}

/** Keeps a fact before anything else is done with it; the same id again is answered with what stands. */
export async function keepInInbox(
  db: Database,
  entry: {
    readonly id: string
    readonly kind: 'goods-received' | 'milestone'
    readonly targetWorkflow: string
    readonly payload: object
    readonly by: string
  },
): Promise<KeptEntry> {
  await db.pool.query(
    `INSERT INTO inbox (id, kind, target_workflow, payload, actor) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO NOTHING`,
    [entry.id, entry.kind, entry.targetWorkflow, JSON.stringify(entry.payload), entry.by],
  )
  const kept = await readKept(db, entry.id)
  return kept ?? { targetWorkflow: entry.targetWorkflow, outcome: null }
}

export type WaitingEntry = {
  readonly kind: string
  readonly targetWorkflow: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly actor: string
}

/** A fact that no workflow has yet; undefined when one has, or there is none. */
export async function readWaitingEntry(db: Queryable, id: string): Promise<WaitingEntry | undefined> {
  return one<WaitingEntry>(
    db,
    'SELECT kind, target_workflow AS "targetWorkflow", payload, actor FROM inbox WHERE id = $1 AND consumed_at IS NULL',
    [id],
  )
}

/** What nobody has taken yet, oldest first. */
export async function readWaiting(
  db: Queryable,
  table: 'alert_documents' | 'inbox',
  limit: number,
): Promise<readonly string[]> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT id FROM ${table} WHERE consumed_at IS NULL ORDER BY recorded_at LIMIT $1`,
    [limit],
  )
  return rows.map((row) => row.id)
}

/** Records that a workflow has the fact, or refused it and why; the first record stands. */
export async function writeHandedOn(tx: Queryable, id: string, outcome: InboxOutcome): Promise<void> {
  await tx.query(
    'UPDATE inbox SET consumed_at = clock_timestamp(), outcome = $2 WHERE id = $1 AND consumed_at IS NULL',
    [id, JSON.stringify(outcome)],
  )
}

export async function markHandedOn(db: Database, id: string, outcome: InboxOutcome): Promise<void> {
  await writeHandedOn(db.pool, id, outcome)
}

/** A situation report that an estimate has been made from. */
export async function markReportConsumed(tx: Queryable, reportId: string): Promise<void> {
  await tx.query('UPDATE situation_reports SET consumed_at = clock_timestamp() WHERE id = $1', [reportId])
}
