import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common'

/** Starts a child that may run already, under the same id and for the same thing: then the first start stands. */
export async function startOnce(start: () => Promise<unknown>): Promise<void> {
  try {
    await start()
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error
  }
}
