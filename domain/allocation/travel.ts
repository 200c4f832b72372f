import { provinceOf } from '../geography/area'
import type { County, Point } from '../geography/area'
import { greatCircleKm } from '../geography/great-circle'
import type { TravelRules } from '../policy/travel-rules'
import type { Depot } from '../supply/stock'

export type Terrain = 'plain' | 'mountain' | 'plateau'

export function terrainAt(altitudeM: number, rules: TravelRules): Terrain {
  if (altitudeM >= rules.plateauAboveM) return 'plateau'
  return altitudeM >= rules.mountainAboveM ? 'mountain' : 'plain'
}

function circuity(terrain: Terrain, rules: TravelRules): number {
  switch (terrain) {
    case 'plain':
      return rules.circuityPlain
    case 'mountain':
      return rules.circuityMountain
    case 'plateau':
      return rules.circuityPlateau
  }
}

function speedKmh(terrain: Terrain, rules: TravelRules): number {
  return terrain === 'plateau' ? rules.speedPlateauKmh : rules.speedKmh
}

/** Half of a road lies in the terrain of each end: great circle × the mean circuity of both (domain.md §5, M). */
export function roadDistanceKm(
  from: Point,
  fromTerrain: Terrain,
  to: Point,
  toTerrain: Terrain,
  rules: TravelRules,
): number {
  return (greatCircleKm(from, to) * (circuity(fromTerrain, rules) + circuity(toTerrain, rules))) / 2
}

/** Driving hours by lorry, each half of the way at the speed of its end's terrain. */
export function travelHours(roadKm: number, fromTerrain: Terrain, toTerrain: Terrain, rules: TravelRules): number {
  return roadKm / 2 / speedKmh(fromTerrain, rules) + roadKm / 2 / speedKmh(toTerrain, rules)
}

/** What a depot loads in an hour: docks and porters both bound it (domain.md §4); it has at least one of each. */
export function loadingKgPerHour(depot: Pick<Depot, 'docks' | 'porters'>, rules: TravelRules): number {
  return Math.min(
    Math.max(1, depot.porters) * rules.loadingKgPerPorterHour,
    Math.max(1, depot.docks) * rules.loadingKgPerDockHour,
  )
}

export function loadingHours(massKg: number, depot: Pick<Depot, 'docks' | 'porters'>, rules: TravelRules): number {
  return massKg / loadingKgPerHour(depot, rules)
}

/** Terrain at each depot: that of its county, else of the nearest county given of its province, else plain. */
export function depotTerrains(depots: readonly Depot[], counties: readonly County[], rules: TravelRules): Terrain[] {
  const byCode = new Map(counties.map((county) => [county.code, county]))
  const byProvince = new Map<string, County[]>()
  for (const county of counties) {
    const province = byProvince.get(provinceOf(county.code))
    if (province) province.push(county)
    else byProvince.set(provinceOf(county.code), [county])
  }
  return depots.map((depot) => {
    const county =
      byCode.get(depot.areaCode) ?? nearestCounty(depot.point, byProvince.get(provinceOf(depot.areaCode)) ?? [])
    return county ? terrainAt(county.altitudeM, rules) : 'plain'
  })
}

function nearestCounty(point: Point, counties: readonly County[]): County | undefined {
  let nearest: County | undefined
  let nearestKm = Infinity
  for (const county of counties) {
    const km = greatCircleKm(point, county.point)
    if (km < nearestKm) {
      nearest = county
      nearestKm = km
    }
  }
  return nearest
}
