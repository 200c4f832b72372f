import { many, one } from '../database/transaction'
import type { ClockSegment } from '../domain/time/scenario-clock'
import { SIGNALS } from '../workflows/messages'
import {
  consignmentId,
  deadlineWatchId,
  escalationId,
  incidentId as incidentWorkflowId,
  standInsId,
} from '../workflows/workflow-ids'
import type { PaceActivities } from './interfaces'
import { tellIfRunning } from './tell-if-running'
import type { ActivityContext } from './ports'

export function createPaceActivities({ database: { pool }, workflows }: ActivityContext): PaceActivities {
  return {
    async tellPace({ incidentId }) {
      const clock = await one<{ segments: ClockSegment[] }>(
        pool,
        'SELECT segments FROM paced_clocks WHERE incident_id = $1',
        [incidentId],
      )
      if (clock === undefined) return
      const open = await many<{ id: string }>(
        pool,
        `SELECT id FROM consignments WHERE incident_id = $1 AND status NOT IN ('received', 'cancelled', 'lost')`,
        [incidentId],
      )
      const escalations = await many<{ id: string }>(
        pool,
        `SELECT id FROM escalations WHERE incident_id = $1 AND state = 'open'`,
        [incidentId],
      )
      const ids = [
        incidentWorkflowId(incidentId),
        deadlineWatchId(incidentId),
        standInsId(incidentId),
        ...open.map(({ id }) => consignmentId(id)),
        ...escalations.map(({ id }) => escalationId(id)),
      ]
      for (const id of ids) await tellIfRunning(workflows, id, SIGNALS.paceChanged, { segments: clock.segments })
    },
  }
}
