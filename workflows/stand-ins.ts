import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import type { StandInAct, StandInTask } from '../domain/exercise/stand-in'
import { decideStandIn } from '../domain/exercise/stand-in'
import { standIns } from './activities'
import { currentClock, now, startClock, waitUntil } from './clock'
import type { StandInsInput } from './messages'
import { SIGNALS } from './messages'

export const tasksOpened = defineSignal<[readonly StandInTask[]]>(SIGNALS.tasksOpened)
export const standInsEnded = defineSignal(SIGNALS.standInsEnded)

const LONG_HISTORY = 1_000

/**
 * Stand-ins for posts that nobody holds in an exercise: each task that is opened gets an answer after a time, or silence,
 * by a seeded rule; a person who acts first wins. An act that can't be done (its workflow is gone) is given up.
 */
export async function standInPosts(input: StandInsInput): Promise<void> {
  startClock(input.clock)
  let agenda: readonly StandInAct[] = input.agenda ?? []
  let over = false
  setHandler(tasksOpened, (tasks) => {
    // exercises that began before go on as they began
    const looks = patched('stand-ins-look-every-five-minutes') ? 'five-minutes' : 'minute'
    const acts = tasks.flatMap((task) => decideStandIn(input.standIns, task, looks) ?? [])
    if (acts.length > 0)
      agenda = [...agenda, ...acts].sort(
        (left, right) => left.at.localeCompare(right.at) || left.taskId.localeCompare(right.taskId),
      )
  })
  setHandler(standInsEnded, () => {
    over = true
  })
  while (!over) {
    const before = agenda
    await waitUntil(agenda[0]?.at, () => agenda !== before || over)
    const due = agenda.filter((act) => act.at <= now())
    agenda = agenda.filter((act) => act.at > now())
    await Promise.allSettled(
      due.map(({ taskId, act, by }) => standIns.actAs({ incidentId: input.incidentId, taskId, act, by, now: now() })),
    )
    if (workflowInfo().historyLength > LONG_HISTORY) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof standInPosts>({ ...input, clock: currentClock(), agenda })
    }
  }
}
