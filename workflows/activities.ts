import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow'
import type { ConsignmentActivities, ReleaseActivities } from '../activities/goods-interfaces'
import type {
  AssessmentActivities,
  ClosingActivities,
  DeadlineActivities,
  EscalationActivities,
  IntakeActivities,
  MessageActivities,
  PaceActivities,
  SolverActivities,
  StandInActivities,
  TaskActivities,
  WhatIfActivities,
} from '../activities/interfaces'
import { TASK_QUEUES } from './workflow-ids'

type PlaybookActivities = AssessmentActivities &
  ReleaseActivities &
  TaskActivities &
  ConsignmentActivities &
  DeadlineActivities &
  EscalationActivities &
  ClosingActivities &
  IntakeActivities &
  PaceActivities

/**
 * Quick reads and writes of the database run beside the workflow task: a marker instead of a round through the queue. One
 * after the other, whoever asks: a replay answers all that were asked together at once, so two that ran side by side could
 * have their commands in another order than in the history.
 */
export const playbook = inTurn(
  proxyLocalActivities<PlaybookActivities>({
    startToCloseTimeout: '30 seconds',
    retry: { initialInterval: '500 ms', backoffCoefficient: 2, maximumInterval: '10 seconds' },
  }),
)

/** Planning has processes of its own, at low priority. */
export const solver = proxyActivities<SolverActivities>({
  taskQueue: TASK_QUEUES.solver,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '15 seconds' },
})

/** Someone waits in front of a screen: a what-if that is not answered soon is not worth solving any more. */
export const whatIfSolver = proxyActivities<WhatIfActivities>({
  taskQueue: TASK_QUEUES.solver,
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '30 seconds',
  scheduleToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', maximumAttempts: 3 },
})

/** A mail server may be away for hours: the message waits and goes out once when it is back. */
export const notifications = proxyActivities<MessageActivities>({
  taskQueue: TASK_QUEUES.notifications,
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
})

/** Stand-ins of exercises; quick, beside the workflow task. */
export const standIns = proxyLocalActivities<StandInActivities>({
  startToCloseTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '10 seconds', maximumAttempts: 10 },
})

function inTurn<Activities extends object>(activities: Activities): Activities {
  let last: Promise<unknown> = Promise.resolve()
  return new Proxy(activities, {
    get: (target, name) => {
      const act = Reflect.get(target, name) as (...input: unknown[]) => Promise<unknown>
      return (...input: unknown[]) => {
        const done = last.then(() => act(...input))
        last = done.catch(() => undefined)
        return done
      }
    },
  })
}
