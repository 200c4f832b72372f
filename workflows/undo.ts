import { CancellationScope, isCancellation } from '@temporalio/workflow'

/**
 * Runs a step whose undo is known beforehand. Cancelled from outside (an operator in Temporal's own tools), the undo runs
 * where no cancellation reaches it, so that nothing stays reserved, booked or owed.
 */
export async function undoWhenCancelled(undo: () => Promise<void>, step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (isCancellation(error)) await CancellationScope.nonCancellable(undo)
    throw error
  }
}
