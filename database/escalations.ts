import type { AreaCode } from '../domain/geography/area'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type EscalationCause = 'slip-predicted' | 'breached' | 'silent'
export type NewEscalation = {
  readonly id: string
  readonly incidentId: string
  readonly deadlineId: string
  readonly cause: EscalationCause
  readonly openedAt: Instant
}

/** Opens an escalation; one that is there already stays as it is. */
export async function insertEscalation(tx: Queryable, escalation: NewEscalation): Promise<void> {
  const { id, incidentId, deadlineId, cause, openedAt } = escalation
  await tx.query(
    `INSERT INTO escalations (id, incident_id, deadline_id, cause, facts, opened_at) VALUES ($1,$2,$3,$4,'{}',$5) ON CONFLICT (id) DO NOTHING`,
    [id, incidentId, deadlineId, cause, openedAt],
  )
}

export type RunningEscalation = {
  readonly deadlineId: string
  readonly cause: EscalationCause
  readonly state: 'open' | 'acknowledged' | 'resolved'
  /** Its clock was met or stopped: nobody need be told any more. */
  readonly isClockOver: boolean
  readonly areaCodes: readonly AreaCode[]
}

export async function readEscalation(db: Queryable, id: string): Promise<RunningEscalation> {
  const row = await one<RunningEscalation>(
    db,
    `SELECT e.deadline_id AS "deadlineId", e.cause, e.state, d.met_at IS NOT NULL OR d.stopped_at IS NOT NULL AS "isClockOver", i.area_codes AS "areaCodes"
     FROM escalations e JOIN deadlines d ON d.id = e.deadline_id JOIN incidents i ON i.id = e.incident_id WHERE e.id = $1`,
    [id],
  )
  if (row === undefined) throw new Error(`no escalation ${id}`)
  return row
}

export async function writeRung(tx: Queryable, id: string, rung: number): Promise<void> {
  await tx.query('UPDATE escalations SET rung = $2 WHERE id = $1', [id, rung])
}

/** A step whose mails were all refused for good stays on record; the same step once. */
export async function writeUnreachable(
  tx: Queryable,
  id: string,
  step: { readonly step: number; readonly post: string; readonly at: Instant },
): Promise<void> {
  await tx.query(
    `UPDATE escalations SET facts = jsonb_set(facts, '{unreachable}', coalesce(facts -> 'unreachable', '[]') || jsonb_build_array($2::jsonb))
     WHERE id = $1 AND NOT coalesce(facts -> 'unreachable', '[]') @> jsonb_build_array(jsonb_build_object('step', $3::int))`,
    [id, JSON.stringify(step), step.step],
  )
}

/** The first answer to an open escalation stands. */
export async function writeAcknowledged(tx: Queryable, id: string, by: string, at: Instant): Promise<void> {
  await tx.query(
    `UPDATE escalations SET state = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3 WHERE id = $1 AND state = 'open'`,
    [id, by, at],
  )
}

export async function writeResolved(tx: Queryable, id: string, at: Instant): Promise<void> {
  await tx.query(`UPDATE escalations SET state = 'resolved', resolved_at = $2 WHERE id = $1 AND state = 'open'`, [
    id,
    at,
  ])
}

/** The open escalations of an incident, or of some clocks. */
export async function readOpenEscalations(
  db: Queryable,
  which: { incidentId: string } | { deadlineIds: readonly string[] },
): Promise<string[]> {
  const [where, value] =
    'incidentId' in which ? ['incident_id = $1', which.incidentId] : ['deadline_id = ANY ($1)', which.deadlineIds]
  const rows = await many<{ id: string }>(db, `SELECT id FROM escalations WHERE ${where} AND state = 'open'`, [value])
  return rows.map((row) => row.id)
}
