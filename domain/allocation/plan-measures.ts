import type { AllocationNeed, AllocationPlan, PlanLine } from './plan'

type PlanMeasures = Pick<AllocationPlan, 'coverageMin' | 'coverageMean' | 'onTimeShare'>

/** How well a plan covers its needs: the worst and the mean share (weighted by units), and the share that comes in time. */
export function measurePlan(needs: readonly AllocationNeed[], lines: readonly PlanLine[]): PlanMeasures {
  const planned = new Map<string, number>()
  for (const line of lines) planned.set(keyOf(line), (planned.get(keyOf(line)) ?? 0) + line.quantity)
  const wanted = needs.reduce((sum, need) => sum + need.quantity, 0)
  const sent = lines.reduce((sum, line) => sum + line.quantity, 0)
  const onTime = lines.reduce((sum, line) => sum + (line.late ? 0 : line.quantity), 0)
  return {
    coverageMin: needs.reduce((least, need) => Math.min(least, (planned.get(keyOf(need)) ?? 0) / need.quantity), 1),
    coverageMean: wanted === 0 ? 1 : sent / wanted,
    onTimeShare: sent === 0 ? 1 : onTime / sent,
  }
}

function keyOf(each: { readonly batch: string; readonly areaCode: string; readonly itemCode: string }): string {
  return `${each.batch}:${each.areaCode}:${each.itemCode}`
}
