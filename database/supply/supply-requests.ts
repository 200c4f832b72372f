import type { PlanCauseKind } from '../../domain/response/plan-cause'
import type { RequestState } from '../../domain/supply/request'
import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import type { Queryable } from '../transaction'
import { inTransaction, one } from '../transaction'
import type { CauseTarget } from './plan-causes'
import { keepPlanCause } from './plan-causes'

export type NewRequest = {
  readonly id: string
  readonly incidentId: string
  readonly areaCode: string
  readonly depotId: string | null
  readonly itemCode: string
  readonly asked: number
  readonly lifeThreatening: boolean
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/**
 * Keeps a request; the same id again changes nothing. A life-threatening one counts as need at once: the id under which
 * its response hears of it, else null.
 */
export async function submitRequest(db: Database, request: NewRequest & CauseTarget): Promise<string | null> {
  return inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO supply_requests (id, incident_id, area_code, depot_id, item_code, asked, life_threatening, reason_asked, asked_by, asked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING`,
      [
        request.id,
        request.incidentId,
        request.areaCode,
        request.depotId,
        request.itemCode,
        request.asked,
        request.lifeThreatening,
        request.reason,
        request.by,
        request.at,
      ],
    )
    if (!rowCount) return null
    const { areaCode, itemCode, asked, lifeThreatening, reason } = request
    await tell(tx, request, 'supply-request.submitted', { areaCode, itemCode, asked, lifeThreatening, reason })
    return lifeThreatening ? cause(tx, request, 'request-submitted') : null
  })
}

export type RequestChange = CauseTarget & {
  readonly id: string
  /** States in which the change counts. */
  readonly from: readonly RequestState[]
  readonly to: RequestState
  readonly reason: string | null
  readonly by: string
  readonly at: Instant
}

/**
 * Decides a request: `approved` units are a ceiling. The id under which its response hears of it; null when its state does
 * not allow it any more.
 */
export async function decideRequest(
  db: Database,
  change: RequestChange & { readonly approved: number },
): Promise<string | null> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ incident_id: string }>(
      tx,
      `UPDATE supply_requests SET state = $3, approved = $4, reason_decided = $5, decided_by = $6, decided_at = $7
       WHERE id = $1 AND state = ANY ($2) RETURNING incident_id`,
      [change.id, change.from, change.to, change.approved, change.reason, change.by, change.at],
    )
    if (row === undefined) return null
    const { approved, reason } = change
    await tell(tx, { ...change, incidentId: row.incident_id }, `supply-request.${change.to}`, { approved, reason })
    return cause(tx, change, 'request-decided')
  })
}

/** It is not needed any more. The id under which its response hears of it; null when its state does not allow it. */
export async function withdrawRequest(db: Database, change: Omit<RequestChange, 'to'>): Promise<string | null> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ incident_id: string }>(
      tx,
      `UPDATE supply_requests SET state = 'withdrawn', reason_decided = $3 WHERE id = $1 AND state = ANY ($2) RETURNING incident_id`,
      [change.id, change.from, change.reason],
    )
    if (row === undefined) return null
    const { reason } = change
    await tell(tx, { ...change, incidentId: row.incident_id }, 'supply-request.withdrawn', { reason })
    return cause(tx, change, 'request-withdrawn')
  })
}

type Told = { readonly id: string; readonly incidentId: string; readonly by: string; readonly at: Instant }
async function tell(tx: Queryable, { id, incidentId, by, at }: Told, action: string, detail: object): Promise<void> {
  const entry = { happenedAt: at, incidentId, actor: by, action, subject: id, detail: { ...detail } }
  await appendAudit(tx, entry)
}

async function cause(
  tx: Queryable,
  { id: subject, targetWorkflow, by }: CauseTarget & { readonly id: string; readonly by: string },
  kind: PlanCauseKind,
): Promise<string> {
  const id = `${kind}/${subject}`
  await keepPlanCause(tx, { id, targetWorkflow, cause: { kind, subject, by } })
  return id
}
