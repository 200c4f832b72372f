import { setTimeout as sleep } from 'node:timers/promises'
import type { WorkflowClient } from '@temporalio/client'
import { WorkflowUpdateFailedError } from '@temporalio/client'
import type { History } from '@temporalio/common/lib/proto-utils'
import { ApplicationFailure, WorkflowNotFoundError } from '@temporalio/common'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import type { InjectedSinks } from '@temporalio/worker'
import { DefaultLogger, Runtime, Worker, makeTelemetryFilterString } from '@temporalio/worker'
import type { Instant } from '../../domain/time/instant'
import { MINUTE_MS, epochMs, instantOf } from '../../domain/time/instant'
import type { ClockSinks } from '../../workflows/clock'
import type { ActResult, IncidentInput } from '../../workflows/messages'
import { TASK_QUEUES, incidentId } from '../../workflows/workflow-ids'
import { tellStory, testWorkflowBundle } from '../setup/test-temporal'
import { INCIDENT, anIncident } from './builders'
import type { DeskSetting } from './desk'
import { Desk, quietDesk, recording } from './desk'
import { deskAnswers } from './desk-answers'

const ignored = { fn: () => undefined, callDuringReplay: false }
const noConductor: InjectedSinks<ClockSinks> = {
  conductor: { waiting: ignored, waited: ignored, begun: ignored, settled: ignored, ended: ignored },
}

// Workers without workflows warn of it; a failed workflow task is worth reading.
const logger = new DefaultLogger('WARN', ({ level, message }) => {
  if (!message.startsWith('No workflows registered')) process.stderr.write(`${level} ${message}\n`)
})
const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' })
Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging: { filter } } })

/** With a short task timeout the server hears of an act before what follows from it has been recorded. */
export type StartOptions = { readonly workflowTaskTimeout?: '1 second' }

/** A story in time on a server of its own: minutes count from its start. */
export class Story {
  private readonly started: string[] = []

  constructor(
    private readonly environment: TestWorkflowEnvironment,
    readonly desk: Desk,
    readonly startedAt: Instant,
  ) {}

  private get workflows(): WorkflowClient {
    return this.environment.client.workflow
  }

  async start(workflow: string, workflowId: string, input: object, options: StartOptions = {}): Promise<void> {
    this.started.push(workflowId)
    await this.workflows.start(workflow, { ...options, workflowId, taskQueue: TASK_QUEUES.playbook, args: [input] })
  }

  /** An incident is raised; the first plan lies before its posts. */
  async raise(parts: Partial<IncidentInput> = {}): Promise<void> {
    await this.start('incidentResponse', incidentId(INCIDENT), anIncident(this.startedAt, parts))
    await this.until(() => this.desk.inputs('addDeadlines').length >= 2)
  }

  async signal(workflowId: string, signal: string, argument?: object): Promise<void> {
    await this.workflows.getHandle(workflowId).signal(signal, ...(argument === undefined ? [] : [argument]))
  }

  /** An operator cancels a workflow with Temporal's own tools. */
  async cancel(workflowId: string): Promise<void> {
    await this.workflows.getHandle(workflowId).cancel()
  }

  /** What somebody is answered who acts: `done`, or why not, as `too-late act.batchDecided`. */
  async act(workflowId: string, update: string, act: object): Promise<string> {
    try {
      const handle = this.workflows.getHandle(workflowId)
      const { outcome, detail } = await handle.executeUpdate<ActResult, [object]>(update, { args: [act] })
      return `${outcome} ${detail}`.trim()
    } catch (error) {
      if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) throw error
      return `${error.cause.type} ${error.cause.message}`
    }
  }

  nowMs(): Promise<number> {
    return this.environment.currentTimeMs()
  }

  /** Lets scenario time go on to a minute of the story; what was due before has happened by then. */
  async reach(minute: number): Promise<void> {
    const ahead = epochMs(this.startedAt) + minute * MINUTE_MS - (await this.environment.currentTimeMs())
    if (ahead > 0) await this.environment.sleep(ahead)
  }

  /** Waits in real time, scenario time standing, until something has come about. */
  async until(what: () => unknown): Promise<void> {
    for (let tries = 0; !what(); tries += 1) {
      if (tries > 750) throw new Error(`did not come about within 15 s: ${what.toString()}`)
      await sleep(20)
    }
  }

  /** Lets time run until a workflow has ended. */
  async ended(workflowId: string): Promise<void> {
    await this.workflows.getHandle(workflowId).result()
  }

  async isRunning(workflowId: string): Promise<boolean> {
    return (await this.workflows.getHandle(workflowId).describe()).status.name === 'RUNNING'
  }

  /** The children that a workflow has started, in order. */
  async childrenOf(workflowId: string): Promise<string[]> {
    const { events } = await this.workflows.getHandle(workflowId).fetchHistory()
    const asked = (events ?? []).map((event) => event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId)
    return asked.filter((id) => typeof id === 'string')
  }

  /** The histories of all that the story started, with children but for messages. */
  async histories(ids: readonly string[] = this.started): Promise<{ workflowId: string; history: History }[]> {
    const own = ids.map(async (workflowId) => {
      const history = await this.workflows.getHandle(workflowId).fetchHistory()
      const children = (await this.childrenOf(workflowId)).filter((id) => !/^(message|notices)\//.test(id))
      return [{ workflowId, history }, ...(await this.histories(children))]
    })
    return (await Promise.all(own)).flat()
  }

  /** The minute of the story, to the nearest. */
  minute(at: Instant | number): number {
    return Math.round(((typeof at === 'number' ? at : epochMs(at)) - epochMs(this.startedAt)) / MINUTE_MS)
  }

  /** Which messages were handed over, and in which minute. */
  told(): string[] {
    return this.desk.told.map(({ messageId, atMs }) => `${this.minute(atMs)}: ${messageId}`)
  }
}

/** Tells a story: the real server and the real workflows, with a desk in the place of the activities. */
export async function story(setting: Partial<DeskSetting>, tale: (story: Story) => Promise<void>): Promise<void> {
  try {
    await tellOnce(setting, tale)
  } catch (error) {
    if (!isUpdateLost(error)) throw error
    await tellOnce(setting, tale)
  }
}

/** The time-skipping server loses an update that arrives as its workflow closes (the real one does not): told again then. */
function isUpdateLost(error: unknown): boolean {
  return error instanceof WorkflowNotFoundError && /^update \S+ not found/.test(error.message)
}

async function tellOnce(setting: Partial<DeskSetting>, tale: (story: Story) => Promise<void>): Promise<void> {
  await tellStory(async (environment) => {
    const desk = new Desk({ ...quietDesk, ...setting })
    const startedAt = instantOf(await environment.currentTimeMs())
    const workers = await createWorkers(environment, desk)
    const running = Promise.all(workers.map((worker) => worker.run()))
    try {
      const told = new Story(environment, desk, startedAt)
      await tale(told)
      await replay(told)
    } finally {
      for (const worker of workers) worker.shutdown()
      await running
    }
  })
}

/** What every story must hold: its workflows do the same again when a worker reads their history. */
async function replay(told: Story): Promise<void> {
  const options = { workflowBundle: testWorkflowBundle(), sinks: noConductor }
  for await (const { workflowId, error } of Worker.runReplayHistories(options, await told.histories()))
    if (error) throw new Error(`${workflowId} can't be replayed: ${error.message}`)
}

async function createWorkers(environment: TestWorkflowEnvironment, desk: Desk): Promise<Worker[]> {
  const activities = recording(
    desk,
    deskAnswers(desk, async (workflowId, signal, argument) => {
      try {
        const handle = environment.client.workflow.getHandle(workflowId)
        await handle.signal(signal, ...(argument === undefined ? [] : [argument]))
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error
      }
    }),
  )
  const common = { connection: environment.nativeConnection, activities, shutdownGraceTime: '1 second' }
  const playbook = { workflowBundle: testWorkflowBundle(), sinks: noConductor }
  return Promise.all([
    Worker.create({ ...common, ...playbook, taskQueue: TASK_QUEUES.playbook }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.solver }),
    Worker.create({ ...common, taskQueue: TASK_QUEUES.notifications }),
  ])
}
