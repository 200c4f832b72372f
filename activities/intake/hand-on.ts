import { WorkflowNotFoundError } from '@temporalio/common'
import { appendAudit } from '../../database/audit'
import type { WaitingEntry } from '../../database/inbox'
import { readWaitingEntry, writeHandedOn } from '../../database/inbox'
import { inTransaction } from '../../database/transaction'
import { SIGNALS, UPDATES } from '../../workflows/messages'
import type { ActivityContext } from '../ports'

/** Hands a fact that was kept in the inbox to its workflow; what the workflow refuses is recorded with the reason, not lost. */
export async function handOnEntry({ database, workflows }: ActivityContext, entryId: string): Promise<void> {
  const entry = await readWaitingEntry(database.pool, entryId)
  if (entry === undefined) return
  const outcome = await handOnOrSayWhy(workflows, entry)
  await inTransaction(database.pool, async (tx) => {
    await writeHandedOn(tx, entryId, outcome)
    await appendAudit(tx, {
      happenedAt: new Date().toISOString(),
      incidentId: null,
      actor: entry.actor,
      action: `inbox.${outcome.outcome}`,
      subject: entryId,
      detail: { kind: entry.kind, target: entry.targetWorkflow, ...outcome },
      onceKey: `inbox ${entryId}`,
    })
  })
}

/** A workflow that has ended takes nothing any more: that is recorded as the answer, and the sweep goes on. */
async function handOnOrSayWhy(
  workflows: ActivityContext['workflows'],
  entry: WaitingEntry,
): Promise<{ outcome: string; detail: string }> {
  try {
    return await handOn(workflows, entry)
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { outcome: 'too-late', detail: 'workflow-ended' }
    throw error
  }
}

async function handOn(
  workflows: ActivityContext['workflows'],
  entry: WaitingEntry,
): Promise<{ outcome: string; detail: string }> {
  switch (entry.kind) {
    case 'goods-received':
      return workflows.update(entry.targetWorkflow, UPDATES.receiveGoods, entry.payload)
    case 'milestone':
      return workflows.update(entry.targetWorkflow, UPDATES.reportMilestone, entry.payload)
    case 'plan-cause':
      await workflows.signal(entry.targetWorkflow, SIGNALS.planCauseArose, entry.payload)
      return { outcome: 'done', detail: '' }
    default:
      await workflows.signal(entry.targetWorkflow, SIGNALS.situationReported, entry.payload)
      return { outcome: 'done', detail: '' }
  }
}
