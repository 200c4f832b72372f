import { comparePlans } from '../domain/allocation/compare-plans'
import { ownPart } from '../domain/allocation/own-part'
import type { AllocationInput, AllocationPlan } from '../domain/allocation/plan'
import { planAgain } from '../domain/allocation/plan-again'
import { openPlan } from '../domain/allocation/plan-allocation'
import { shortfallChanges, sumPlan } from '../domain/allocation/plan-sums'
import { wishFault } from '../domain/allocation/wish-faults'
import { readAllocationInput } from './allocation-input'
import type { WhatIfOutcome } from '../workflows/messages'
import type { WhatIfActivities } from './interfaces'
import type { ActivityContext } from './ports'

/** An answer goes through the engine: of very many changes the largest are shown. */
const mostChanges = 200

/** Solves a plan as things stand and once more with wishes; stores nothing. */
export function createWhatIfActivities({ database }: Pick<ActivityContext, 'database'>): WhatIfActivities {
  return {
    async planWhatIf({ incidentId, estimateId, wishes, now }) {
      const input = await readAllocationInput(database, { incidentId, estimateId, now })
      const fault = wishFault(input, wishes)
      if (fault !== null) return { outcome: 'refused', ...fault }
      const stands = openPlan(input)
      const before = ownPart(stands.plan, input.needs)
      const startedMs = performance.now()
      const after = ownPart(planAgain(stands, [...input.wishes, ...wishes]).plan, input.needs)
      const solveMs = Math.round(performance.now() - startedMs)
      return outcomeOf(before, after, { ...input, wishes: [...input.wishes, ...wishes] }, solveMs)
    },
  }
}

function outcomeOf(
  before: AllocationPlan,
  after: AllocationPlan,
  input: AllocationInput,
  solveMs: number,
): WhatIfOutcome {
  const { lines } = comparePlans(before, after, input)
  const source = new Map(input.offers.map((offer) => [offer.id, offer.source]))
  const changes = lines
    .map((line) => ({ ...line, source: source.get(line.offerId) ?? 'stock' }))
    .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before))
  return {
    ...{ outcome: 'solved', solveMs, before: sumPlan(before, input), after: sumPlan(after, input) },
    ...{ changes: changes.slice(0, mostChanges), changeCount: changes.length },
    shortfalls: shortfallChanges(before, after).slice(0, mostChanges),
  }
}
