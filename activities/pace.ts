import { readOpenConsignments } from '../database/consignments'
import { readOpenEscalations } from '../database/escalations'
import { readSegments } from '../database/paced-clocks'
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
      const segments = await readSegments(pool, incidentId)
      if (segments === undefined) return
      const open = await readOpenConsignments(pool, incidentId)
      const escalations = await readOpenEscalations(pool, { incidentId })
      const ids = [
        incidentWorkflowId(incidentId),
        deadlineWatchId(incidentId),
        standInsId(incidentId),
        ...open.map(consignmentId),
        ...escalations.map(escalationId),
      ]
      for (const id of ids) await tellIfRunning(workflows, id, SIGNALS.paceChanged, { segments })
    },
  }
}
