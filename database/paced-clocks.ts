import type { ClockSegment } from '../domain/time/scenario-clock'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type PacedClock = {
  readonly incidentId: string
  readonly segments: readonly ClockSegment[]
  readonly seenAt: Instant
}

/** The clocks of exercises that still run. */
export async function readPacedClocks(db: Queryable): Promise<PacedClock[]> {
  const rows = await many<{ incident_id: string; segments: ClockSegment[]; seen_at: Date }>(
    db,
    `SELECT p.incident_id, p.segments, p.seen_at FROM paced_clocks p JOIN incidents i ON i.id = p.incident_id WHERE i.closed_at IS NULL ORDER BY 1`,
  )
  return rows.map((row) => ({ incidentId: row.incident_id, segments: row.segments, seenAt: row.seen_at.toISOString() }))
}

/** Notes that the stack runs; with `replace` the segments are replaced, which else are left as someone may have changed them meanwhile. */
export async function writePacedClock(
  db: Queryable,
  incidentId: string,
  segments: readonly ClockSegment[],
  seenAt: Instant,
  replace: boolean,
): Promise<void> {
  await db.query(
    'UPDATE paced_clocks SET seen_at = $2, segments = CASE WHEN $3 THEN $4::jsonb ELSE segments END WHERE incident_id = $1',
    [incidentId, seenAt, replace, JSON.stringify(segments)],
  )
}

/** The segments of an incident's clock; undefined when it is none of a paced one. */
export async function readSegments(db: Queryable, incidentId: string): Promise<readonly ClockSegment[] | undefined> {
  const row = await one<{ segments: ClockSegment[] }>(db, 'SELECT segments FROM paced_clocks WHERE incident_id = $1', [
    incidentId,
  ])
  return row?.segments
}
