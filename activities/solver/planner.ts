import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { AllocationInput, PlanWish } from '../../domain/allocation/plan'
import type { WhatIfOutcome } from '../../workflows/messages'
import type { SolvedPlan } from './solve'
import { solvePlan, solveWhatIf } from './solve'

type Wished = { readonly input: AllocationInput; readonly wishes: readonly PlanWish[] }

/** Who solves plans; `signal` ends a solving that nobody waits for any more. */
export interface Planner {
  plan(input: AllocationInput, signal?: AbortSignal): Promise<SolvedPlan>
  whatIf(wished: Wished, signal?: AbortSignal): Promise<WhatIfOutcome>
  close(): Promise<void>
}

/** Solves in the caller's own thread: for tests, and where nothing else waits. */
export const ownThread: Planner = {
  plan: (input) => Promise.resolve(solvePlan(input)),
  whatIf: (wished) => Promise.resolve(solveWhatIf(wished)),
  close: () => Promise.resolve(),
}

/**
 * Threads of this process, one for each plan that is solved at a time: a large one blocks neither heartbeats nor the plan of
 * another incident, and is stopped by ending its thread.
 */
export function openThreads(): Planner {
  const threads = new Piscina({
    filename: join(__dirname, 'solve-thread.cjs'),
    minThreads: 1,
    maxThreads: availableParallelism(),
    idleTimeout: 60_000,
  })
  const run = <Answer>(name: string, task: unknown, signal?: AbortSignal): Promise<Answer> =>
    threads.run(task, { name, ...(signal !== undefined && { signal }) }) as Promise<Answer>
  return {
    plan: (input, signal) => run('solvePlan', input, signal),
    whatIf: (wished, signal) => run('solveWhatIf', wished, signal),
    close: () => threads.destroy(),
  }
}
