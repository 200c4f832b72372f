import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

/** Whether an incident is open, or a document waits to become one. */
export async function isAnythingOpen(db: Queryable): Promise<boolean> {
  const open = await one(
    db,
    `SELECT 1 FROM incidents WHERE closed_at IS NULL UNION ALL SELECT 1 FROM alert_documents WHERE consumed_at IS NULL LIMIT 1`,
    [],
  )
  return open !== undefined
}

/** Whether anything has ever arrived. */
export async function isAnyDocumentKept(db: Queryable): Promise<boolean> {
  return (await one(db, 'SELECT 1 FROM alert_documents LIMIT 1', [])) !== undefined
}

export type IncidentSpan = { readonly id: string; readonly startedAt: Instant; readonly closedAt: Instant | null }

/** All incidents in the order in which they started. */
export async function readIncidentSpans(db: Queryable): Promise<IncidentSpan[]> {
  const rows = await many<{ id: string; started_at: Date; closed_at: Date | null }>(
    db,
    'SELECT id, started_at, closed_at FROM incidents ORDER BY started_at, id',
  )
  return rows.map((row) => ({
    id: row.id,
    startedAt: row.started_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }))
}
