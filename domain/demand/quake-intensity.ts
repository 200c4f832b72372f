import type { Quake } from '../alert/alert'
import type { AreaCode, Point } from '../geography/area'
import type { AttenuationAxis, AttenuationZone, QuakeNorms } from '../policy/demand-norms'

/** Kilometres east and north of the epicentre; flat is good enough within a few hundred kilometres. */
export type Place = { readonly eastKm: number; readonly northKm: number }

/** One guess of the rupture: a line from `from` to `to`, and how likely it is. */
export type RuptureLine = { readonly from: Place; readonly to: Place; readonly weight: number }

const KM_PER_DEGREE = 111.195

export function placeOf(point: Point, epicentre: Point): Place {
  const narrowing = Math.cos((((point.latitude + epicentre.latitude) / 2) * Math.PI) / 180)
  return {
    eastKm: (point.longitude - epicentre.longitude) * KM_PER_DEGREE * narrowing,
    northKm: (point.latitude - epicentre.latitude) * KM_PER_DEGREE,
  }
}

/** The attenuation zone of an area: the longest matching code, else the default. */
export function zoneOf(areaCode: AreaCode, norms: QuakeNorms): AttenuationZone {
  const provinceOrPrefecture = [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`]
  for (const code of provinceOrPrefecture) {
    const zone = norms.zones.find((each) => each.areaCodes.includes(code))
    if (zone) return zone
  }
  const fallback = norms.zones.find((each) => each.zone === norms.defaultZone)
  if (!fallback) throw new RangeError(`demand norms name no zone ${norms.defaultZone}`)
  return fallback
}

/** Lines of rupture to try: its length grows with magnitude, its direction is unknown (domain.md §3). */
export function ruptureLines(quake: Quake, norms: QuakeNorms): RuptureLine[] {
  const { a, b, longestKm } = norms.rupture
  const lengthKm = Math.min(longestKm, 10 ** (a + b * quake.magnitude))
  return norms.ruptureBehind.flatMap(({ value: behind, weight }) =>
    Array.from({ length: norms.directions }, (_, index) => {
      const angle = (2 * Math.PI * index) / norms.directions
      const along = (km: number): Place => ({ eastKm: km * Math.sin(angle), northKm: km * Math.cos(angle) })
      return {
        from: along(-behind * lengthKm),
        to: along((1 - behind) * lengthKm),
        weight: weight / norms.directions,
      }
    }),
  )
}

function distanceToLine(place: Place, line: RuptureLine): number {
  const east = line.to.eastKm - line.from.eastKm
  const north = line.to.northKm - line.from.northKm
  const length2 = east * east + north * north
  const along = (place.eastKm - line.from.eastKm) * east + (place.northKm - line.from.northKm) * north
  const share = length2 === 0 ? 0 : Math.min(1, Math.max(0, along / length2))
  return Math.hypot(place.eastKm - line.from.eastKm - share * east, place.northKm - line.from.northKm - share * north)
}

function onAxis(axis: AttenuationAxis, magnitude: number, distanceKm: number): number {
  return axis.a + axis.b * magnitude + axis.c * Math.log10(distanceKm + axis.r0)
}

/** Kilometres by which a deep source lies farther away than the shallow quakes that the relations stand on. */
function extraDepthKm(quake: Quake, norms: QuakeNorms): number {
  return Math.max(0, (quake.depthKm ?? norms.referenceDepthKm) - norms.referenceDepthKm)
}

/** Seismic intensity (Chinese scale, fractional) at a place for one rupture line: the weighted mean of both axes. */
export function intensityAt(
  place: Place,
  line: RuptureLine,
  quake: Quake,
  zone: AttenuationZone,
  norms: QuakeNorms,
): number {
  const distanceKm = Math.hypot(distanceToLine(place, line), extraDepthKm(quake, norms))
  const long = onAxis(zone.longAxis, quake.magnitude, distanceKm)
  const short = onAxis(zone.shortAxis, quake.magnitude, distanceKm)
  return norms.longAxisWeight * long + (1 - norms.longAxisWeight) * short
}

/** Distance from a rupture beyond which even the highest offset stays below `intensity`; nothing farther is looked at. */
export function reachKm(quake: Quake, zone: AttenuationZone, norms: QuakeNorms, intensity: number): number {
  const offset = Math.max(...norms.offsets.map((each) => each.value)) * zone.sigma
  const reach = (axis: AttenuationAxis): number =>
    10 ** ((axis.a + axis.b * quake.magnitude + offset - intensity) / -axis.c) - axis.r0
  return Math.max(0, reach(zone.longAxis), reach(zone.shortAxis)) + norms.rupture.longestKm
}
