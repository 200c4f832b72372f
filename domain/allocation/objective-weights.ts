import { sourceTiers } from '../policy/allocation-rules'
import type { AllocationRules, Objective } from '../policy/allocation-rules'
import { sourceKinds } from '../supply/offer'

/** Steps of each objective that one pack costs on its way. */
export type Steps = Readonly<Record<Objective, number>>

/** Whole weights by which a step of an objective outweighs all steps of those after it. */
export type Weights = { readonly order: readonly Objective[]; readonly weight: Steps; readonly most: Steps }

export function weightsOf(rules: AllocationRules, order: readonly Objective[] = rules.objectives): Weights {
  const most: Steps = {
    lateness: rules.lateness.steps - 1,
    'source-order': (sourceTiers.length + 1) * (sourceKinds.length + 1) - 1,
    distance: rules.distance.steps - 1,
    'unit-cost': rules.unitCost.steps - 1,
  }
  const weight: Record<Objective, number> = { lateness: 0, 'source-order': 0, distance: 0, 'unit-cost': 0 }
  let next = 1
  for (const objective of [...order].reverse()) {
    weight[objective] = next
    next *= most[objective] + 1
  }
  return { order, weight, most }
}

/** Whole cost of a pack: one number whose digits are the steps, the weightiest objective first. */
export function costOf(steps: Steps, { weight, most }: Weights): number {
  return (
    weight.lateness * Math.min(steps.lateness, most.lateness) +
    weight['source-order'] * Math.min(steps['source-order'], most['source-order']) +
    weight.distance * Math.min(steps.distance, most.distance) +
    weight['unit-cost'] * Math.min(steps['unit-cost'], most['unit-cost'])
  )
}

/** What a pack costs besides that its county should have had in time. */
export function missedCost({ missedSteps }: AllocationRules, { weight }: Weights): number {
  return missedSteps * Math.max(...Object.values(weight))
}

/** The steps that a cost is made of. */
export function stepsOf(cost: number, { order, weight }: Weights): Steps {
  const steps: Record<Objective, number> = { lateness: 0, 'source-order': 0, distance: 0, 'unit-cost': 0 }
  let left = cost
  for (const objective of order) {
    steps[objective] = weight[objective] > 0 ? Math.floor(left / weight[objective]) : 0
    left -= steps[objective] * weight[objective]
  }
  return steps
}
