import type { AllocationInput, AllocationNeed, Ceiling } from './plan'

/** Needs of one destination and item kind added up and cut to what was approved; order of first appearance. */
export function mergeNeeds({ needs, ceilings = [] }: Pick<AllocationInput, 'needs' | 'ceilings'>): AllocationNeed[] {
  const merged = new Map<string, AllocationNeed>()
  for (const need of needs) {
    if (need.quantity <= 0) continue
    const key = needKey(need)
    const known = merged.get(key)
    merged.set(key, known ? { ...known, quantity: known.quantity + need.quantity } : need)
  }
  return ceilings.length === 0 ? [...merged.values()] : belowCeilings([...merged.values()], ceilings)
}

export function needKey(each: Pick<AllocationNeed, 'batch' | 'areaCode' | 'itemCode' | 'incidentId'>): string {
  return `${each.batch}:${each.areaCode}:${each.itemCode}:${each.incidentId ?? ''}`
}

/** The first batch takes its share of a ceiling before the rest. */
function belowCeilings(needs: readonly AllocationNeed[], ceilings: readonly Ceiling[]): AllocationNeed[] {
  const left = new Map(ceilings.map(({ areaCode, itemCode, quantity }) => [`${areaCode}:${itemCode}`, quantity]))
  const inOrder = [...needs].sort((a, b) => Number(a.batch === 'rest') - Number(b.batch === 'rest'))
  return inOrder.flatMap((need) => {
    const key = `${need.areaCode}:${need.itemCode}`
    const most = left.get(key)
    if (most === undefined) return [need]
    const quantity = Math.min(most, need.quantity)
    left.set(key, most - quantity)
    return quantity > 0 ? [{ ...need, quantity }] : []
  })
}
