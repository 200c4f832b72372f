import type { PoolClient } from 'pg'
import { appendAudit } from '../database/audit'
import { touchIncident } from '../database/incidents'
import { endTask, insertTasks } from '../database/tasks'
import { inTransaction, one } from '../database/transaction'
import type { NewTask } from '../domain/response/task'
import type { Post } from '../domain/duty/post'
import { escalationId as escalationWorkflowId } from '../workflows/workflow-ids'
import { composeLetters } from './compose-mail'
import type { EscalationActivities } from './interfaces'
import { responsibleArea } from './intake/open-incident'
import type { ActivityContext } from './ports'
import { tellStandIns } from './tasks'

const letterCause = { 'slip-predicted': 'slip', breached: 'breached', silent: 'silent' } as const
type EscalationRow = {
  id: string
  deadline_id: string
  cause: keyof typeof letterCause
  state: string
  met: boolean
  area_codes: string[]
}

const SELECT = `SELECT e.id, e.deadline_id, e.cause, e.state, d.met_at IS NOT NULL OR d.stopped_at IS NOT NULL AS met, i.area_codes
  FROM escalations e JOIN deadlines d ON d.id = e.deadline_id JOIN incidents i ON i.id = e.incident_id WHERE e.id = $1`

/** The running escalation: its row, its steps, who acknowledged. */
export function createEscalationActivities(context: ActivityContext): EscalationActivities {
  const { pool } = context.database
  return {
    openEscalation: (input) =>
      inTransaction(pool, async (tx) => {
        await tx.query(
          `INSERT INTO escalations (id, incident_id, deadline_id, cause, facts, opened_at) VALUES ($1,$2,$3,$4,'{}',$5) ON CONFLICT (id) DO NOTHING`,
          [input.escalationId, input.incidentId, input.deadlineId, input.cause, input.openedAt],
        )
        await touchIncident(tx, input.incidentId)
        await audit(tx, input.incidentId, input.openedAt, 'system', 'escalation.opened', input.escalationId, {
          cause: input.cause,
          deadlineId: input.deadlineId,
        })
        return { resolved: (await readEscalation(tx, input.escalationId)).met }
      }),
    async pageStep(input) {
      const paged = await inTransaction(pool, (tx) => page(tx, context, input))
      if (paged.task !== null) await tellStandIns(context, [paged.task], input.standIns)
      return { messages: paged.messages, resolved: paged.task === null }
    },
    recordAcknowledgement: ({ escalationId, incidentId, by, now }) =>
      inTransaction(pool, async (tx) => {
        await tx.query(
          `UPDATE escalations SET state = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3 WHERE id = $1 AND state = 'open'`,
          [escalationId, by, now],
        )
        await endOpenTasks(tx, escalationId, by, now, 'answered')
        await touchIncident(tx, incidentId)
        await audit(tx, incidentId, now, by, 'escalation.acknowledged', escalationId, {})
      }),
    recordResolution: ({ escalationId, incidentId, now }) =>
      inTransaction(pool, async (tx) => {
        await tx.query(`UPDATE escalations SET state = 'resolved', resolved_at = $2 WHERE id = $1 AND state = 'open'`, [
          escalationId,
          now,
        ])
        await endOpenTasks(tx, escalationId, 'system', now, 'withdrawn')
        await touchIncident(tx, incidentId)
        await audit(tx, incidentId, now, 'system', 'escalation.resolved', escalationId, {})
      }),
  }
}

async function readEscalation(tx: PoolClient, id: string): Promise<EscalationRow> {
  const row = await one<EscalationRow>(tx, SELECT, [id])
  if (row === undefined) throw new Error(`no escalation ${id}`)
  return row
}

type PageInput = Parameters<EscalationActivities['pageStep']>[0]

async function page(
  tx: PoolClient,
  context: ActivityContext,
  input: PageInput,
): Promise<{ messages: readonly { messageId: string }[]; task: NewTask | null }> {
  const row = await readEscalation(tx, input.escalationId)
  if (row.met || row.state !== 'open') return { messages: [], task: null }
  const { incidentId, step, post, now } = input
  await tx.query('UPDATE escalations SET rung = $2 WHERE id = $1', [input.escalationId, step])
  const messages = await composeLetters(tx, context, {
    incidentId,
    escalationId: input.escalationId,
    step,
    post,
    deadlineId: row.deadline_id,
    cause: letterCause[row.cause],
    share: 0,
    now,
    nextStepAt: input.nextStepAt,
  })
  await endOpenTasks(tx, input.escalationId, 'system', now, 'expired')
  const task: NewTask = {
    id: `acknowledge:${input.escalationId}:${step}`,
    incidentId,
    kind: 'acknowledge',
    post: post as Post,
    areaCode: responsibleArea(row.area_codes),
    workflowId: escalationWorkflowId(input.escalationId),
    subject: input.escalationId,
    facts: { cause: row.cause, deadlineId: row.deadline_id, step },
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

async function endOpenTasks(
  tx: PoolClient,
  escalationId: string,
  by: string,
  now: string,
  state: 'answered' | 'expired' | 'withdrawn',
): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM tasks WHERE subject = $1 AND kind = 'acknowledge' AND state = 'open'`,
    [escalationId],
  )
  for (const { id } of rows) await endTask(tx, { taskId: id, state, by, at: now, answer: {} })
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
