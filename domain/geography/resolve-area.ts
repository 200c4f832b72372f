import type { Alert } from '../alert/alert'
import { areaLevel, COUNTRY, isWithin, prefectureOf, provinceOf } from './area'
import type { AreaCode, County, Point } from './area'
import { greatCircleKm } from './great-circle'
import { isInsidePolygon, middleOf, polygonAreaKm2 } from './polygon'

/** Figures for placing an alert; unverified, kept with the policy. */
export type AreaRules = {
  /** A county farther than this from what the alert points at is not its area. */
  readonly nearestWithinKm: number
  /** The largest county (若羌) has 208 000 km²: a shape with fewer county points than this lies mostly abroad or at sea. */
  readonly sparseKm2PerCounty: number
}

export const unverifiedAreaRules: AreaRules = { nearestWithinKm: 100, sparseKm2PerCounty: 250_000 }

export type LocatedAlert = Pick<Alert, 'areaCodes' | 'polygons' | 'circles' | 'points' | 'quake' | 'areaText'>

export type ResolvedArea = {
  readonly areaCodes: readonly AreaCode[]
  readonly by: 'code' | 'geometry' | 'nearest' | 'none'
  /** To the nearest county that was looked at; null when the alert points at no place. */
  readonly distanceKm: number | null
}

/** Where an alert applies: by its codes, else the counties whose point lies inside its shapes, else the nearest county. */
export function resolveArea(
  alert: LocatedAlert,
  counties: readonly County[],
  rules: AreaRules = unverifiedAreaRules,
): ResolvedArea {
  const coded = inOrder(alert.areaCodes.flatMap((code) => knownCode(code, counties)))
  if (coded.length > 0) return { areaCodes: coded, by: 'code', distanceKm: 0 }
  if (alert.quake === null) {
    const inside = inOrder(countiesInside(alert, counties, rules))
    if (inside.length > 0) return { areaCodes: inside, by: 'geometry', distanceKm: 0 }
  }
  return nearestCounty(alert, counties, rules)
}

/** The code itself if the network knows it, else its prefecture or province (counties get renamed and merged). */
function knownCode(code: AreaCode, counties: readonly County[]): readonly AreaCode[] {
  const candidates = [code, prefectureOf(code), provinceOf(code)]
  return candidates.filter((each) => isKnown(each, counties)).slice(0, 1)
}

function isKnown(code: AreaCode, counties: readonly County[]): boolean {
  if (code === COUNTRY) return true
  return areaLevel(code) === 'county'
    ? counties.some((county) => county.code === code)
    : counties.some((county) => isWithin(county.code, code))
}

type Shape = { readonly covers: (point: Point) => boolean; readonly areaKm2: number }

function shapesOf(alert: LocatedAlert): readonly Shape[] {
  const polygons = alert.polygons.map((polygon) => ({
    covers: (point: Point) => isInsidePolygon(point, polygon),
    areaKm2: polygonAreaKm2(polygon),
  }))
  const circles = alert.circles.map((circle) => ({
    covers: (point: Point) => greatCircleKm(point, circle.centre) <= circle.radiusKm,
    areaKm2: Math.PI * circle.radiusKm ** 2,
  }))
  return [...polygons, ...circles]
}

function countiesInside(alert: LocatedAlert, counties: readonly County[], rules: AreaRules): readonly AreaCode[] {
  return shapesOf(alert).flatMap((shape) => {
    const inside = counties.filter((county) => shape.covers(county.point))
    const sparse = shape.areaKm2 > rules.sparseKm2PerCounty * inside.length
    return sparse ? [] : inside.map((county) => county.code)
  })
}

function nearestCounty(alert: LocatedAlert, counties: readonly County[], rules: AreaRules): ResolvedArea {
  const targets = targetsOf(alert)
  let nearest: { readonly code: AreaCode; readonly km: number } | null = null
  for (const county of counties) {
    for (const target of targets) {
      const km = greatCircleKm(county.point, target)
      if (nearest === null || km < nearest.km || (km === nearest.km && county.code < nearest.code))
        nearest = { code: county.code, km }
    }
  }
  if (nearest === null) return { areaCodes: [], by: 'none', distanceKm: null }
  if (nearest.km > rules.nearestWithinKm) return { areaCodes: [], by: 'none', distanceKm: nearest.km }
  return { areaCodes: [nearest.code], by: 'nearest', distanceKm: nearest.km }
}

function targetsOf(alert: LocatedAlert): readonly Point[] {
  if (alert.quake !== null) return [alert.quake.epicentre]
  return [...alert.points, ...alert.circles.map((circle) => circle.centre), ...alert.polygons.map(middleOf)]
}

function inOrder(codes: readonly AreaCode[]): readonly AreaCode[] {
  return [...new Set(codes)].sort()
}
