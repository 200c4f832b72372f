import type { DeliveryClock } from '../domain/deadlines/delivery'
import type { Mark, MarkOutcome } from '../domain/deadlines/marks'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type StoredDeadline = {
  readonly id: string
  readonly incidentId: string
  readonly rule: string
  readonly edition: string
  readonly subject: string
  readonly startsAt: Instant
  readonly dueAt: Instant
}

/** Stores a clock; false when it is there already. */
export async function insertDeadline(tx: Queryable, deadline: StoredDeadline): Promise<boolean> {
  const { id, incidentId, rule, edition, subject, startsAt, dueAt } = deadline
  const { rowCount } = await tx.query(
    `INSERT INTO deadlines (id, incident_id, rule, edition, subject, starts_at, due_at) VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT (id) DO NOTHING`,
    [id, incidentId, rule, edition, subject, startsAt, dueAt],
  )
  return rowCount === 1
}

export type ClockFacts = {
  readonly rule: string
  readonly subject: string
  readonly dueAt: Instant
  readonly predictedAt: Instant | null
  /** When it was met or stopped. */
  readonly overAt: Instant | null
}
type ClockRow = { rule: string; subject: string; due_at: Date; predicted_at: Date | null; over_at: Date | null }

/** A clock as it stands; over when it was met or stopped. */
export async function readDeadline(db: Queryable, id: string): Promise<ClockFacts | undefined> {
  const row = await one<ClockRow>(
    db,
    `SELECT rule, subject, due_at, predicted_at, coalesce(met_at, stopped_at) AS over_at FROM deadlines WHERE id = $1`,
    [id],
  )
  if (row === undefined) return undefined
  const { rule, subject, due_at, predicted_at, over_at } = row
  return {
    rule,
    subject,
    dueAt: due_at.toISOString(),
    predictedAt: predicted_at?.toISOString() ?? null,
    overAt: over_at?.toISOString() ?? null,
  }
}

export type StoredMark = {
  readonly deadlineId: string
  readonly mark: Mark
  readonly plannedAt: Instant
  readonly markedAt: Instant
  readonly outcome: MarkOutcome | 'met-before'
}

/** Each mark of a clock once; the first stands. */
export async function insertMark(tx: Queryable, mark: StoredMark): Promise<void> {
  await tx.query(
    'INSERT INTO deadline_marks (deadline_id, mark, planned_at, marked_at, outcome) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING',
    [mark.deadlineId, mark.mark, mark.plannedAt, mark.markedAt, mark.outcome],
  )
}

type DeliveryRow = { id: string; rule: string; due_at: Date; marked: boolean }

/** The delivery clocks of an incident that still run, held until the transaction ends. */
export async function lockDeliveryClocks(
  tx: Queryable,
  incidentId: string,
): Promise<readonly (DeliveryClock & { readonly id: string })[]> {
  const rows = await many<DeliveryRow>(
    tx,
    `SELECT d.id, d.rule, d.due_at, EXISTS (SELECT 1 FROM deadline_marks m WHERE m.deadline_id = d.id AND m.mark IN ('slip-predicted', 'breached')) AS marked
     FROM deadlines d WHERE d.incident_id = $1 AND d.rule LIKE 'first-batch%' AND d.met_at IS NULL AND d.stopped_at IS NULL FOR UPDATE OF d`,
    [incidentId],
  )
  return rows.map((row) => ({ id: row.id, rule: row.rule, dueAt: row.due_at.toISOString(), isMarked: row.marked }))
}

export async function writePrediction(tx: Queryable, id: string, predictedAt: Instant | null): Promise<void> {
  await tx.query('UPDATE deadlines SET predicted_at = $2 WHERE id = $1', [id, predictedAt])
}

export type ClockEnd = { readonly metAt: Instant } | { readonly stoppedAt: Instant; readonly reason: string }

/** Ends a clock that still runs: met, or stopped with a reason; false when it has ended already. */
export async function endDeadline(tx: Queryable, id: string, end: ClockEnd): Promise<boolean> {
  const [metAt, stoppedAt, reason] = 'metAt' in end ? [end.metAt, null, null] : [null, end.stoppedAt, end.reason]
  const { rowCount } = await tx.query(
    `UPDATE deadlines SET met_at = $2, stopped_at = $3, stop_reason = $4, predicted_at = NULL
     WHERE id = $1 AND met_at IS NULL AND stopped_at IS NULL`,
    [id, metAt, stoppedAt, reason],
  )
  return rowCount === 1
}

/** Stops all clocks of an incident that still run. */
export async function stopDeadlinesOf(
  tx: Queryable,
  incidentId: string,
  { stoppedAt, reason }: { stoppedAt: Instant; reason: string },
): Promise<void> {
  await tx.query(
    `UPDATE deadlines SET stopped_at = $2, stop_reason = $3, predicted_at = NULL WHERE incident_id = $1 AND met_at IS NULL AND stopped_at IS NULL`,
    [incidentId, stoppedAt, reason],
  )
}
