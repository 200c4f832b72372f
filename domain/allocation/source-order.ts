import { digitsInCommon, isWithin, prefectureOf, provinceOf } from '../geography/area'
import type { AreaCode } from '../geography/area'
import type { AllocationRules, SourceTier } from '../policy/allocation-rules'
import { sourceKinds } from '../supply/offer'
import type { SourceKind } from '../supply/offer'
import type { Depot } from '../supply/stock'
import type { AidPact } from './plan'

type Site = Pick<Depot, 'level' | 'areaCode'>

/**
 * Where sources lie as seen from a county (plan 二（二）2: 分级负责、属地为主); central depots wherever they stand. A country has
 * thousands of sources: what concerns the county alone is looked at once for all of them.
 */
export function tiersFrom(county: AreaCode, pacts: readonly AidPact[] = []): (depot: Site) => SourceTier {
  const [prefecture, province] = [digitsInCommon(prefectureOf(county)), digitsInCommon(provinceOf(county))]
  const promised = pacts
    .filter(({ toArea }) => isWithin(county, toArea))
    .map(({ fromArea }) => digitsInCommon(fromArea))
  return ({ level, areaCode }) => {
    if (level === 'central') return 'central'
    if (areaCode === county) return 'own-county'
    if (areaCode.startsWith(prefecture)) return 'own-prefecture'
    if (areaCode.startsWith(province)) return 'own-province'
    return promised.some((digits) => areaCode.startsWith(digits)) ? 'pact' : 'other-province'
  }
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
