import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { readFirstBatch } from '../database/consignments'
import { endDeadline, lockDeliveryClocks, writePrediction } from '../database/deadlines'
import { touchIncident } from '../database/incidents'
import { judgeDelivery } from '../domain/deadlines/delivery'
import type { Instant } from '../domain/time/instant'

/** Clocks that ended, and those that will slip as things stand now and were not known to. */
export type DeliverySettled = { stopped: string[]; slips: { deadlineId: string; predictedAt: Instant }[] }

/** Ends the delivery clocks that are met or have nothing in scope, and writes what is predicted for the others. */
export async function settleDelivery(
  tx: PoolClient,
  incidentId: string,
  isComplete: boolean,
  now: Instant,
): Promise<DeliverySettled> {
  const clocks = await lockDeliveryClocks(tx, incidentId)
  const goods = await readFirstBatch(tx, incidentId)
  const settled: DeliverySettled = { stopped: [], slips: [] }
  for (const clock of clocks) {
    const state = judgeDelivery(clock, goods, isComplete, now)
    if (state.kind === 'running') {
      await writePrediction(tx, clock.id, state.predictedAt)
      if (state.isSlipNews && state.predictedAt !== null)
        settled.slips.push({ deadlineId: clock.id, predictedAt: state.predictedAt })
    } else {
      const metAt = state.kind === 'met' ? state.metAt : null
      await stopClocks(tx, incidentId, [clock.id], metAt, 'nothing-in-scope', now)
      settled.stopped.push(clock.id)
    }
  }
  return settled
}

/** Ends clocks: met at an instant, or stopped now with the reason. */
export async function stopClocks(
  tx: PoolClient,
  incidentId: string,
  ids: readonly string[],
  metAt: Instant | null,
  reason: string,
  now: Instant,
): Promise<void> {
  for (const id of ids) {
    if (!(await endDeadline(tx, id, metAt === null ? { stoppedAt: now, reason } : { metAt }))) continue
    await appendAudit(tx, {
      happenedAt: now,
      incidentId,
      actor: 'system',
      action: metAt === null ? 'clock.stopped' : 'clock.met',
      subject: id,
      detail: { metAt, reason },
      onceKey: `stop ${id}`,
    })
  }
  await touchIncident(tx, incidentId)
}
