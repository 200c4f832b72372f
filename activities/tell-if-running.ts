import { WorkflowNotFoundError } from '@temporalio/common'
import type { WorkflowMessenger } from './ports'

/** Signals a workflow; one that has ended (or never started) has nobody left to tell, which is no error. */
export async function tellIfRunning(
  workflows: WorkflowMessenger,
  workflowId: string,
  signal: string,
  argument?: unknown,
): Promise<void> {
  try {
    await workflows.signal(workflowId, signal, argument)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
