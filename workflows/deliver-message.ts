import { ParentClosePolicy, executeChild, startChild } from '@temporalio/workflow'
import type { MessageRef } from '../activities/interfaces'
import type { ClockSpec } from '../domain/time/scenario-clock'
import { notifications } from './activities'
import { currentClock, startClock } from './clock'
import { startOnce } from './start-once'
import { messageId, noticesId } from './workflow-ids'

export type MessageInput = MessageRef & { readonly clock: ClockSpec }
export type NoticesInput = { readonly messages: readonly MessageRef[]; readonly clock: ClockSpec }

/** A message to a person is a workflow (decision 15): its row is the record, it is tried until the channel has taken it. */
export async function deliverMessage(input: MessageInput): Promise<void> {
  startClock(input.clock)
  await notifications.handOver({ messageId: input.messageId })
}

/** Sends stored messages, each in a workflow of its own, so that a mail server that is away holds nobody up. */
export async function sendMessages(messages: readonly MessageRef[]): Promise<void> {
  await Promise.all(messages.map((message) => startOnce(() => startChild(deliverMessage, deliveryOf(message)))))
}

/** Has all notices of an act sent by one child, so that the history of whoever gives notice stays short (decision 14). */
export async function giveNotice(messages: readonly MessageRef[]): Promise<void> {
  const [first] = messages
  if (first === undefined) return
  await startOnce(() =>
    startChild(deliverNotices, {
      workflowId: noticesId(first.messageId),
      args: [{ messages, clock: currentClock() }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  )
}

/** Sends the notices of one act and ends when the channel has taken all of them. */
export async function deliverNotices({ messages, clock }: NoticesInput): Promise<void> {
  startClock(clock)
  await Promise.all(messages.map((message) => startOnce(() => executeChild(deliverMessage, deliveryOf(message)))))
}

function deliveryOf(message: MessageRef) {
  const args: [MessageInput] = [{ ...message, clock: currentClock() }]
  return { workflowId: messageId(message.messageId), args, parentClosePolicy: ParentClosePolicy.ABANDON }
}
