import type { Point } from './area'

const KM_PER_DEGREE = 111.195

/** A ring that crosses the 180th meridian is laid out past 180° instead of once round the Earth. */
function unrolled(ring: readonly Point[]): readonly Point[] {
  const longitudes = ring.map((point) => point.longitude)
  if (Math.max(...longitudes) - Math.min(...longitudes) <= 180) return ring
  return ring.map((point) => (point.longitude < 0 ? { ...point, longitude: point.longitude + 360 } : point))
}

function edges(ring: readonly Point[]): readonly (readonly [Point, Point])[] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length]
    return to === undefined ? [] : [[from, to] as const]
  })
}

/** Whether a point lies inside a ring (even-odd rule); the ring need not be closed. */
export function isInsidePolygon(point: Point, polygon: readonly Point[]): boolean {
  const ring = unrolled(polygon)
  const longitude = ring !== polygon && point.longitude < 0 ? point.longitude + 360 : point.longitude
  let inside = false
  for (const [a, b] of edges(ring)) {
    if (a.latitude > point.latitude === b.latitude > point.latitude) continue
    const crossing =
      a.longitude + ((point.latitude - a.latitude) / (b.latitude - a.latitude)) * (b.longitude - a.longitude)
    if (longitude < crossing) inside = !inside
  }
  return inside
}

/** Area of a ring in km², on a flat map drawn at its middle latitude: good enough to tell a county from a sea. */
export function polygonAreaKm2(polygon: readonly Point[]): number {
  const ring = unrolled(polygon)
  const twice = edges(ring).reduce((sum, [a, b]) => sum + a.longitude * b.latitude - b.longitude * a.latitude, 0)
  const middle = (Math.PI * middleOf(ring).latitude) / 180
  return (Math.abs(twice) / 2) * KM_PER_DEGREE ** 2 * Math.cos(middle)
}

/** The middle of a ring's corners. */
export function middleOf(polygon: readonly Point[]): Point {
  const corners = distinctCorners(unrolled(polygon))
  const longitude = corners.reduce((sum, point) => sum + point.longitude, 0) / corners.length
  const latitude = corners.reduce((sum, point) => sum + point.latitude, 0) / corners.length
  return { longitude: longitude > 180 ? longitude - 360 : longitude, latitude }
}

function distinctCorners(ring: readonly Point[]): readonly Point[] {
  const first = ring[0]
  const last = ring[ring.length - 1]
  const closed = ring.length > 1 && first?.longitude === last?.longitude && first?.latitude === last?.latitude
  return closed ? ring.slice(0, -1) : ring
}
