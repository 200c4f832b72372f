import { appendAudit } from '../database/audit'
import { writeStatus } from '../database/incidents'
import { readSummary } from '../database/summary'
import { withdrawTasks } from '../database/tasks'
import { inTransaction, many } from '../database/transaction'
import { SIGNALS } from '../workflows/messages'
import {
  consignmentId as consignmentWorkflowId,
  deadlineWatchId,
  escalationId,
  standInsId,
} from '../workflows/workflow-ids'
import type { ClosingActivities } from './interfaces'
import { tellIfRunning } from './tell-if-running'
import type { ActivityContext } from './ports'

export function createClosingActivities({ database: { pool }, workflows }: ActivityContext): ClosingActivities {
  const tell = (workflowId: string, signal: string, argument?: unknown): Promise<void> =>
    tellIfRunning(workflows, workflowId, signal, argument)
  return {
    recordStatus: ({ incidentId, status, version, reason, by, now }) =>
      inTransaction(pool, async (tx) => {
        if (
          !(await writeStatus(tx, {
            incidentId,
            version,
            status,
            closedAt: null,
            reason,
            mergedInto: null,
            summary: null,
          }))
        )
          return
        await appendAudit(tx, {
          happenedAt: now,
          incidentId,
          actor: by,
          action: `incident.${status}`,
          subject: incidentId,
          detail: { reason },
          onceKey: `incident ${incidentId} ${version}`,
        })
      }),
    async closeIncident({ incidentId, version, status, reason, by, mergedInto, now }) {
      await inTransaction(pool, async (tx) => {
        await tx.query(
          `UPDATE deadlines SET stopped_at = $2, stop_reason = 'incident-closed', predicted_at = NULL WHERE incident_id = $1 AND met_at IS NULL AND stopped_at IS NULL`,
          [incidentId, now],
        )
        const summary = { ...(await readSummary(tx, incidentId)), status }
        if (!(await writeStatus(tx, { incidentId, version, status, closedAt: now, reason, mergedInto, summary })))
          return
        await withdrawTasks(tx, { incidentId }, now)
        const detail = { reason, mergedInto, consignments: summary.consignments }
        await appendAudit(tx, {
          happenedAt: now,
          incidentId,
          actor: by,
          action: `incident.${status}`,
          subject: incidentId,
          detail,
          onceKey: `incident ${incidentId} ${version}`,
        })
      })
      const open = await many<{ id: string }>(
        pool,
        `SELECT id FROM escalations WHERE incident_id = $1 AND state = 'open'`,
        [incidentId],
      )
      for (const { id } of open) await tell(escalationId(id), SIGNALS.escalationResolved)
      await tell(deadlineWatchId(incidentId), SIGNALS.watchEnded)
      await tell(standInsId(incidentId), SIGNALS.standInsEnded)
    },
    async cancelConsignments({ consignmentIds, reason }) {
      for (const id of consignmentIds) await tell(consignmentWorkflowId(id), SIGNALS.cancelConsignment, { reason })
    },
  }
}
