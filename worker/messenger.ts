import type { Client } from '@temporalio/client'
import { WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { WorkflowMessenger } from '../activities/ports'

/** Messages to running workflows over a Temporal client. */
export function createMessenger(client: Client): WorkflowMessenger {
  return {
    async signal(workflowId, signal, argument) {
      await client.workflow.getHandle(workflowId).signal(signal, ...(argument === undefined ? [] : [argument]))
    },
    async update(workflowId, update, argument) {
      try {
        return await client.workflow
          .getHandle(workflowId)
          .executeUpdate<{ outcome: 'done'; detail: string }, [unknown]>(update, { args: [argument] })
      } catch (error) {
        if (!(error instanceof WorkflowUpdateFailedError)) throw error
        const cause = error.cause
        return { outcome: 'too-late', detail: cause instanceof ApplicationFailure ? cause.message : error.message }
      }
    },
  }
}
