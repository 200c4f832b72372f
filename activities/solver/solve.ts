import type { CertificateFault } from '../../domain/allocation/certificate-fault'
import { checkCertificate } from '../../domain/allocation/check-certificate'
import { comparePlans } from '../../domain/allocation/compare-plans'
import { ownPart } from '../../domain/allocation/own-part'
import type { AllocationInput, AllocationPlan, PlanWish } from '../../domain/allocation/plan'
import { planAgain } from '../../domain/allocation/plan-again'
import { openPlan, planAllocation } from '../../domain/allocation/plan-allocation'
import { shortfallChanges, sumPlan } from '../../domain/allocation/plan-sums'
import type { WhatIfOutcome } from '../../workflows/messages'

/** A plan, how long it took, and what an independent check of its proof found against it. */
export type SolvedPlan = {
  readonly plan: AllocationPlan
  readonly solveMs: number
  readonly fault: CertificateFault | null
}

/** An answer goes through the engine: of very many changes the largest are shown. */
const MOST_CHANGES = 200

/** The plan, proved again by a checker that knows nothing of the method. */
export function solvePlan(input: AllocationInput): SolvedPlan {
  const startedMs = performance.now()
  const plan = planAllocation(input)
  const solveMs = Math.round(performance.now() - startedMs)
  return { plan: ownPart(plan, input.needs), solveMs, fault: checkCertificate(input, plan) }
}

/** The plan as things stand, then once more with wishes from where it stood, and the difference. */
export function solveWhatIf({
  input,
  wishes,
}: {
  readonly input: AllocationInput
  readonly wishes: readonly PlanWish[]
}): WhatIfOutcome {
  const stands = openPlan(input)
  const before = ownPart(stands.plan, input.needs)
  const wished = { ...input, wishes: [...input.wishes, ...wishes] }
  const startedMs = performance.now()
  const after = ownPart(planAgain(stands, wished.wishes).plan, input.needs)
  const solveMs = Math.round(performance.now() - startedMs)
  const { lines } = comparePlans(before, after, wished)
  const source = new Map(input.offers.map((offer) => [offer.id, offer.source]))
  const changes = lines
    .map((line) => ({ ...line, source: source.get(line.offerId) ?? 'stock' }))
    .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before))
  return {
    ...{ outcome: 'solved', solveMs, before: sumPlan(before, wished), after: sumPlan(after, wished) },
    ...{ changes: changes.slice(0, MOST_CHANGES), changeCount: changes.length },
    shortfalls: shortfallChanges(before, after).slice(0, MOST_CHANGES),
  }
}
