import { checkCertificate } from '../../domain/allocation/check-certificate'
import type { AllocationInput, AllocationPlan } from '../../domain/allocation/plan'
import { planAllocation } from '../../domain/allocation/plan-allocation'
import { quantile, say } from '../report'

export type ProvedPlan = { readonly plan: AllocationPlan; readonly seconds: number }

/** Plans and then has the independent check prove it; throws at a fault. The time is that of planning alone. */
export function provedPlan(name: string, input: AllocationInput, plan: () => AllocationPlan): ProvedPlan {
  const startedMs = performance.now()
  const made = plan()
  const seconds = (performance.now() - startedMs) / 1000
  say(`  ${name}: ${seconds.toFixed(2)} s; proved in ${prove(input, made).toFixed(2)} s; ${inWords(made)}`)
  return { plan: made, seconds }
}

/** Seconds that the check takes. */
export function prove(input: AllocationInput, plan: AllocationPlan): number {
  const startedMs = performance.now()
  if (plan.certificate === null) throw new Error('a plan without a certificate')
  const fault = checkCertificate(input, plan)
  if (fault) throw new Error(`the certificate does not hold: ${JSON.stringify(fault)}`)
  return (performance.now() - startedMs) / 1000
}

export function inWords({ lines, shortfalls, coverageMin, coverageMean, onTimeShare, method }: AllocationPlan): string {
  const shares = [coverageMin, coverageMean, onTimeShare].map((share) => share.toFixed(3)).join('/')
  return `${lines.length} lines, ${method.consignments ?? 0} consignments, ${shortfalls.length} short, coverage min/mean/in time ${shares}, ${method.proof}, gap ${method.gap}`
}

/** The same again and again: the middle time, and the last plan. */
export function provedPlans(name: string, input: AllocationInput, rounds: number): ProvedPlan {
  const made = Array.from({ length: rounds }, () => provedPlan(name, input, () => planAllocation(input)))
  const [last] = made.slice(-1)
  if (last === undefined) throw new Error('no rounds')
  return {
    plan: last.plan,
    seconds: quantile(
      made.map(({ seconds }) => seconds),
      0.5,
    ),
  }
}
