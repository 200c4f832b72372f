import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { AllocationInput, PlanWish } from '../../domain/allocation/plan'
import type { WhatIfOutcome } from '../../workflows/messages'
import type { AllocationBasis } from './allocation-basis'
import type { SolvedPlan, Wished } from './solve'
import { solvePlan, solveWhatIf } from './solve'

type WhatIf = { readonly planId: string; readonly input: AllocationInput; readonly wishes: readonly PlanWish[] }

/** Who solves plans; `signal` ends a solving that nobody waits for any more. */
export interface Planner {
  plan(basis: AllocationBasis, signal?: AbortSignal): Promise<SolvedPlan>
  whatIf(asked: WhatIf, signal?: AbortSignal): Promise<WhatIfOutcome>
  close(): Promise<void>
}

/** Solves in the caller's own thread: for tests, and where nothing else waits. */
export const ownThread: Planner = {
  plan: (basis) => Promise.resolve(solvePlan(basis)),
  whatIf: (asked) => Promise.resolve(solveWhatIf({ ...asked, fingerprint: fingerprintOf(asked.input) })),
  close: () => Promise.resolve(),
}

const filename = join(__dirname, 'solve-thread.cjs')
/** Offers live as long as their plan: with less room for what is young they are copied to and fro until it is done. */
const resourceLimits = { maxYoungGenerationSizeMb: 96 }
/** A thread keeps solved plans for what-ifs as long as somebody asks. */
const KEEP_MS = 10 * 60_000

/**
 * Threads of this process, one for each plan that is solved at a time: a large one blocks neither heartbeats nor the plan of
 * another incident, and is stopped by ending its thread. What-ifs have threads of their own, and all about one plan go to
 * the same: it goes on from the plan that it has solved.
 */
export function openThreads(): Planner {
  const count = availableParallelism()
  const threads = new Piscina({ filename, minThreads: 1, maxThreads: count, idleTimeout: 60_000, resourceLimits })
  const desks = Array.from(
    { length: count },
    () => new Piscina({ filename, minThreads: 0, maxThreads: 1, idleTimeout: KEEP_MS }),
  )
  const run = <Answer>(on: Piscina, name: string, task: unknown, signal?: AbortSignal): Promise<Answer> =>
    on.run(task, { name, ...(signal !== undefined && { signal }) }) as Promise<Answer>
  return {
    plan: (basis, signal) => run(threads, 'solvePlan', basis, signal),
    async whatIf({ planId, input, wishes }, signal) {
      const desk = desks[placeOf(planId, desks.length)] ?? threads
      const asked: Wished = { planId, wishes, fingerprint: fingerprintOf(input) }
      // the input is large: it is handed over only where the plan is not solved yet
      const known = await run<WhatIfOutcome | null>(desk, 'restartWhatIf', asked, signal)
      return known ?? run(desk, 'solveWhatIf', { ...asked, input }, signal)
    },
    close: async () => {
      await Promise.all([threads, ...desks].map((each) => each.destroy()))
    },
  }
}

/** Equal inputs have equal fingerprints, whoever reads them. */
function fingerprintOf(input: AllocationInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('base64')
}

function placeOf(planId: string, count: number): number {
  return createHash('sha256').update(planId).digest().readUInt32BE(0) % count
}
