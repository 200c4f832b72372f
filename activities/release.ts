import type { PoolClient } from 'pg'
import type { Audited } from '../database/audit'
import { appendAudit, audited } from '../database/audit'
import { readIncident, touchIncident } from '../database/incidents'
import type { PlannedLine } from '../database/plans'
import { readPlanLines } from '../database/plans'
import { insertApproval, insertReleaseOrder, isReleased, writePaper } from '../database/releases'
import { endTask, insertTasks } from '../database/tasks'
import { inTransaction } from '../database/transaction'
import type { NewTask } from '../domain/response/task'
import { orderTaskId } from '../domain/response/task'
import type { Instant } from '../domain/time/instant'
import type { BatchAct } from '../workflows/messages'
import type { OrderedConsignment, Release, ReleaseActivities } from './goods-interfaces'
import { consignmentId as consignmentWorkflowId } from '../workflows/workflow-ids'
import { countersignTasks } from './movement-notices'
import { orderedOf, writeConsignments } from './ordered-consignments'
import type { ActivityContext } from './ports'
import { reservePlan } from './reserve-plan'
import { tellStandIns } from './tasks'

type Asked = Parameters<ReleaseActivities['releaseBatch']>[0]

/** Approval, then two papers and the reservation in one transaction that can't oversell. */
export function createReleaseActivities(context: ActivityContext): ReleaseActivities {
  const { pool } = context.database
  return {
    recordBatchAct: ({ incidentId, act, now, byDefault }) =>
      inTransaction(pool, (tx) => recordAct(tx, incidentId, act, now, byDefault)),
    async releaseBatch(input) {
      const { released, tasks } = await inTransaction(pool, (tx) => release(tx, input))
      await tellStandIns(context, tasks, input.standIns)
      return released
    },
    recordPaper: ({ incidentId, releaseOrderId, by, now }) =>
      inTransaction(pool, async (tx) => {
        await writePaper(tx, releaseOrderId, now)
        await endTask(tx, { taskId: `paper:${releaseOrderId}`, state: 'answered', by, at: now, answer: {} })
        const entry = {
          happenedAt: now,
          incidentId,
          actor: by,
          action: 'order.paper',
          subject: releaseOrderId,
          detail: {},
        }
        await appendAudit(tx, { ...entry, onceKey: `paper ${releaseOrderId}` })
      }),
  }
}

async function recordAct(
  tx: PoolClient,
  incidentId: string,
  act: BatchAct,
  now: Instant,
  byDefault: boolean,
): Promise<BatchAct> {
  const onceKey = approvalKey(act)
  const stands = await audited(tx, onceKey)
  if (stands !== undefined) return actOf(act, stands)
  const decision = byDefault ? 'approved-by-default' : decided[act.decision]
  const { planId, batch, by, reason: comment = null } = act
  await insertApproval(tx, { incidentId, planId, batch, decision, by, comment, decidedAt: now })
  const end = byDefault ? ('expired' as const) : ('answered' as const)
  await endTask(tx, { taskId: `${act.batch}:${act.planId}`, state: end, by: act.by, at: now, answer: { decision } })
  await touchIncident(tx, incidentId)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: act.by,
    action: `plan.${decision}`,
    subject: act.planId,
    detail: {
      batch: act.batch,
      reason: act.reason ?? null,
      changes: act.changes ?? [],
      byTelephone: act.byTelephone ?? false,
    },
    onceKey,
  })
  return act
}

const approvalKey = ({ planId, batch }: Pick<BatchAct, 'planId' | 'batch'>): string => `approval ${planId} ${batch}`

const decided = { approve: 'approved', change: 'changed', veto: 'vetoed' } as const

type RecordedAct = { readonly reason: string | null; readonly changes: BatchAct['changes']; byTelephone?: boolean }

/** The act that an earlier try recorded. */
function actOf({ planId, batch }: BatchAct, { actor, action, detail }: Audited): BatchAct {
  const { reason, changes = [], byTelephone = false } = detail as RecordedAct
  const decision = action === 'plan.vetoed' ? 'veto' : action === 'plan.changed' ? 'change' : 'approve'
  return {
    ...{ planId, batch, decision, byTelephone, by: actor },
    ...(reason !== null && { reason }),
    ...(decision === 'change' && { changes }),
  }
}

/** What is released is what is on record as decided: a batch on record as vetoed is not, and counts as short. */
async function release(tx: PoolClient, asked: Asked): Promise<Released> {
  const { planId, batch } = asked
  const stands = await audited(tx, approvalKey(asked))
  if (stands === undefined) return releaseAs(tx, asked)
  const { decision, by, changes = null } = actOf({ planId, batch, decision: 'approve', by: asked.by }, stands)
  if (decision !== 'veto') return releaseAs(tx, { ...asked, by, changes })
  return { released: { releaseOrderId: `order-${planId}-${batch}`, consignments: [], short: true }, tasks: [] }
}

async function releaseAs(tx: PoolClient, input: Asked): Promise<Released> {
  const { incidentId, planId, batch, now, by } = input
  const orderId = `order-${planId}-${batch}`
  const lines = withChanges(await readPlanLines(tx, planId, batch), input.changes)
  const asked = unitsOf(lines)
  if (await isReleased(tx, orderId)) return releasedAs(tx, input, orderId, asked)
  const granted = await reservePlan(tx, { orderId, incidentId, by, now }, lines)
  await insertReleaseOrder(tx, {
    id: orderId,
    incidentId,
    planId,
    batch,
    by,
    orderedAt: now,
    byTelephone: input.byTelephone,
    paperDueAt: input.paperDueAt,
    paperAt: input.byTelephone ? null : now,
  })
  await writeConsignments(tx, input, orderId, granted)
  const done = await releasedAs(tx, input, orderId, asked)
  await insertTasks(tx, done.tasks)
  await touchIncident(tx, incidentId)
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: by,
    action: 'order.released',
    subject: orderId,
    detail: { batch, planId, lines: granted.length, units: unitsOf(granted), asked, byTelephone: input.byTelephone },
    onceKey: `release ${orderId}`,
  })
  return done
}

const unitsOf = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((sum, line) => sum + line.quantity, 0)

type Released = { readonly released: Release; readonly tasks: readonly NewTask[] }

/** The order as it stands and what is owed after it, the same however often it is asked for. */
async function releasedAs(tx: PoolClient, input: Asked, orderId: string, asked: number): Promise<Released> {
  const consignments = await orderedOf(tx, orderId)
  const { area_codes: areaCodes } = await readIncident(tx, input.incidentId)
  const countersign = countersignTasks({ incidentId: input.incidentId, areaCodes, orderId }, consignments)
  return {
    released: {
      releaseOrderId: orderId,
      consignments,
      short: unitsOf(consignments.flatMap((each) => each.lines)) < asked,
    },
    tasks: [...orderTasks(consignments, input), ...countersign],
  }
}

/** Each order lies before its depot's keeper with the order itself. */
function orderTasks(ordered: readonly OrderedConsignment[], input: Asked): NewTask[] {
  return ordered.map((each) => ({
    id: orderTaskId(each.consignmentId),
    incidentId: input.incidentId,
    kind: 'answer-order',
    post: 'depot-keeper',
    areaCode: each.areaCode,
    depotId: each.depotId,
    workflowId: consignmentWorkflowId(each.consignmentId),
    subject: each.consignmentId,
    facts: { lines: each.lines },
    openedAt: each.orderedAt,
    dueAt: input.keeperAnswerDueAt,
  }))
}

/** An officer may lower or drop lines; never above what was planned. */
function withChanges(lines: readonly PlannedLine[], changes: BatchAct['changes'] | null): readonly PlannedLine[] {
  const changed = new Map((changes ?? []).map((each) => [each.lineId, each.quantity]))
  return lines
    .map((line) => ({ ...line, quantity: Math.min(line.quantity, Math.max(0, changed.get(line.id) ?? line.quantity)) }))
    .filter((line) => line.quantity > 0)
}
