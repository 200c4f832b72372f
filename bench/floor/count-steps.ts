import type { Client } from '@temporalio/client'
import type { Steps } from './shape'

export type Counts = Steps & { readonly events: number; readonly tasks: number; readonly children: number }

/** Counts what a workflow did by its history. */
export async function countSteps(client: Client, workflowId: string): Promise<Counts> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory()
  const counts = { local: 0, regular: 0, timers: 0, signals: 0, updates: 0, tasks: 0, children: 0 }
  for (const event of events ?? []) {
    if (event.markerRecordedEventAttributes) counts.local += 1
    if (event.activityTaskScheduledEventAttributes) counts.regular += 1
    if (event.timerStartedEventAttributes) counts.timers += 1
    if (event.workflowExecutionSignaledEventAttributes) counts.signals += 1
    if (event.workflowExecutionUpdateAcceptedEventAttributes) counts.updates += 1
    if (event.workflowTaskCompletedEventAttributes) counts.tasks += 1
    if (event.startChildWorkflowExecutionInitiatedEventAttributes) counts.children += 1
  }
  return { ...counts, events: events?.length ?? 0 }
}

export function sumCounts(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => all.reduce((sum, each) => sum + each[key], 0)
  return {
    local: total('local'),
    regular: total('regular'),
    timers: total('timers'),
    signals: total('signals'),
    updates: total('updates'),
    events: total('events'),
    tasks: total('tasks'),
    children: total('children'),
  }
}
