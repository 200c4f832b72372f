import type { Client } from '@temporalio/client'
import type { InjectedSinks, NativeConnection, WorkerOptions } from '@temporalio/worker'
import { Worker } from '@temporalio/worker'
import { createMessageActivities } from '../activities/messages'
import { createPlaybookActivities } from '../activities/playbook'
import { createSolverActivities } from '../activities/plan-allocation'
import { createWhatIfActivities } from '../activities/plan-what-if'
import type { ActivityContext } from '../activities/ports'
import type { Planner } from '../activities/solver/planner'
import type { MailGateway } from '../gateways/mail'
import type { ClockSinks } from '../workflows/clock'
import { TASK_QUEUES } from '../workflows/workflow-ids'
import { createFeedSchedules } from './schedules'

export type WorkersInput = {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly client: Client
  readonly context: ActivityContext
  readonly mail: MailGateway
  /** Path of the bundle built by `worker/bundle.ts`. */
  readonly bundlePath: string
  readonly sinks?: InjectedSinks<ClockSinks>
  /** Hosts that feeds may be polled from in staging, besides this machine. */
  readonly feedHosts?: readonly string[]
}

/** On real time nobody conducts: what workflows tell the conductor is dropped. */
const noConductor: InjectedSinks<ClockSinks> = {
  conductor: {
    waiting: { fn: () => undefined, callDuringReplay: false },
    waited: { fn: () => undefined, callDuringReplay: false },
    begun: { fn: () => undefined, callDuringReplay: false },
    settled: { fn: () => undefined, callDuringReplay: false },
    ended: { fn: () => undefined, callDuringReplay: false },
  },
}

/** The worker of the playbook: workflows and the quick activities beside them. */
export function createPlaybookWorker(input: WorkersInput): Promise<Worker> {
  const { connection, namespace, client, context, bundlePath, sinks, feedHosts = [] } = input
  const feeds = { schedules: createFeedSchedules(client), allowedHosts: feedHosts }
  return Worker.create({
    connection,
    namespace,
    taskQueue: TASK_QUEUES.playbook,
    workflowBundle: { codePath: bundlePath },
    activities: createPlaybookActivities(context, feeds),
    sinks: sinks ?? noConductor,
    maxCachedWorkflows: 2_000,
    shutdownGraceTime: '10 seconds',
  })
}

function activityWorker(
  input: WorkersInput,
  taskQueue: string,
  activities: NonNullable<WorkerOptions['activities']>,
): Promise<Worker> {
  const { connection, namespace } = input
  return Worker.create({ connection, namespace, taskQueue, activities, shutdownGraceTime: '10 seconds' })
}

export function createSolverWorker(input: WorkersInput, planner: Planner): Promise<Worker> {
  return activityWorker(input, TASK_QUEUES.solver, {
    ...createSolverActivities(input.context, planner),
    ...createWhatIfActivities(input.context, planner),
  })
}

export function createNotificationsWorker(input: WorkersInput): Promise<Worker> {
  return activityWorker(input, TASK_QUEUES.notifications, createMessageActivities(input.context, input.mail))
}

/** Runs workers until they are shut down; a worker that fails takes the others down with it and fails the call. */
export async function runWorkers(workers: readonly Worker[]): Promise<void> {
  const shutdownAll = (): void => workers.forEach((worker) => worker.getState() === 'RUNNING' && worker.shutdown())
  await Promise.all(
    workers.map((worker) =>
      worker.run().finally(() => {
        shutdownAll()
      }),
    ),
  )
}
