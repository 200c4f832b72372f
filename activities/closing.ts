import { appendAudit } from '../database/audit'
import { stopDeadlinesOf } from '../database/deadlines'
import { readOpenEscalations } from '../database/escalations'
import { takeOverAreas, writeStatus } from '../database/incidents'
import { readSummary } from '../database/summary'
import { withdrawTasks } from '../database/tasks'
import { inTransaction } from '../database/transaction'
import { SIGNALS } from '../workflows/messages'
import {
  consignmentId as consignmentWorkflowId,
  deadlineWatchId,
  escalationId,
  incidentId as incidentWorkflowId,
  standInsId,
} from '../workflows/workflow-ids'
import type { ClosingActivities } from './interfaces'
import { tellIfRunning } from './tell-if-running'
import type { ActivityContext } from './ports'

export function createClosingActivities({ database: { pool }, workflows }: ActivityContext): ClosingActivities {
  const tell = (workflowId: string, signal: string, argument?: unknown): Promise<void> =>
    tellIfRunning(workflows, workflowId, signal, argument)
  const endEscalations = async (incidentId: string): Promise<void> => {
    const open = await readOpenEscalations(pool, { incidentId })
    for (const id of open) await tell(escalationId(id), SIGNALS.escalationResolved)
  }
  /** The incident merged into takes over the areas, and plans again with what is under way to them. */
  const handOver = async (from: string, into: string): Promise<void> => {
    const alertId = await inTransaction(pool, (tx) => takeOverAreas(tx, from, into))
    if (alertId !== undefined)
      await tell(incidentWorkflowId(into), SIGNALS.alertMessage, { alertId, messageType: 'update' })
  }
  return {
    async recordStatus({ incidentId, status, version, reason, by, now }) {
      await inTransaction(pool, async (tx) => {
        await stopDeadlinesOf(tx, incidentId, { stoppedAt: now, reason: status })
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
      })
      await endEscalations(incidentId)
    },
    async closeIncident({ incidentId, version, status, reason, by, mergedInto, now }) {
      await inTransaction(pool, async (tx) => {
        await stopDeadlinesOf(tx, incidentId, { stoppedAt: now, reason: 'incident-closed' })
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
      await endEscalations(incidentId)
      if (mergedInto !== null) await handOver(incidentId, mergedInto)
      await tell(deadlineWatchId(incidentId), SIGNALS.watchEnded)
      await tell(standInsId(incidentId), SIGNALS.standInsEnded)
    },
    async cancelConsignments({ consignmentIds, reason }) {
      for (const id of consignmentIds) await tell(consignmentWorkflowId(id), SIGNALS.cancelConsignment, { reason })
    },
  }
}
