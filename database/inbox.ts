import type { Instant } from '../domain/time/instant'
import type { ReportedFigures } from '../domain/alert/alert'
import { appendAudit } from './audit'
import type { Database } from './client'
import { inTransaction, one } from './transaction'

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

/** Records that a workflow has the fact, or refused it and why; the first record stands. */
export async function markHandedOn(db: Database, id: string, outcome: InboxOutcome): Promise<void> {
  await db.pool.query(
    'UPDATE inbox SET consumed_at = clock_timestamp(), outcome = $2 WHERE id = $1 AND consumed_at IS NULL',
    [id, JSON.stringify(outcome)],
  )
}
