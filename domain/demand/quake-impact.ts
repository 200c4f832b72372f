import type { Quake } from '../alert/alert'
import type { AreaCode, County } from '../geography/area'
import type { CountyRing, ImpactNorms, IntensityShare, QuakeNorms, Weighted } from '../policy/demand-norms'
import { NOTHING, scaleBand, weightedQuantile } from './bands'
import type { Band } from './estimate'
import { intensityAt, placeOf, reachKm, ruptureLines, zoneOf } from './quake-intensity'
import type { Place, RuptureLine } from './quake-intensity'

/** People struck before anything is reported, not yet rounded. */
export type StruckCounty = {
  readonly county: County
  readonly affected: Band
  readonly displaced: Band
  readonly intensity: number | null
}

/** Share at an intensity: linear between the points of the table. */
export function shareAt(intensity: number, table: readonly IntensityShare[]): number {
  let before = table[0]
  if (!before || intensity <= before.intensity) return before?.share ?? 0
  for (const point of table.slice(1)) {
    if (intensity <= point.intensity) {
      const along = (intensity - before.intensity) / (point.intensity - before.intensity)
      return before.share + along * (point.share - before.share)
    }
    before = point
  }
  return before.share
}

type Dwelling = Place & { readonly share: number }

/** Where a county's people are taken to live: on rings round its point. */
function dwellings(centre: Place, rings: readonly CountyRing[]): Dwelling[] {
  return rings.flatMap(({ radiusKm, points, share }) =>
    Array.from({ length: points }, (_, index) => {
      const angle = (2 * Math.PI * index) / points
      return {
        eastKm: centre.eastKm + radiusKm * Math.sin(angle),
        northKm: centre.northKm + radiusKm * Math.cos(angle),
        share: share / points,
      }
    }),
  )
}

function housingFactors(code: AreaCode, norms: QuakeNorms): readonly Weighted[] {
  for (const area of [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`, '100000']) {
    const found = norms.housing.find((each) => each.areaCodes.includes(area))
    if (found) return found.factors
  }
  return [{ value: 1, weight: 1 }]
}

function bandOf(cases: readonly Weighted[], norms: ImpactNorms): Band {
  const weights = cases.reduce((sum, each) => sum + each.weight, 0)
  const mean = cases.reduce((sum, each) => sum + each.value * each.weight, 0) / weights
  const low = weightedQuantile(cases, norms.quantiles.low)
  const high = weightedQuantile(cases, norms.quantiles.high)
  return { low: Math.min(low, mean), expected: mean, high: Math.max(high, mean) }
}

/** Shares of one county's people over every rupture line, offset of intensity and housing: quantiles and mean. */
function struckCounty(
  county: County,
  centre: Place,
  lines: readonly RuptureLine[],
  quake: Quake,
  norms: ImpactNorms,
): StruckCounty {
  const { quake: rules } = norms
  const zone = zoneOf(county.code, rules)
  const homes = dwellings(centre, rules.countyRings)
  const displaced: Weighted[] = []
  const affected: Weighted[] = []
  let intensity = 0
  for (const line of lines) {
    intensity += line.weight * intensityAt(centre, line, quake, zone, rules)
    const atHomes = homes.map((home) => intensityAt(home, line, quake, zone, rules))
    for (const offset of rules.offsets) {
      const shareOfPeople = (table: readonly IntensityShare[]): number =>
        homes.reduce((sum, home, index) => {
          return sum + home.share * shareAt((atHomes[index] ?? 0) + offset.value * zone.sigma, table)
        }, 0)
      const displacedShare = shareOfPeople(rules.displaced)
      const weight = line.weight * offset.weight
      affected.push({ value: shareOfPeople(rules.affected), weight })
      for (const housing of housingFactors(county.code, rules)) {
        displaced.push({ value: Math.min(1, displacedShare * housing.value), weight: weight * housing.weight })
      }
    }
  }
  const displacedShares = bandOf(displaced, norms)
  const copes = displacedShares.expected < rules.smallestDisplacedShare
  return {
    county,
    affected: scaleBand(bandOf(affected, norms), county.population),
    displaced: copes ? NOTHING : scaleBand(displacedShares, county.population),
    intensity: Math.round(intensity * 10) / 10,
  }
}

/** People struck by a quake in each county within reach, from magnitude, depth and place alone (domain.md §3). */
export function quakeImpact(quake: Quake, counties: readonly County[], norms: ImpactNorms): StruckCounty[] {
  const lines = ruptureLines(quake, norms.quake)
  const first = Math.min(...[norms.quake.displaced, norms.quake.affected].map((table) => table[0]?.intensity ?? 0))
  const farthestHomeKm = Math.max(...norms.quake.countyRings.map((ring) => ring.radiusKm))
  return counties.flatMap((county) => {
    const centre = placeOf(county.point, quake.epicentre)
    const reach = reachKm(quake, zoneOf(county.code, norms.quake), norms.quake, first) + farthestHomeKm
    if (Math.hypot(centre.eastKm, centre.northKm) > reach) return []
    const struck = struckCounty(county, centre, lines, quake, norms)
    return struck.affected.expected >= 1 || struck.displaced.expected >= 1 ? [struck] : []
  })
}
