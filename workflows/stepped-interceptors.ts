import type { WorkflowInterceptors } from '@temporalio/workflow'
import { defaultPayloadConverter, proxySinks, workflowInfo } from '@temporalio/workflow'
import type { Headers } from '@temporalio/common'
import type { Instant } from '../domain/time/instant'
import type { ClockSinks } from './clock'
import { now, reachInstant } from './clock'

/** Header that carries the sender's instant on a stepped clock; without it nothing here does anything. */
const NOW_HEADER = 'muster-now'
const { conductor } = proxySinks<ClockSinks>()

let stepped = false

function readInstant(headers: Headers): void {
  const payload = headers[NOW_HEADER]
  if (payload === undefined) return
  stepped = true
  reachInstant(defaultPayloadConverter.fromPayload<Instant>(payload))
}

function withInstant(headers: Headers): Headers {
  return stepped ? { ...headers, [NOW_HEADER]: defaultPayloadConverter.toPayload(now()) } : headers
}

/** Counts work as in flight from when it is asked for until its result is here. */
async function counted<T>(work: () => Promise<T>): Promise<T> {
  if (!stepped) return work()
  const { workflowId } = workflowInfo()
  conductor.begun(workflowId)
  try {
    return await work()
  } finally {
    conductor.settled(workflowId)
  }
}

/** Lets the conductor of a stepped clock know what is in flight, so that it moves time only when nothing is. */
export const interceptors = (): WorkflowInterceptors => ({
  inbound: [
    {
      async execute(input, next) {
        readInstant(input.headers)
        const { workflowId } = workflowInfo()
        if (stepped) conductor.settled(workflowId)
        try {
          return await next(input)
        } finally {
          if (stepped) conductor.ended(workflowId)
        }
      },
      async handleSignal(input, next) {
        readInstant(input.headers)
        await next(input)
        if (stepped && input.headers[NOW_HEADER] !== undefined) conductor.settled(workflowInfo().workflowId)
      },
      async handleUpdate(input, next) {
        readInstant(input.headers)
        return next(input)
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: (input, next) => counted(() => next(input)),
      scheduleLocalActivity: (input, next) => counted(() => next(input)),
      async startChildWorkflowExecution(input, next) {
        if (stepped) conductor.begun(input.options.workflowId)
        return next({ ...input, headers: withInstant(input.headers) })
      },
      async continueAsNew(input, next) {
        if (stepped) conductor.begun(workflowInfo().workflowId)
        return next({ ...input, headers: withInstant(input.headers) })
      },
    },
  ],
})
