import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import { many } from '../database/transaction'
import { provinceOf } from '../domain/geography/area'
import type { Instant } from '../domain/time/instant'
import { latest } from '../domain/time/instant'

/** Clocks that ended, and those that will slip as things stand now and were not known to. */
export type DeliverySettled = { stopped: string[]; slips: { deadlineId: string; predictedAt: Instant }[] }
type DeliveryRow = { id: string; rule: string; due_at: Date; predicted_at: Date | null; marked: boolean }
type GoodsRow = {
  status: string
  area_code: string
  depot_area: string
  expected_at: Date | null
  arrived_at: Date | null
}

/**
 * A delivery clock is met when all of the first batch in its scope has arrived and no more is to be released; else what is
 * expected last predicts whether it will be. Nothing in scope stops it with that reason.
 */
export async function settleDelivery(
  tx: PoolClient,
  incidentId: string,
  complete: boolean,
  now: Instant,
): Promise<DeliverySettled> {
  const clocks = await many<DeliveryRow>(
    tx,
    `SELECT d.id, d.rule, d.due_at, d.predicted_at, EXISTS (SELECT 1 FROM deadline_marks m WHERE m.deadline_id = d.id AND m.mark IN ('slip-predicted', 'breached')) AS marked
     FROM deadlines d WHERE d.incident_id = $1 AND d.rule LIKE 'first-batch%' AND d.met_at IS NULL AND d.stopped_at IS NULL FOR UPDATE OF d`,
    [incidentId],
  )
  const goods = await many<GoodsRow>(
    tx,
    `SELECT c.status, c.area_code, d.area_code AS depot_area, c.expected_at, c.arrived_at FROM consignments c JOIN depots d ON d.id = c.depot_id
     WHERE c.incident_id = $1 AND c.batch = 'first' AND c.status NOT IN ('cancelled', 'lost')`,
    [incidentId],
  )
  const result: DeliverySettled = {
    stopped: [],
    slips: [],
  }
  for (const clock of clocks) {
    const scope = goods.filter((each) => inScope(clock.rule, each))
    const open = scope.filter((each) => each.arrived_at === null)
    if (complete && open.length === 0) {
      const metAt = latest(scope.map((each) => each.arrived_at?.toISOString() ?? now)) ?? null
      await stopClocks(tx, incidentId, [clock.id], metAt, 'nothing-in-scope', now)
      result.stopped.push(clock.id)
    } else {
      const predictedAt = latest(open.map((each) => each.expected_at?.toISOString() ?? now)) ?? null
      await tx.query('UPDATE deadlines SET predicted_at = $2 WHERE id = $1', [clock.id, predictedAt])
      if (predictedAt !== null && predictedAt > clock.due_at.toISOString() && !clock.marked)
        result.slips.push({ deadlineId: clock.id, predictedAt })
    }
  }
  return result
}

/** Which consignments a delivery clock counts: all, or those from inside or outside the county's province. */
function inScope(rule: string, goods: GoodsRow): boolean {
  const inside = provinceOf(goods.area_code) === provinceOf(goods.depot_area)
  if (rule.startsWith('first-batch-inside')) return inside
  return rule.startsWith('first-batch-outside') ? !inside : true
}

export async function stopClocks(
  tx: PoolClient,
  incidentId: string,
  ids: readonly string[],
  metAt: Instant | null,
  reason: string,
  now: Instant,
): Promise<void> {
  for (const id of ids) {
    const { rowCount } = await tx.query(
      `UPDATE deadlines SET met_at = $2, stopped_at = CASE WHEN $2::timestamptz IS NULL THEN $3::timestamptz END, stop_reason = $4, predicted_at = NULL
       WHERE id = $1 AND met_at IS NULL AND stopped_at IS NULL`,
      [id, metAt, now, metAt === null ? reason : null],
    )
    if (rowCount === 0) continue
    const action = metAt === null ? 'clock.stopped' : 'clock.met'
    await appendAudit(tx, {
      happenedAt: now,
      incidentId,
      actor: 'system',
      action,
      subject: id,
      detail: { metAt, reason },
      onceKey: `stop ${id}`,
    })
  }
  await touchIncident(tx, incidentId)
}
