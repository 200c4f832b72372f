import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { insertDeadline, insertMark, readDeadline } from '../database/deadlines'
import { readOpenEscalations } from '../database/escalations'
import { touchIncident } from '../database/incidents'
import { inTransaction } from '../database/transaction'
import type { Instant } from '../domain/time/instant'
import { SIGNALS } from '../workflows/messages'
import { deadlineWatchId, escalationId } from '../workflows/workflow-ids'
import type { DeadlineActivities, FiredMark, MessageRef, NewDeadline } from './interfaces'
import { tellIfRunning } from './tell-if-running'
import { composeWarning } from './compose-mail'
import { settleDelivery, stopClocks } from './delivery-clocks'
import type { ActivityContext } from './ports'

/** The clocks of an incident: stored, marked, stopped, predicted; the watch is told of each change. */
export function createDeadlineActivities(context: ActivityContext): DeadlineActivities {
  const { pool } = context.database
  const tellWatch = (incidentId: string, signal: string, argument: unknown): Promise<void> =>
    tellIfRunning(context.workflows, deadlineWatchId(incidentId), signal, argument)
  return {
    async addDeadlines({ incidentId, deadlines, now }) {
      if (deadlines.length === 0) return
      await inTransaction(pool, async (tx) => {
        for (const deadline of deadlines) await startClock(tx, deadline, now)
      })
      await tellWatch(incidentId, SIGNALS.clocksAdded, { deadlines })
    },
    recordMarks: ({ incidentId, marks }) => inTransaction(pool, (tx) => recordMarks(tx, context, incidentId, marks)),
    async stopDeadlines({ incidentId, ids, metAt, reason, now }) {
      await inTransaction(pool, (tx) => stopClocks(tx, incidentId, ids, metAt, reason, now))
      await tellStopped(context, incidentId, ids)
    },
    async settleDelivery({ incidentId, complete, now }) {
      const settled = await inTransaction(pool, (tx) => settleDelivery(tx, incidentId, complete, now))
      if (settled.stopped.length > 0) await tellStopped(context, incidentId, settled.stopped)
      for (const slip of settled.slips) await tellWatch(incidentId, SIGNALS.clockPredicted, slip)
    },
    async reportSilence({ incidentId, deadline, facts, now }) {
      await inTransaction(pool, (tx) => startClock(tx, deadline, now, facts))
      await tellWatch(incidentId, SIGNALS.silenceReported, { deadline })
    },
  }
}

/** A stopped clock also ends the escalations that it started. */
async function tellStopped(context: ActivityContext, incidentId: string, ids: readonly string[]): Promise<void> {
  await tellIfRunning(context.workflows, deadlineWatchId(incidentId), SIGNALS.clockStopped, { ids })
  const open = await readOpenEscalations(context.database.pool, { deadlineIds: ids })
  for (const id of open) await tellIfRunning(context.workflows, escalationId(id), SIGNALS.escalationResolved)
}

async function startClock(
  tx: PoolClient,
  deadline: NewDeadline,
  now: Instant,
  facts: Record<string, unknown> = {},
): Promise<void> {
  if (!(await insertDeadline(tx, deadline))) return
  await appendAudit(tx, {
    happenedAt: now,
    incidentId: deadline.incidentId,
    actor: 'system',
    action: 'clock.started',
    subject: deadline.id,
    detail: { rule: deadline.rule, startsAt: deadline.startsAt, dueAt: deadline.dueAt, ...facts },
    onceKey: `clock ${deadline.id}`,
  })
}

/** Marks what is due on clocks that still run; each warning of a delivery clock makes one message to the duty officer. */
async function recordMarks(
  tx: PoolClient,
  context: ActivityContext,
  incidentId: string,
  marks: readonly FiredMark[],
): Promise<{ messages: readonly MessageRef[] }> {
  const messages: MessageRef[] = []
  for (const mark of marks) {
    const clock = await readDeadline(tx, mark.deadlineId)
    if (clock === undefined) continue
    const outcome = clock.overAt !== null && clock.overAt <= mark.plannedAt ? 'met-before' : mark.outcome
    await insertMark(tx, { ...mark, outcome })
    if (mark.mark.startsWith('warned') && outcome === 'fired' && clock.overAt === null)
      messages.push(...(await composeWarning(tx, context, incidentId, mark)))
    await appendAudit(tx, {
      happenedAt: mark.markedAt,
      incidentId,
      actor: 'system',
      action: `clock.${mark.mark}`,
      subject: mark.deadlineId,
      detail: { plannedAt: mark.plannedAt, outcome },
      onceKey: `mark ${mark.deadlineId} ${mark.mark}`,
    })
  }
  await touchIncident(tx, incidentId)
  return { messages }
}
