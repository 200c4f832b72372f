import {
  ApplicationFailure,
  isGrpcServiceError,
  ServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowFailedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client'
import type { Client } from '@temporalio/client'
import type { ActResult } from '../workflows/messages'
import { TASK_QUEUES } from '../workflows/workflow-ids'
import { Refusal } from './refusal'
import type { RefusalValue } from './refusal'

/** Milliseconds that an act waits for its answer, a start for being taken, and a look at the engine's health. */
export const patience = { update: 10_000, start: 3_000, look: 2_000 }

/** The engine does not answer: what was sent may or may not have counted. */
export class WorkflowsAway extends Refusal {
  constructor(cause: unknown) {
    super('workflows-away', 'api.workflowsAway', {}, { retryAfterSeconds: 5, cause })
  }
}

/** No workflow has taken the thing up: its row is there a moment before its workflow is. */
export class NotTakenUp extends Refusal {
  constructor(cause: unknown) {
    super('not-allowed-now', 'api.notTakenUp', {}, { retryAfterSeconds: 2, cause })
  }
}

/** Whether what was kept will be handed on later, by the sweep. */
export function isForLater(error: unknown): boolean {
  return error instanceof WorkflowsAway || error instanceof NotTakenUp
}

export type WorkflowStart = {
  readonly type: string
  readonly workflowId: string
  readonly args: readonly unknown[]
  /** What is known of it from outside while it runs. */
  readonly memo?: Readonly<Record<string, unknown>>
}

/** How a workflow that answers by its result stands. */
export type WorkflowAnswer<T> = { readonly memo: Readonly<Record<string, unknown>> } & (
  { readonly state: 'running' | 'failed' } | { readonly state: 'answered'; readonly result: T }
)

/** The API's way to the workflows: starts, signals and updates, each with a deadline, and failures in our own words. */
export type Playbook = {
  start(start: WorkflowStart): Promise<void>
  signal(workflowId: string, signal: string, ...args: readonly unknown[]): Promise<void>
  act(workflowId: string, update: string, arg: object, updateId?: string): Promise<ActResult>
  /** Waits at most so long for a result; undefined when there is no such workflow. */
  answer<T>(workflowId: string, waitMs: number): Promise<WorkflowAnswer<T> | undefined>
  look(): Promise<{ readonly temporal: boolean; readonly worker: boolean; readonly detail: string }>
}

export function createPlaybook(client: Client, limitsMs = patience): Playbook {
  const within = <T>(ms: number, call: () => Promise<T>): Promise<T> => client.withDeadline(Date.now() + ms, call)
  return {
    async start({ type, workflowId, args, memo }) {
      const options = { taskQueue: TASK_QUEUES.playbook, workflowId, args: [...args], ...(memo && { memo }) }
      try {
        await within(limitsMs.start, () => client.workflow.start(type, options))
      } catch (error) {
        // the first start stands: the same thing is being done
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw asRefusal(error)
      }
    },
    async signal(workflowId, signal, ...args) {
      const handle = client.workflow.getHandle(workflowId)
      await within(limitsMs.start, () => handle.signal(signal, ...args)).catch((error: unknown) => {
        throw asRefusal(error)
      })
    },
    async act(workflowId, update, arg, updateId) {
      const handle = client.workflow.getHandle(workflowId)
      const options = { args: [arg] as [object], ...(updateId !== undefined && { updateId }) }
      try {
        // an act waits long for its answer, but not for an engine that is away
        await within(limitsMs.look, () => client.workflowService.getSystemInfo({}))
        const result = await within(limitsMs.update, () => handle.executeUpdate<ActResult, [object]>(update, options))
        if (result.outcome === 'too-late') throw new Refusal('too-late', result.detail)
        return result
      } catch (error) {
        throw asRefusal(error)
      }
    },
    async answer<T>(workflowId: string, waitMs: number) {
      const handle = client.workflow.getHandle(workflowId)
      try {
        const { memo = {} } = await within(limitsMs.look, () => handle.describe())
        return { memo, ...(await resultOf<T>(within(waitMs, () => handle.result() as Promise<T>))) }
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return undefined
        throw asRefusal(error)
      }
    },
    look: () => within(limitsMs.look, () => lookAtEngine(client)).catch(away),
  }
}

async function resultOf<T>(result: Promise<T>) {
  try {
    return { state: 'answered' as const, result: await result }
  } catch (error) {
    if (error instanceof WorkflowFailedError) return { state: 'failed' as const }
    // the wait ran out: it goes on, and is asked again
    if (error instanceof ServiceError || isGrpcServiceError(error)) return { state: 'running' as const }
    throw error
  }
}

async function lookAtEngine(client: Client) {
  const { namespace } = client.options
  const answer = await client.workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: TASK_QUEUES.playbook },
    taskQueueType: 1,
  })
  const polled = (answer.pollers ?? []).map((poller) => Number(poller.lastAccessTime?.seconds ?? 0))
  const worker = polled.some((seconds) => Date.now() / 1_000 - seconds < 90)
  return { temporal: true, worker, detail: worker ? '' : 'no worker polls the playbook queue' }
}

const away = (error: unknown) => ({
  temporal: false,
  worker: false,
  detail: error instanceof Error ? error.message : String(error),
})

function asRefusal(error: unknown): unknown {
  if (error instanceof WorkflowUpdateFailedError) return refusedByWorkflow(error)
  if (error instanceof WorkflowNotFoundError) return isEnded(error) ? endedRefusal(error) : new NotTakenUp(error)
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return new WorkflowsAway(error)
  if (error instanceof ServiceError || isGrpcServiceError(error)) return new WorkflowsAway(error)
  return error
}

/** The engine answers alike for a workflow that has ended and for one that never was, but for its words. */
function isEnded({ message }: WorkflowNotFoundError): boolean {
  return message.includes('already completed')
}

/** Whoever acts has found the thing in the database: it is over, not unknown. */
function endedRefusal(cause: unknown): Refusal {
  return new Refusal('too-late', 'api.ended', {}, { cause })
}

const refusalTypes = ['too-late', 'not-allowed-now', 'bad-input'] as const

/** A validator's refusal names its type and a key of texts; anything else is a fault of ours. */
function refusedByWorkflow(error: WorkflowUpdateFailedError): unknown {
  const { cause } = error
  if (!(cause instanceof ApplicationFailure)) return error
  const code = refusalTypes.find((type) => type === cause.type)
  if (code === undefined) return error
  const [textKey, values] = cause.details ?? []
  return new Refusal(code, typeof textKey === 'string' ? textKey : cause.message, textValues(values))
}

function textValues(values: unknown): Readonly<Record<string, RefusalValue>> {
  if (typeof values !== 'object' || values === null) return {}
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
