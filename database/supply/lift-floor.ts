import { randomUUID } from 'node:crypto'
import type { Instant } from '../../domain/time/instant'
import { appendAudit } from '../audit'
import type { Database } from '../client'
import { inTransaction, one } from '../transaction'
import type { CauseTarget } from './plan-causes'
import { keepPlanCause } from './plan-causes'

export type NewLift = {
  readonly incidentId: string
  readonly depotId: string
  /** Null: all kinds of the depot. */
  readonly itemCode: string | null
  readonly reason: string
  readonly by: string
  readonly at: Instant
}

/** `told`: under which the response hears of it. */
export type Lifted = { readonly id: string; readonly told: string }

/** Lifts a floor for one incident; undefined when it is lifted already. */
export async function liftFloor(db: Database, lift: NewLift & CauseTarget): Promise<Lifted | undefined> {
  const { incidentId, depotId, itemCode, reason, by, at, targetWorkflow } = lift
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
    const told = `floor-lifted/${row.id}`
    const cause = { kind: 'floor-lifted' as const, subject: row.id, by }
    await keepPlanCause(tx, { id: told, targetWorkflow, cause })
    return { id: row.id, told }
  })
}

/**
 * The floor binds again for plans to come; what is ordered stays ordered. The id under which the response hears of it; null
 * when it was withdrawn before.
 */
export async function withdrawLift(
  db: Database,
  { id, reason, by, at, targetWorkflow }: Pick<NewLift, 'reason' | 'by' | 'at'> & CauseTarget & { readonly id: string },
): Promise<string | null> {
  return inTransaction(db.pool, async (tx) => {
    const row = await one<{ incidentId: string; depotId: string; itemCode: string | null }>(
      tx,
      `DELETE FROM floor_lifts WHERE id = $1 RETURNING incident_id AS "incidentId", depot_id AS "depotId", item_code AS "itemCode"`,
      [id],
    )
    if (row === undefined) return null
    const { incidentId, depotId, itemCode } = row
    await appendAudit(tx, {
      ...{ happenedAt: at, incidentId, actor: by, action: 'floor.lift-withdrawn', subject: id },
      detail: { depotId, itemCode, reason },
    })
    const told = `floor-lift-withdrawn/${id}`
    await keepPlanCause(tx, { id: told, targetWorkflow, cause: { kind: 'floor-lift-withdrawn', subject: id, by } })
    return told
  })
}
