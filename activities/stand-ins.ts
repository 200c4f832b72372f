import type { DepotLine } from '../database/consignment-lines'
import { readDepotLines } from '../database/consignment-lines'
import { countersignNotices } from '../database/movement-notices'
import type { OwedTask } from '../database/tasks'
import { readTask } from '../database/tasks'
import { UPDATES } from '../workflows/messages'
import type { StandInActivities } from './interfaces'
import type { ActivityContext } from './ports'

type Act = Readonly<Record<string, unknown>>
type Update = { readonly name: string; readonly argument: Act }

/** A stand-in acts through the same updates as a person; a person who acted first has won. */
export function createStandInActivities({ database, workflows }: ActivityContext): StandInActivities {
  const { pool } = database
  return {
    async actAs({ incidentId, taskId, act, by, now }) {
      const task = await readTask(pool, taskId)
      if (task === undefined || !task.isOpen) return { outcome: 'too-late' }
      const sent = task.kind === 'receive-goods' ? await readSent(pool, task.subject) : []
      const update = updateFor(task, act, by, sent, now)
      if (update === null) {
        const signature = { incidentId, orderId: task.subject, by, at: now }
        return { outcome: (await countersignNotices(database, signature)).outcome }
      }
      const { outcome } = await workflows.update(task.workflowId, update.name, update.argument)
      return { outcome }
    },
  }
}

async function readSent(
  pool: ActivityContext['database']['pool'],
  consignmentId: string,
): Promise<readonly DepotLine[]> {
  return (await readDepotLines(pool, consignmentId)).filter((line) => line.sent > 0)
}

/** What a workflow is asked; null for a countersignature, which no workflow waits for. */
function updateFor(
  { kind, subject, facts }: OwedTask,
  act: Act,
  by: string,
  sent: readonly DepotLine[],
  now: string,
): Update | null {
  switch (kind) {
    case 'confirm-level':
      return { name: UPDATES.decideLevel, argument: { kind: subject, decision: 'confirm', version: facts.version, by } }
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
      return { name: UPDATES.closeIncident, argument: { reason: 'all-received', by } }
    case 'paper-follows':
      return { name: UPDATES.paperIssued, argument: { releaseOrderId: subject, by } }
    case 'countersign-notices':
    case 'act-on-supply-order':
      return null
  }
}
