import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import { inTransaction, many, one } from '../database/transaction'
import { provinceOf } from '../domain/geography/area'
import type { Instant } from '../domain/time/instant'
import { latest } from '../domain/time/instant'
import { SIGNALS } from '../workflows/messages'
import { deadlineWatchId, escalationId } from '../workflows/workflow-ids'
import type { DeadlineActivities, FiredMark, MessageRef, NewDeadline } from './interfaces'
import { isGone } from './messenger-errors'
import { composeWarning } from './compose-mail'
import type { ActivityContext } from './ports'

/** The clocks of an incident: stored, marked, stopped, predicted; the watch is told of each change. */
export function createDeadlineActivities(context: ActivityContext): DeadlineActivities {
  const { pool } = context.database
  const tellWatch = (incidentId: string, signal: string, argument: unknown): Promise<void> =>
    tell(context, deadlineWatchId(incidentId), signal, argument)
  return {
    async addDeadlines({ incidentId, deadlines, now }) {
      if (deadlines.length === 0) return
      await inTransaction(pool, async (tx) => {
        for (const deadline of deadlines) await insertDeadline(tx, deadline, now)
      })
      await tellWatch(incidentId, SIGNALS.clocksAdded, { deadlines })
    },
    recordMarks: ({ incidentId, marks }) => inTransaction(pool, (tx) => recordMarks(tx, context, incidentId, marks)),
    async stopDeadlines({ incidentId, ids, metAt, reason, now }) {
      await inTransaction(pool, (tx) => stop(tx, incidentId, ids, metAt, reason, now))
      await tellStopped(context, incidentId, ids)
    },
    async settleDelivery({ incidentId, complete, now }) {
      const settled = await inTransaction(pool, (tx) => settleDelivery(tx, incidentId, complete, now))
      if (settled.stopped.length > 0) await tellStopped(context, incidentId, settled.stopped)
      for (const slip of settled.slips) await tellWatch(incidentId, SIGNALS.clockPredicted, slip)
    },
    async reportSilence({ incidentId, deadline, facts, now }) {
      await inTransaction(pool, (tx) => insertDeadline(tx, deadline, now, facts))
      await tellWatch(incidentId, SIGNALS.silenceReported, { deadline })
    },
  }
}

async function tell(
  { workflows }: ActivityContext,
  workflowId: string,
  signal: string,
  argument?: unknown,
): Promise<void> {
  try {
    await workflows.signal(workflowId, signal, argument)
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** A stopped clock also ends the escalations that it started. */
async function tellStopped(context: ActivityContext, incidentId: string, ids: readonly string[]): Promise<void> {
  await tell(context, deadlineWatchId(incidentId), SIGNALS.clockStopped, { ids })
  const open = await many<{ id: string }>(
    context.database.pool,
    `SELECT id FROM escalations WHERE deadline_id = ANY ($1) AND state = 'open'`,
    [ids],
  )
  for (const { id } of open) await tell(context, escalationId(id), SIGNALS.escalationResolved)
}

async function insertDeadline(
  tx: PoolClient,
  deadline: NewDeadline,
  now: Instant,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const { rowCount } = await tx.query(
    `INSERT INTO deadlines (id, incident_id, rule, edition, subject, starts_at, due_at) VALUES ($1,$2,$3,$4,$5,$6,$7) ON CONFLICT (id) DO NOTHING`,
    [
      deadline.id,
      deadline.incidentId,
      deadline.rule,
      deadline.edition,
      deadline.subject,
      deadline.startsAt,
      deadline.dueAt,
    ],
  )
  if (rowCount === 0) return
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
    const running = await one<{ id: string; met_at: Date | null; stopped_at: Date | null }>(
      tx,
      'SELECT id, met_at, stopped_at FROM deadlines WHERE id = $1',
      [mark.deadlineId],
    )
    if (running === undefined) continue
    const over = running.met_at !== null || running.stopped_at !== null
    const outcome = over ? 'met-before' : mark.outcome
    await tx.query(
      'INSERT INTO deadline_marks (deadline_id, mark, planned_at, marked_at, outcome) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING',
      [mark.deadlineId, mark.mark, mark.plannedAt, mark.markedAt, outcome],
    )
    if (mark.mark.startsWith('warned') && outcome === 'fired')
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

async function stop(
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
async function settleDelivery(
  tx: PoolClient,
  incidentId: string,
  complete: boolean,
  now: Instant,
): Promise<{ stopped: string[]; slips: { deadlineId: string; predictedAt: Instant }[] }> {
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
  const result: { stopped: string[]; slips: { deadlineId: string; predictedAt: Instant }[] } = {
    stopped: [],
    slips: [],
  }
  for (const clock of clocks) {
    const scope = goods.filter((each) => inScope(clock.rule, each))
    const open = scope.filter((each) => each.arrived_at === null)
    if (complete && open.length === 0) {
      const metAt = latest(scope.map((each) => each.arrived_at?.toISOString() ?? now)) ?? null
      await stop(tx, incidentId, [clock.id], metAt, 'nothing-in-scope', now)
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
