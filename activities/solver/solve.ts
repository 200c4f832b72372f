import type { CertificateFault } from '../../domain/allocation/certificate-fault'
import { checkCertificate } from '../../domain/allocation/check-certificate'
import { comparePlans } from '../../domain/allocation/compare-plans'
import { ownPart } from '../../domain/allocation/own-part'
import type { AllocationInput, AllocationPlan, PlanWish } from '../../domain/allocation/plan'
import { planAgain } from '../../domain/allocation/plan-again'
import { openPlan, planAllocation } from '../../domain/allocation/plan-allocation'
import type { PlanState } from '../../domain/allocation/plan-state'
import { shortfallChanges, sumPlan } from '../../domain/allocation/plan-sums'
import type { WhatIfOutcome } from '../../workflows/messages'
import type { AllocationBasis } from './allocation-basis'
import { openBasis } from './allocation-basis'
import { SolvedBases } from './solved-bases'

/** A plan, how long it took, and what an independent check of its proof found against it. */
export type SolvedPlan = {
  readonly plan: AllocationPlan
  readonly solveMs: number
  readonly fault: CertificateFault | null
}

/** An answer goes through the engine: of very many changes the largest are shown. */
const MOST_CHANGES = 200

/** The plan, proved again by a checker that knows nothing of the method. */
export function solvePlan(basis: AllocationBasis): SolvedPlan {
  const input = openBasis(basis)
  const startedMs = performance.now()
  const plan = planAllocation(input)
  const solveMs = Math.round(performance.now() - startedMs)
  return { plan: ownPart(plan, input.needs), solveMs, fault: checkCertificate(input, plan) }
}

/** A what-if about a plan: `fingerprint` is that of the input that the plan is solved from as things stand. */
export type Wished = { readonly planId: string; readonly fingerprint: string; readonly wishes: readonly PlanWish[] }

const bases = new SolvedBases({ plans: 4, offers: 250_000 })

/** The plan as things stand, then once more with wishes from where it stood, and the difference. */
export function solveWhatIf({ input, ...asked }: Wished & { readonly input: AllocationInput }): WhatIfOutcome {
  const known = restartWhatIf(asked)
  if (known !== null) return known
  const startedMs = performance.now()
  const base = openPlan(input)
  bases.keep(asked.planId, asked.fingerprint, base)
  return differenceFrom(base, asked.wishes, { restarted: false, startedMs })
}

/** The same from where an earlier what-if left the plan solved; null when it is not known here any more. */
export function restartWhatIf({ planId, fingerprint, wishes }: Wished): WhatIfOutcome | null {
  const base = bases.find(planId, fingerprint)
  return base === undefined ? null : differenceFrom(base, wishes, { restarted: true, startedMs: performance.now() })
}

function differenceFrom(
  base: PlanState,
  wishes: readonly PlanWish[],
  { restarted, startedMs }: { readonly restarted: boolean; readonly startedMs: number },
): WhatIfOutcome {
  const { input } = base
  const wished = { ...input, wishes: [...input.wishes, ...wishes] }
  const again = planAgain(base, wished.wishes)
  const solveMs = Math.round(performance.now() - startedMs)
  const [before, after] = [ownPart(base.plan, input.needs), ownPart(again.plan, input.needs)]
  const { lines } = comparePlans(before, after, wished)
  const source = new Map(input.offers.map((offer) => [offer.id, offer.source]))
  const changes = lines
    .map((line) => ({ ...line, source: source.get(line.offerId) ?? 'stock' }))
    .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before))
  return {
    ...{ outcome: 'solved', restarted, solveMs, asOf: input.now },
    ...{ before: sumPlan(before, wished), after: sumPlan(after, wished) },
    ...{ changes: changes.slice(0, MOST_CHANGES), changeCount: changes.length },
    shortfalls: shortfallChanges(before, after).slice(0, MOST_CHANGES),
  }
}
