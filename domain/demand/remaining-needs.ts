import type { AllocationNeed, Batch } from '../allocation/plan'
import type { AreaCode } from '../geography/area'
import type { DemandLine } from './estimate'

/** Units shipped, on their way or received: whatever no longer has to be planned. */
export type UnderWay = { readonly areaCode: AreaCode; readonly itemCode: string; readonly quantity: number }

type NeedLine = Omit<DemandLine, 'rules'>

/**
 * What still has to be allocated: the first batch is the life-saving lines at their quantile, the rest is what is
 * expected beyond it; goods under way count against the first batch first. Never negative.
 */
export function remainingNeeds(
  estimate: { readonly lines: readonly NeedLine[] },
  underWay: readonly UnderWay[],
  batches: readonly Batch[] = ['first', 'rest'],
): AllocationNeed[] {
  const done = new Map<string, number>()
  for (const each of underWay) done.set(keyOf(each), (done.get(keyOf(each)) ?? 0) + each.quantity)
  const needs = estimate.lines.flatMap((line) => needsOf(line, done.get(keyOf(line)) ?? 0))
  return batches.flatMap((batch) => needs.filter((need) => need.batch === batch && need.quantity > 0))
}

function needsOf(line: NeedLine, done: number): AllocationNeed[] {
  const first = line.lifeSaving ? line.firstBatch : 0
  const all = Math.max(line.need.expected, first)
  const { areaCode, itemCode } = line
  return [
    { areaCode, itemCode, batch: 'first', quantity: Math.max(0, first - done) },
    { areaCode, itemCode, batch: 'rest', quantity: Math.max(0, all - Math.max(first, done)) },
  ]
}

function keyOf(each: { readonly areaCode: AreaCode; readonly itemCode: string }): string {
  return `${each.areaCode}:${each.itemCode}`
}
