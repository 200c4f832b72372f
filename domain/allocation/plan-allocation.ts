import { openModel } from './model'
import type { AllocationInput, AllocationPlan } from './plan'
import { completePlan } from './plan-state'
import type { PlanState } from './plan-state'
import { solveKinds } from './solve-kinds'
import { planDocks } from './within-docks'

/**
 * Who sends what where. Per kind the fairest cover, proved by cuts, and its least cost, proved by potentials; then within
 * the docks; then in few loads. Equal inputs give equal plans.
 */
export function planAllocation(input: AllocationInput): AllocationPlan {
  return openPlan(input).plan
}

/** The same with all that it was made from, for `planAgain`. */
export function openPlan(input: AllocationInput): PlanState {
  const model = openModel(input)
  const solved = solveKinds(model.network, model.kinds)
  return completePlan(input, model, solved, planDocks(model.network, solved))
}
