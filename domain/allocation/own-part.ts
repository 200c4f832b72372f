import type { AllocationNeed, AllocationPlan } from './plan'
import { measurePlan } from './plan-measures'

/**
 * The part of a plan that is for the incident it was made for, where others were planned beside it so that all share one
 * coverage: theirs is theirs to order. Own needs and lines carry no incident.
 */
export function ownPart(plan: AllocationPlan, needs: readonly AllocationNeed[]): AllocationPlan {
  const isOwn = (each: { readonly incidentId?: string }): boolean => each.incidentId === undefined
  if (needs.every(isOwn)) return plan
  const lines = plan.lines.filter(isOwn)
  const own = { lines, shortfalls: plan.shortfalls.filter(isOwn), delays: plan.delays.filter(isOwn) }
  return { ...plan, ...own, ...measurePlan(needs.filter(isOwn), lines) }
}
