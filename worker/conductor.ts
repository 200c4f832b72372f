import type { WorkflowClientInterceptor } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import type { Headers } from '@temporalio/common'
import type { InjectedSinks } from '@temporalio/worker'
import type { Instant } from '../domain/time/instant'
import type { ClockSinks } from '../workflows/clock'

const NOW_HEADER = 'muster-now'

type Appointment = { readonly at: Instant; readonly act: () => Promise<void> }
type Wait = { readonly workflowId: string; readonly waitId: number; readonly at: Instant }

export type ConductorOptions = {
  readonly startAt: Instant
  /** Tells a workflow that time has come to `now`. */
  readonly move: (workflowId: string, now: Instant) => Promise<void>
  /** Called whenever time moves. */
  readonly onMove?: (now: Instant) => void
  /** Past this instant time is not moved any more. */
  readonly stopAt: Instant
}

/**
 * Moves a stepped clock (decision 4): as soon as nothing is in flight in this process, time goes to the next instant that
 * a workflow waits for, and all waits of that instant are woken together. What depends on the order of facts within one
 * instant (planning again after shortages) is put off by a minute, so the same seed gives the same decisions whatever
 * the machine's speed.
 */
export class Conductor {
  private readonly waits = new Map<string, Wait>()
  private appointments: readonly Appointment[] = []
  private inFlight = 0
  private checking = false
  private stopped = false
  private readonly idle: (() => void)[] = []
  now: Instant

  constructor(private readonly options: ConductorOptions) {
    this.now = options.startAt
  }

  /** What the workflows tell the conductor, for `Worker.create`. */
  readonly sinks: InjectedSinks<ClockSinks> = {
    conductor: {
      waiting: { fn: (_info, wait) => this.wait(wait), callDuringReplay: false },
      waited: { fn: (_info, wait) => this.unwait(`${wait.workflowId} ${wait.waitId}`), callDuringReplay: false },
      begun: { fn: () => this.begin(), callDuringReplay: false },
      settled: { fn: () => this.settle(), callDuringReplay: false },
      ended: { fn: (_info, workflowId) => this.forget(workflowId), callDuringReplay: false },
    },
  }

  /** Counts what clients send to workflows, and gives each message the instant it is sent at. */
  readonly clientInterceptor: WorkflowClientInterceptor = {
    start: async (input, next) => this.sent(() => next({ ...input, headers: this.stamp(input.headers) })),
    signal: async (input, next) => this.sent(() => next({ ...input, headers: this.stamp(input.headers) })),
    startUpdate: async (input, next) => {
      this.begin()
      try {
        return await next({ ...input, headers: this.stamp(input.headers) })
      } finally {
        this.settle()
      }
    },
  }

  /** Lets something from outside happen at an instant of the clock: the second alert of two, say. */
  at(at: Instant, act: () => Promise<void>): void {
    this.appointments = [...this.appointments, { at, act }]
    this.check()
  }

  /** Resolves when nothing is in flight and nobody waits for an instant that may still come. */
  whenIdle(): Promise<void> {
    return new Promise((resolve) => {
      this.idle.push(resolve)
      this.check()
    })
  }

  stop(): void {
    this.stopped = true
  }

  describe(): string {
    const next = [...this.waits.values()].slice(0, 5).map((wait) => `${wait.workflowId} until ${wait.at}`)
    return `${this.inFlight} in flight, ${this.waits.size} waiting (${next.join('; ')}), now ${this.now}`
  }

  private stamp(headers: Headers): Headers {
    return { ...headers, [NOW_HEADER]: defaultPayloadConverter.toPayload(this.now) }
  }

  /** A start or a signal stays in flight until its workflow has taken it; one that can't be sent is not. */
  private async sent<T>(send: () => Promise<T>): Promise<T> {
    this.begin()
    try {
      return await send()
    } catch (error) {
      this.settle()
      throw error
    }
  }

  private wait(wait: Wait): void {
    this.waits.set(`${wait.workflowId} ${wait.waitId}`, wait)
    this.check()
  }

  private unwait(key: string): void {
    this.waits.delete(key)
  }

  private forget(workflowId: string): void {
    for (const [key, wait] of this.waits) if (wait.workflowId === workflowId) this.waits.delete(key)
    this.check()
  }

  private begin(): void {
    this.inFlight += 1
  }

  private settle(): void {
    this.inFlight -= 1
    this.check()
  }

  /** Looks again after the current turn, so that what one activation tells is counted as a whole. */
  private check(): void {
    if (this.checking || this.stopped) return
    this.checking = true
    setImmediate(() => {
      this.checking = false
      if (this.inFlight === 0 && !this.stopped) this.step()
    })
  }

  private step(): void {
    const next = [...this.waits.values(), ...this.appointments].map((each) => each.at).sort()[0]
    if (next === undefined || next > this.options.stopAt) {
      for (const resolve of this.idle.splice(0)) resolve()
      return
    }
    if (next > this.now) {
      this.now = next
      this.options.onMove?.(this.now)
    }
    this.keepAppointments()
    this.wake()
  }

  private keepAppointments(): void {
    const due = this.appointments.filter((each) => each.at <= this.now)
    this.appointments = this.appointments.filter((each) => each.at > this.now)
    for (const { act } of due) {
      this.begin()
      void act().finally(() => this.settle())
    }
  }

  private wake(): void {
    const due = [...this.waits.values()].filter((wait) => wait.at <= this.now)
    for (const wait of due) this.unwait(`${wait.workflowId} ${wait.waitId}`)
    const workflowIds = [...new Set(due.map((wait) => wait.workflowId))].sort()
    for (const workflowId of workflowIds) void this.options.move(workflowId, this.now).catch(() => this.check())
  }
}
