import type { AllocationNeed, Ceiling } from '../allocation/plan'
import type { AreaCode } from '../geography/area'
import type { UnderWay } from './remaining-needs'

/** Units that requests ask for beside the estimate; `lifeSaving`: some of it goes with the first batch. */
export type RequestedNeed = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly quantity: number
  readonly lifeSaving: boolean
}

/**
 * Needs with what counties asked for: where a request asks for more than the estimate, the difference is needed too, in
 * the first batch when life is at stake; and nothing is needed above what was approved, the first batch before the rest.
 */
export function withRequests(
  needs: readonly AllocationNeed[],
  known: {
    readonly requested: readonly RequestedNeed[]
    readonly underWay: readonly UnderWay[]
    readonly ceilings: readonly Ceiling[]
  },
): AllocationNeed[] {
  const done = sums(known.underWay)
  const estimated = sums(needs)
  const beyond = known.requested.flatMap((each): AllocationNeed[] => {
    const quantity = each.quantity - (done.get(keyOf(each)) ?? 0) - (estimated.get(keyOf(each)) ?? 0)
    const { areaCode, itemCode } = each
    return quantity > 0 ? [{ areaCode, itemCode, batch: each.lifeSaving ? 'first' : 'rest', quantity }] : []
  })
  const left = sums(known.ceilings)
  return (['first', 'rest'] as const).flatMap((batch) =>
    merged([...needs, ...beyond].filter((need) => need.batch === batch)).flatMap((need) => withinCeiling(need, left)),
  )
}

function withinCeiling(need: AllocationNeed, left: Map<string, number>): AllocationNeed[] {
  const ceiling = left.get(keyOf(need))
  if (ceiling === undefined) return [need]
  const quantity = Math.min(need.quantity, ceiling)
  left.set(keyOf(need), ceiling - quantity)
  return quantity > 0 ? [{ ...need, quantity }] : []
}

function merged(needs: readonly AllocationNeed[]): AllocationNeed[] {
  const byKey = new Map<string, AllocationNeed>()
  for (const need of needs) {
    const known = byKey.get(keyOf(need))
    byKey.set(keyOf(need), known === undefined ? need : { ...known, quantity: known.quantity + need.quantity })
  }
  return [...byKey.values()]
}

type Amount = { readonly areaCode: AreaCode; readonly itemCode: string; readonly quantity: number }

function sums(amounts: readonly Amount[]): Map<string, number> {
  const byKey = new Map<string, number>()
  for (const each of amounts) byKey.set(keyOf(each), (byKey.get(keyOf(each)) ?? 0) + each.quantity)
  return byKey
}

function keyOf({ areaCode, itemCode }: Pick<Amount, 'areaCode' | 'itemCode'>): string {
  return `${areaCode}:${itemCode}`
}
