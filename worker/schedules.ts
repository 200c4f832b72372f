import type { Client } from '@temporalio/client'
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client'
import { INBOX_SWEEP, TASK_QUEUES } from '../workflows/workflow-ids'

/** Makes the schedules that the house needs, once; ones that are there stay as they are. */
export async function ensureSchedules(client: Client): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: INBOX_SWEEP,
      spec: { intervals: [{ every: '10 seconds' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10 seconds' },
      action: {
        type: 'startWorkflow',
        workflowType: 'inboxSweep',
        workflowId: INBOX_SWEEP,
        taskQueue: TASK_QUEUES.playbook,
      },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
