import { randomUUID } from 'node:crypto'
import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import { inTransaction, one } from '../transaction'

export type NewLift = {
  readonly incidentId: string
  readonly depotId: string
  /** Null: all kinds of the depot. */
  readonly itemCode: string | null
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/** Lifts a floor for one incident; undefined when it is lifted already. */
export async function liftFloor(db: Database, lift: NewLift): Promise<string | undefined> {
  const { incidentId, depotId, itemCode, reason, by, at } = lift
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ id: string }>(
      tx,
      `INSERT INTO floor_lifts (id, incident_id, depot_id, item_code, by, reason, lifted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT floor_lift_once DO NOTHING RETURNING id`,
      [`lift_${randomUUID()}`, incidentId, depotId, itemCode, by, reason, at],
    )
    if (row === undefined) return undefined
    await appendAudit(tx, {
      ...{ happenedAt: at, incidentId, actor: by, action: 'floor.lifted', subject: row.id },
      detail: { depotId, itemCode, reason },
    })
    return row.id
  })
}

/** The floor binds again for plans to come; what is ordered stays ordered. False when it was withdrawn before. */
export async function withdrawLift(
  db: Database,
  { id, reason, by, at }: { readonly id: string; readonly reason: string; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ incidentId: string; depotId: string; itemCode: string | null }>(
      tx,
      `DELETE FROM floor_lifts WHERE id = $1 RETURNING incident_id AS "incidentId", depot_id AS "depotId", item_code AS "itemCode"`,
      [id],
    )
    if (row === undefined) return false
    const { incidentId, depotId, itemCode } = row
    await appendAudit(tx, {
      ...{ happenedAt: at, incidentId, actor: by, action: 'floor.lift-withdrawn', subject: id },
      detail: { depotId, itemCode, reason },
    })
    return true
  })
}
