import {
  ParentClosePolicy,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  setHandler,
  startChild,
  workflowInfo,
} from '@temporalio/workflow'
import type { FiredMark, NewDeadline } from '../activities/interfaces'
import type { Clock } from '../domain/deadlines/marks'
import { dueMarks, nextMarkAt, passMarks } from '../domain/deadlines/marks'
import type { Instant } from '../domain/time/instant'
import { playbook } from './activities'
import { currentClock, now, startClock, waitUntil } from './clock'
import { sendMessages } from './deliver-message'
import type { EscalationInput, WatchInput } from './messages'
import { SIGNALS } from './messages'
import { startOnce } from './start-once'
import { escalationId } from './workflow-ids'

export type ClocksAdded = { readonly deadlines: readonly NewDeadline[] }
export type ClockStopped = { readonly ids: readonly string[] }
export type ClockPredicted = { readonly deadlineId: string; readonly predictedAt: Instant }
export type SilenceReported = { readonly deadline: NewDeadline }
export const clocksAdded = defineSignal<[ClocksAdded]>(SIGNALS.clocksAdded)
export const clockStopped = defineSignal<[ClockStopped]>(SIGNALS.clockStopped)
export const clockPredicted = defineSignal<[ClockPredicted]>(SIGNALS.clockPredicted)
export const silenceReported = defineSignal<[SilenceReported]>(SIGNALS.silenceReported)
export const watchEnded = defineSignal(SIGNALS.watchEnded)

type Watch = {
  readonly input: WatchInput
  clocks: readonly Clock[]
  extra: FiredMark[]
  silent: string[]
  changes: number
  over: boolean
}

/** Events of a history after which the watch goes on as new, its clocks handed over. */
const LONG_HISTORY = 1_500

/** One table of clocks, one timer: what is due fires once; slips, breaches and silences become escalations. */
export async function deadlineWatch(input: WatchInput): Promise<void> {
  startClock(input.clock)
  const watch: Watch = { input, clocks: input.clocks ?? [], extra: [], silent: [], changes: 0, over: false }
  acceptClocks(watch)
  while (!watch.over) {
    const { changes } = watch
    await waitUntil(nextMarkAt(watch.clocks), () => watch.changes !== changes || watch.over)
    await fire(watch)
    if (workflowInfo().historyLength > LONG_HISTORY) await goOnAsNew(watch)
  }
  await condition(allHandlersFinished)
}

function acceptClocks(watch: Watch): void {
  setHandler(clocksAdded, ({ deadlines }) => {
    const added = deadlines.filter((each) => !watch.clocks.some((clock) => clock.deadlineId === each.id)).map(clockOf)
    watch.clocks = [...watch.clocks, ...added]
    watch.changes += 1
  })
  setHandler(clockStopped, ({ ids }) => {
    const stopped = watch.clocks.filter((clock) => ids.includes(clock.deadlineId))
    watch.extra.push(...passedBeforeStop(stopped, now()))
    watch.clocks = watch.clocks.filter((clock) => !stopped.includes(clock))
    watch.changes += 1
  })
  setHandler(clockPredicted, ({ deadlineId }) => {
    watch.extra.push({ deadlineId, mark: 'slip-predicted', plannedAt: now(), markedAt: now(), outcome: 'fired' })
    watch.changes += 1
  })
  setHandler(silenceReported, ({ deadline }) => {
    watch.silent.push(deadline.id)
    watch.changes += 1
  })
  setHandler(watchEnded, () => {
    watch.over = true
  })
}

function clockOf(deadline: NewDeadline): Clock {
  return {
    deadlineId: deadline.id,
    rule: deadline.rule,
    startsAt: deadline.startsAt,
    dueAt: deadline.dueAt,
    ahead: deadline.marks,
  }
}

/** Marks of a clock that passed while nobody could fire them, and that is stopped now: on record all the same. */
function passedBeforeStop(stopped: readonly Clock[], at: Instant): readonly FiredMark[] {
  return dueMarks(stopped, at).map(({ deadlineId, mark, at: plannedAt }) => ({
    deadlineId,
    mark,
    plannedAt,
    markedAt: at,
    outcome: 'skipped-by-outage' as const,
  }))
}

async function fire(watch: Watch): Promise<void> {
  const at = now()
  const due = dueMarks(watch.clocks, at).map((each) => ({
    deadlineId: each.deadlineId,
    mark: each.mark,
    plannedAt: each.at,
    markedAt: at,
    outcome: each.outcome,
  }))
  watch.clocks = passMarks(watch.clocks, at)
  const marks: FiredMark[] = [...due, ...watch.extra.splice(0)]
  const silent = watch.silent.splice(0)
  if (marks.length > 0)
    await sendMessages((await playbook.recordMarks({ incidentId: watch.input.incidentId, marks })).messages)
  for (const mark of marks.filter((each) => each.outcome === 'fired')) {
    if (mark.mark === 'breached') await escalate(watch, mark.deadlineId, 'breached')
    if (mark.mark === 'slip-predicted') await escalate(watch, mark.deadlineId, 'slip-predicted')
  }
  for (const deadlineId of silent) await escalate(watch, deadlineId, 'silent')
}

async function escalate({ input }: Watch, deadlineId: string, cause: EscalationInput['cause']): Promise<void> {
  const id = `${cause}:${deadlineId}`
  const args: [EscalationInput] = [
    { ...input, clock: currentClock(), escalationId: id, deadlineId, cause, openedAt: now() },
  ]
  await startOnce(() =>
    startChild('escalation', { workflowId: escalationId(id), args, parentClosePolicy: ParentClosePolicy.ABANDON }),
  )
}

async function goOnAsNew(watch: Watch): Promise<void> {
  if (watch.extra.length > 0 || watch.silent.length > 0) return
  await condition(allHandlersFinished)
  await continueAsNew<typeof deadlineWatch>({ ...watch.input, clock: currentClock(), clocks: watch.clocks })
}
