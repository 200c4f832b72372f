import { WorkflowNotFoundError } from '@temporalio/common'

/** Whether a message found its workflow ended (or never started): there is nobody to tell any more. */
export function isGone(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError
}
