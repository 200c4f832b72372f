import { condition, defineSignal, proxySinks, setHandler, workflowInfo } from '@temporalio/workflow'
import type { Sinks } from '@temporalio/workflow'
import type { Instant } from '../domain/time/instant'
import { epochMs, instantOf } from '../domain/time/instant'
import type { ClockSpec } from '../domain/time/scenario-clock'
import { realMsUntil, scenarioAt } from '../domain/time/scenario-clock'
import type { ClockMoved, PaceChanged } from './messages'
import { SIGNALS } from './messages'

/**
 * The one source of time for workflows (decision 4). A real clock is real time; a paced one follows its segments; on a
 * stepped one a wait is a condition on an instant that the conductor in the worker's process moves to.
 */
export interface ClockSinks extends Sinks {
  conductor: {
    waiting(wait: { workflowId: string; waitId: number; at: Instant }): void
    waited(wait: { workflowId: string; waitId: number }): void
    begun(workflowId: string): void
    settled(workflowId: string): void
    ended(workflowId: string): void
  }
}

const { conductor } = proxySinks<ClockSinks>()
const paceChanged = defineSignal<[PaceChanged]>(SIGNALS.paceChanged)
const clockMoved = defineSignal<[ClockMoved]>(SIGNALS.clockMoved)

let clock: ClockSpec = { kind: 'real' }
let paceChanges = 0
let waits = 0

/** Sets the clock that this workflow lives on; first thing in every workflow. */
export function startClock(spec: ClockSpec): void {
  clock = clock.kind === 'stepped' && spec.kind === 'stepped' && clock.now > spec.now ? clock : spec
  setHandler(paceChanged, ({ segments }) => {
    clock = { kind: 'paced', segments }
    paceChanges += 1
  })
  setHandler(clockMoved, ({ now: moved }) => reachInstant(moved))
}

/** The clock as it stands, to hand on to a child. */
export function currentClock(): ClockSpec {
  return clock
}

export function now(): Instant {
  switch (clock.kind) {
    case 'real':
      return instantOf(Date.now())
    case 'paced':
      return scenarioAt(clock.segments, instantOf(Date.now()))
    case 'stepped':
      return clock.now
  }
}

/** Real time, whatever the clock: when something was done, not when it counts. */
export function realNow(): Instant {
  return instantOf(Date.now())
}

/** A stepped clock never goes back: messages carry the sender's instant. */
export function reachInstant(moved: Instant): void {
  if (clock.kind !== 'stepped') clock = { kind: 'stepped', now: moved }
  else if (moved > clock.now) clock = { kind: 'stepped', now: moved }
}

/**
 * Waits until `holds` or until the instant `at` (none: for ever).
 * @returns whether `holds` held; false when the instant came first
 */
export async function waitUntil(at: Instant | undefined, holds: () => boolean): Promise<boolean> {
  if (at === undefined) {
    await condition(holds)
    return true
  }
  while (!holds() && now() < at) await waitOnce(at, holds)
  return holds()
}

async function waitOnce(at: Instant, holds: () => boolean): Promise<void> {
  if (clock.kind === 'stepped') return waitStepped(at, holds)
  const changes = paceChanges
  const woken = (): boolean => holds() || paceChanges !== changes
  const delayMs =
    clock.kind === 'real' ? epochMs(at) - Date.now() : realMsUntil(clock.segments, instantOf(Date.now()), at)
  if (delayMs === null) await condition(woken)
  else await condition(woken, Math.max(1, delayMs))
}

async function waitStepped(at: Instant, holds: () => boolean): Promise<void> {
  const { workflowId } = workflowInfo()
  const waitId = ++waits
  conductor.waiting({ workflowId, waitId, at })
  await condition(() => holds() || now() >= at)
  conductor.waited({ workflowId, waitId })
}

export async function sleepUntil(at: Instant): Promise<void> {
  await waitUntil(at, () => false)
}
