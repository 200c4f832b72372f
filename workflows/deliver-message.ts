import { ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { MessageRef } from '../activities/interfaces'
import type { ClockSpec } from '../domain/time/scenario-clock'
import { notifications } from './activities'
import { currentClock, startClock } from './clock'
import { messageId } from './workflow-ids'

export type MessageInput = MessageRef & { readonly clock: ClockSpec }

/** A message to a person is a workflow (decision 15): its row is the record, it is tried until the channel has taken it. */
export async function deliverMessage(input: MessageInput): Promise<void> {
  startClock(input.clock)
  await notifications.handOver({ messageId: input.messageId })
}

/** Sends stored messages, each in a workflow of its own, so that a mail server that is away holds nobody up. */
export async function sendMessages(messages: readonly MessageRef[]): Promise<void> {
  await Promise.all(
    messages.map((message) =>
      startChild(deliverMessage, {
        workflowId: messageId(message.messageId),
        args: [{ ...message, clock: currentClock() }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
    ),
  )
}
