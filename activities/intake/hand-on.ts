import { appendAudit } from '../../database/audit'
import { inTransaction, one } from '../../database/transaction'
import { SIGNALS, UPDATES } from '../../workflows/messages'
import type { ActivityContext } from '../ports'

type InboxRow = { id: string; kind: string; target_workflow: string; payload: Record<string, unknown>; actor: string }

/** Hands a fact that was kept in the inbox to its workflow; what the workflow refuses is recorded with the reason, not lost. */
export async function handOnEntry({ database, workflows }: ActivityContext, entryId: string): Promise<void> {
  const entry = await one<InboxRow>(
    database.pool,
    'SELECT id, kind, target_workflow, payload, actor FROM inbox WHERE id = $1 AND consumed_at IS NULL',
    [entryId],
  )
  if (entry === undefined) return
  const outcome = await handOn(workflows, entry)
  await inTransaction(database.pool, async (tx) => {
    await tx.query(
      'UPDATE inbox SET consumed_at = clock_timestamp(), outcome = $2 WHERE id = $1 AND consumed_at IS NULL',
      [entryId, JSON.stringify(outcome)],
    )
    await appendAudit(tx, {
      happenedAt: new Date().toISOString(),
      incidentId: null,
      actor: entry.actor,
      action: `inbox.${outcome.outcome}`,
      subject: entryId,
      detail: { kind: entry.kind, target: entry.target_workflow, ...outcome },
      onceKey: `inbox ${entryId}`,
    })
  })
}

async function handOn(
  workflows: ActivityContext['workflows'],
  entry: InboxRow,
): Promise<{ outcome: string; detail: string }> {
  switch (entry.kind) {
    case 'goods-received':
      return workflows.update(entry.target_workflow, UPDATES.receiveGoods, entry.payload)
    case 'milestone':
      return workflows.update(entry.target_workflow, UPDATES.reportMilestone, entry.payload)
    default:
      await workflows.signal(entry.target_workflow, SIGNALS.situationReported, entry.payload)
      return { outcome: 'done', detail: '' }
  }
}
