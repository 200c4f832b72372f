import type { TaskKind } from '../domain/response/task'
import { many, one } from '../database/transaction'
import { UPDATES } from '../workflows/messages'
import type { StandInActivities } from './interfaces'
import type { ActivityContext } from './ports'

type TaskRow = {
  id: string
  kind: TaskKind
  workflow_id: string
  subject: string
  facts: Record<string, unknown>
  state: string
}
type Act = Readonly<Record<string, unknown>>
type Update = { readonly name: string; readonly argument: Act }

/** A stand-in acts through the same updates as a person; a person who acted first has won. */
export function createStandInActivities({ database: { pool }, workflows }: ActivityContext): StandInActivities {
  return {
    async actAs({ taskId, act, by, now }) {
      const task = await one<TaskRow>(
        pool,
        'SELECT id, kind, workflow_id, subject, facts, state FROM tasks WHERE id = $1',
        [taskId],
      )
      if (task === undefined || task.state !== 'open') return { outcome: 'too-late' }
      const update = updateFor(task, act, by, await sentLines(pool, task), now)
      const { outcome } = await workflows.update(task.workflow_id, update.name, update.argument)
      return { outcome }
    },
  }
}

type SentLine = { itemCode: string; sent: number }

async function sentLines(pool: ActivityContext['database']['pool'], task: TaskRow): Promise<SentLine[]> {
  if (task.kind !== 'receive-goods') return []
  return many<SentLine>(
    pool,
    'SELECT item_code AS "itemCode", sent FROM consignment_lines WHERE consignment_id = $1 AND sent > 0 ORDER BY 1',
    [task.subject],
  )
}

function updateFor(
  { kind, subject, facts }: TaskRow,
  act: Act,
  by: string,
  sent: readonly SentLine[],
  now: string,
): Update {
  switch (kind) {
    case 'confirm-level':
      return { name: UPDATES.decideLevel, argument: { kind: subject, decision: 'confirm', by } }
    case 'veto-first-batch':
    case 'approve-plan':
      return { name: UPDATES.decideBatch, argument: { planId: subject, batch: facts.batch, decision: 'approve', by } }
    case 'answer-order':
      return { name: UPDATES.answerOrder, argument: { ...act, by } }
    case 'answer-tender':
      return { name: UPDATES.answerTender, argument: { ...act, attempt: facts.attempt, by } }
    case 'report-departure':
    case 'report-arrival':
      return { name: UPDATES.reportMilestone, argument: { ...act, by } }
    case 'receive-goods': {
      const lines = sent.map((line) => ({ itemCode: line.itemCode, received: line.sent, damaged: 0 }))
      return {
        name: UPDATES.receiveGoods,
        argument: { key: `stand-in:${subject}`, signedBy: by, signedAt: now, lines, by },
      }
    }
    case 'acknowledge':
      return { name: UPDATES.acknowledge, argument: { by } }
    case 'confirm-stand-down':
      return { name: UPDATES.decideOnRoad, argument: { decision: 'deliver', by } }
    case 'close-incident':
      return { name: UPDATES.closeIncident, argument: { reason: 'all received', by } }
    case 'paper-follows':
      return { name: UPDATES.paperIssued, argument: { releaseOrderId: subject, by } }
  }
}
