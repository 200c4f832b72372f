import type { Client } from '@temporalio/client'
import { WorkflowUpdateFailedError } from '@temporalio/client'
import { WorkflowNotFoundError } from '@temporalio/common'

export interface FloorActivities {
  noOp(): Promise<void>
  tell(workflowId: string, signal: string): Promise<void>
  ask(standInsId: string, askers: readonly string[]): Promise<void>
  answer(workflowId: string): Promise<void>
}

/** Nothing but the messages themselves; ours also read and write the database. */
export function createFloorActivities(client: Client): FloorActivities {
  return {
    noOp: () => Promise.resolve(),
    tell: (workflowId, signal) => unlessEnded(client.workflow.getHandle(workflowId).signal(signal)),
    ask: (standInsId, askers) => unlessEnded(client.workflow.getHandle(standInsId).signal('asked', askers)),
    answer: (workflowId) => unlessEnded(client.workflow.getHandle(workflowId).executeUpdate('act')),
  }
}

/** A local activity may run again when its workflow task does: who has ended by then has been told. */
async function unlessEnded(message: Promise<unknown>): Promise<void> {
  try {
    await message
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError || error instanceof WorkflowUpdateFailedError)) throw error
  }
}
