import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import { inTransaction } from '../transaction'

export type Inspection = {
  readonly depotId: string
  /** `YYYY-MM-DD` in Beijing. */
  readonly inspectedOn: string
  readonly findings: string | null
  readonly actor: string
  readonly at: Instant
}

/** The goods of a depot were looked at; an older day than the one on record is kept in the audit only. */
export async function recordInspection(db: Database, inspection: Inspection): Promise<void> {
  const { depotId, inspectedOn, findings, actor, at } = inspection
  await inTransaction(db.pool, async (tx) => {
    await tx.query('UPDATE depots SET inspected_at = greatest(inspected_at, $2::date) WHERE id = $1', [
      depotId,
      inspectedOn,
    ])
    await appendAudit(tx, {
      happenedAt: at,
      incidentId: null,
      actor,
      action: 'depot.inspected',
      subject: depotId,
      detail: { inspectedOn, findings },
    })
  })
}
