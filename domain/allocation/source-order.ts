import { isWithin, prefectureOf, provinceOf } from '../geography/area'
import type { AreaCode } from '../geography/area'
import type { AllocationRules, SourceTier } from '../policy/allocation-rules'
import { sourceKinds } from '../supply/offer'
import type { SourceKind } from '../supply/offer'
import type { Depot } from '../supply/stock'
import type { AidPact } from './plan'

/** Where a source lies as seen from a county (plan 二（二）2: 分级负责、属地为主); central depots wherever they stand. */
export function tierOf(
  depot: Pick<Depot, 'level' | 'areaCode'>,
  county: AreaCode,
  pacts: readonly AidPact[] = [],
): SourceTier {
  if (depot.level === 'central') return 'central'
  if (depot.areaCode === county) return 'own-county'
  if (isWithin(depot.areaCode, prefectureOf(county))) return 'own-prefecture'
  if (isWithin(depot.areaCode, provinceOf(county))) return 'own-province'
  const isPromised = pacts.some((pact) => isWithin(depot.areaCode, pact.fromArea) && isWithin(county, pact.toArea))
  return isPromised ? 'pact' : 'other-province'
}

/** Place in the order of effort: by tier, then by kind of source; what the rules leave out and stand-ins (null) last. */
export function orderOf(
  tier: SourceTier,
  source: SourceKind | null,
  rules: Pick<AllocationRules, 'tiers' | 'sourceOrder'>,
): number {
  return (
    placeIn(rules.tiers, tier) * (sourceKinds.length + 1) +
    (source === null ? sourceKinds.length : placeIn(rules.sourceOrder, source))
  )
}

function placeIn<Each>(order: readonly Each[], each: Each): number {
  const place = order.indexOf(each)
  return place < 0 ? order.length : place
}
