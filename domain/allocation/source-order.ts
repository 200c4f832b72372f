import { isWithin, prefectureOf, provinceOf } from '../geography/area'
import type { AreaCode, County } from '../geography/area'
import type { TravelRules } from '../policy/travel-rules'
import type { Depot } from '../supply/stock'
import { roadDistanceKm, terrainAt, travelHours } from './travel'
import type { Terrain } from './travel'

/** Order of effort (plan 二（二）2: 分级负责、属地为主): own area first, the centre next, other provinces last. */
export const sourceTiers = ['own-county', 'own-prefecture', 'own-province', 'central', 'other-province'] as const
export type SourceTier = (typeof sourceTiers)[number]

export function tierOf(depot: Pick<Depot, 'level' | 'areaCode'>, county: AreaCode): SourceTier {
  if (depot.level === 'central') return 'central'
  if (depot.areaCode === county) return 'own-county'
  if (isWithin(depot.areaCode, prefectureOf(county))) return 'own-prefecture'
  return isWithin(depot.areaCode, provinceOf(county)) ? 'own-province' : 'other-province'
}

/** One way from a depot to a county; `depot` is the index into the depots of the input. */
export type Arc = {
  readonly depot: number
  readonly tier: number
  readonly insideProvince: boolean
  readonly distanceKm: number
  readonly travelHours: number
}

/** All ways to a county in the order in which they are asked: tier, then road distance, then depot id. */
export function arcsTo(
  county: County,
  depots: readonly Depot[],
  terrains: readonly Terrain[],
  rules: TravelRules,
): Arc[] {
  const toTerrain = terrainAt(county.altitudeM, rules)
  const province = provinceOf(county.code)
  const arcs = depots.map((depot, index) => {
    const fromTerrain = terrains[index] ?? 'plain'
    const distanceKm = roadDistanceKm(depot.point, fromTerrain, county.point, toTerrain, rules)
    return {
      depot: index,
      tier: sourceTiers.indexOf(tierOf(depot, county.code)),
      insideProvince: isWithin(depot.areaCode, province),
      distanceKm,
      travelHours: travelHours(distanceKm, fromTerrain, toTerrain, rules),
    }
  })
  return arcs.sort((a, b) => a.tier - b.tier || a.distanceKm - b.distanceKm || byId(depots, a, b))
}

/** The same ways by arrival, for what can't come in time: the earliest first, the tiers only break ties. */
export function byArrival(arcs: readonly Arc[], depots: readonly Depot[]): Arc[] {
  return [...arcs].sort((a, b) => a.travelHours - b.travelHours || a.tier - b.tier || byId(depots, a, b))
}

function byId(depots: readonly Depot[], a: Arc, b: Arc): number {
  const left = depots[a.depot]?.id ?? ''
  const right = depots[b.depot]?.id ?? ''
  return left < right ? -1 : left > right ? 1 : 0
}
