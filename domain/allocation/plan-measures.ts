import { needKey } from './needs'
import type { AllocationNeed, AllocationPlan, PlanLine } from './plan'

type PlanMeasures = Pick<AllocationPlan, 'coverageMin' | 'coverageMean' | 'onTimeShare'>

/** How well a plan covers its needs: the worst and the mean share (weighted by units), and the share that comes in time. */
export function measurePlan(needs: readonly AllocationNeed[], lines: readonly PlanLine[]): PlanMeasures {
  const planned = new Map<string, number>()
  let [sent, onTime] = [0, 0]
  for (const line of lines) {
    const units = line.standsInFor?.quantity ?? line.quantity
    const key = needKey(line.standsInFor ? { ...line, itemCode: line.standsInFor.itemCode } : line)
    planned.set(key, (planned.get(key) ?? 0) + units)
    sent += units
    onTime += line.late ? 0 : units
  }
  let [wanted, covered, coverageMin] = [0, 0, 1]
  for (const need of needs) {
    // packs may bring more than is needed
    const units = Math.min(need.quantity, planned.get(needKey(need)) ?? 0)
    wanted += need.quantity
    covered += units
    coverageMin = Math.min(coverageMin, units / need.quantity)
  }
  return {
    coverageMin,
    coverageMean: wanted === 0 ? 1 : covered / wanted,
    onTimeShare: sent === 0 ? 1 : onTime / sent,
  }
}
