import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import {
  insertEscalation,
  readEscalation,
  writeAcknowledged,
  writeResolved,
  writeRung,
  writeUnreachable,
} from '../database/escalations'
import { endTask, insertTasks, readOpenTasks } from '../database/tasks'
import { inTransaction } from '../database/transaction'
import { responsibleArea } from '../domain/geography/area'
import type { NewTask } from '../domain/response/task'
import type { Post } from '../domain/duty/post'
import { escalationId as escalationWorkflowId } from '../workflows/workflow-ids'
import { composeLetters } from './compose-mail'
import type { EscalationActivities } from './interfaces'
import type { ActivityContext } from './ports'
import { tellStandIns } from './tasks'

const letterCause = { 'slip-predicted': 'slip', breached: 'breached', silent: 'silent' } as const

/** The running escalation: its row, its steps, who acknowledged. */
export function createEscalationActivities(context: ActivityContext): EscalationActivities {
  const { pool } = context.database
  return {
    openEscalation: (input) =>
      inTransaction(pool, async (tx) => {
        await insertEscalation(tx, { ...input, id: input.escalationId })
        await touchIncident(tx, input.incidentId)
        await audit(tx, input.incidentId, input.openedAt, 'system', 'escalation.opened', input.escalationId, {
          cause: input.cause,
          deadlineId: input.deadlineId,
        })
        return { resolved: (await readEscalation(tx, input.escalationId)).isClockOver }
      }),
    async pageStep(input) {
      const paged = await inTransaction(pool, (tx) => page(tx, context, input))
      if (paged.task !== null) await tellStandIns(context, [paged.task], input.standIns)
      return { messages: paged.messages, resolved: paged.task === null }
    },
    recordUnreachable: ({ escalationId, incidentId, step, post, now }) =>
      inTransaction(pool, async (tx) => {
        await writeUnreachable(tx, escalationId, { step, post, at: now })
        await touchIncident(tx, incidentId)
        const entry = { happenedAt: now, incidentId, actor: 'system', subject: escalationId, detail: { step, post } }
        const onceKey = `unreachable ${escalationId} ${step}`
        await appendAudit(tx, { ...entry, action: 'escalation.unreachable', onceKey })
      }),
    recordAcknowledgement: ({ escalationId, incidentId, by, now }) =>
      inTransaction(pool, async (tx) => {
        await writeAcknowledged(tx, escalationId, by, now)
        await endOpenTasks(tx, escalationId, by, now, 'answered')
        await touchIncident(tx, incidentId)
        await audit(tx, incidentId, now, by, 'escalation.acknowledged', escalationId, {})
      }),
    recordResolution: ({ escalationId, incidentId, now }) =>
      inTransaction(pool, async (tx) => {
        await writeResolved(tx, escalationId, now)
        await endOpenTasks(tx, escalationId, 'system', now, 'withdrawn')
        await touchIncident(tx, incidentId)
        await audit(tx, incidentId, now, 'system', 'escalation.resolved', escalationId, {})
      }),
  }
}

type PageInput = Parameters<EscalationActivities['pageStep']>[0]

async function page(
  tx: PoolClient,
  context: ActivityContext,
  input: PageInput,
): Promise<{ messages: readonly { messageId: string }[]; task: NewTask | null }> {
  const running = await readEscalation(tx, input.escalationId)
  if (running.isClockOver || running.state !== 'open') return { messages: [], task: null }
  const { incidentId, step, post, now } = input
  await writeRung(tx, input.escalationId, step)
  const messages = await composeLetters(tx, context, {
    incidentId,
    escalationId: input.escalationId,
    step,
    post,
    deadlineId: running.deadlineId,
    cause: letterCause[running.cause],
    share: 0,
    now,
    nextStepAt: input.nextStepAt,
  })
  const taskId = `acknowledge:${input.escalationId}:${step}`
  await endOpenTasks(tx, input.escalationId, 'system', now, 'expired', taskId)
  const task: NewTask = {
    id: taskId,
    incidentId,
    kind: 'acknowledge',
    post: post as Post,
    areaCode: responsibleArea(running.areaCodes),
    workflowId: escalationWorkflowId(input.escalationId),
    subject: input.escalationId,
    facts: { cause: running.cause, deadlineId: running.deadlineId, step },
    openedAt: now,
    dueAt: input.nextStepAt,
    defaultAct: 'next-rung',
  }
  await insertTasks(tx, [task])
  await touchIncident(tx, incidentId)
  const detail = {
    step,
    post,
    messages: messages.length,
    skippedByOutage: input.skipped,
    nobodyOnPost: messages.length === 0,
  }
  await appendAudit(tx, {
    happenedAt: now,
    incidentId,
    actor: 'system',
    action: 'escalation.paged',
    subject: input.escalationId,
    detail,
    onceKey: `page ${input.escalationId} ${step}`,
  })
  return { messages, task }
}

/** Ends what is owed for an escalation; a step that is tried again does not expire its own task. */
async function endOpenTasks(
  tx: PoolClient,
  escalationId: string,
  by: string,
  now: string,
  state: 'answered' | 'expired' | 'withdrawn',
  except?: string,
): Promise<void> {
  const open = await readOpenTasks(tx, escalationId, 'acknowledge')
  for (const id of open) if (id !== except) await endTask(tx, { taskId: id, state, by, at: now, answer: {} })
}

async function audit(
  tx: PoolClient,
  incidentId: string,
  happenedAt: string,
  actor: string,
  action: string,
  subject: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await appendAudit(tx, { happenedAt, incidentId, actor, action, subject, detail, onceKey: `${action} ${subject}` })
}
