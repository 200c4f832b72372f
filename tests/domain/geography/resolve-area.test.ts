import type { County } from '../../../domain/geography/area'
import { greatCircleKm } from '../../../domain/geography/great-circle'
import { isInsidePolygon, polygonAreaKm2 } from '../../../domain/geography/polygon'
import { resolveArea } from '../../../domain/geography/resolve-area'
import { anAlert, aQuake } from '../alert/alert-builder'

function aCounty(code: string, longitude: number, latitude: number): County {
  return { code, name: code, point: { longitude, latitude }, population: 0, populationBasis: 'estimated', altitudeM: 0 }
}

const counties = [
  aCounty('622927', 102.87, 35.72),
  aCounty('622921', 102.99, 35.49),
  aCounty('630225', 102.49, 35.85),
  aCounty('460323', 117.74, 15.11),
]

const point = (longitude: number, latitude: number) => ({ longitude, latitude })
const nowhere = { areaCodes: [], polygons: [], circles: [], points: [], quake: null }
const square = (west: number, south: number, east: number, north: number) => [
  point(west, south),
  point(east, south),
  point(east, north),
  point(west, north),
  point(west, south),
]

describe('great circle distance', () => {
  it('agrees with a known distance (Beijing to Shanghai, 1 068 km)', () => {
    expect(greatCircleKm(point(116.407, 39.904), point(121.474, 31.23))).toBeCloseTo(1067.3, 0)
  })

  it('is half the Earth between opposite points and nothing to itself', () => {
    expect(greatCircleKm(point(0, 0), point(180, 0))).toBeCloseTo(20015, 0)
    expect(greatCircleKm(point(102.79, 35.7), point(102.79, 35.7))).toBe(0)
  })
})

describe('polygons', () => {
  const hollow = [point(0, 0), point(4, 0), point(4, 4), point(2, 1), point(0, 4)]

  it('know inside from outside, a notch included', () => {
    expect(isInsidePolygon(point(1, 1), hollow)).toBe(true)
    expect(isInsidePolygon(point(2, 3), hollow)).toBe(false)
    expect(isInsidePolygon(point(5, 1), hollow)).toBe(false)
  })

  it('across the 180th meridian do not go round the Earth', () => {
    const pacific = square(170, -10, -170, 10)
    expect(isInsidePolygon(point(103, 0), pacific)).toBe(false)
    expect(isInsidePolygon(point(175, 0), pacific)).toBe(true)
    expect(isInsidePolygon(point(-175, 0), pacific)).toBe(true)
  })

  it('have an area', () => {
    expect(polygonAreaKm2(square(102, 35, 103, 36)) / 10_066).toBeCloseTo(1, 2)
  })
})

describe('the area of an alert', () => {
  const resolve = (changes: Parameters<typeof anAlert>[0]) => resolveArea(anAlert({ ...nowhere, ...changes }), counties)

  it('is what its codes say, before any shape', () => {
    const polygons = [square(102, 35, 104, 36)]
    expect(resolve({ areaCodes: ['622921'], polygons })).toEqual({ areaCodes: ['622921'], by: 'code', distanceKm: 0 })
  })

  it.each([
    ['622999', ['622900']],
    ['629999', ['620000']],
    ['622900', ['622900']],
    ['100000', ['100000']],
  ])('falls from the unknown code %s to what is known above it', (code, areaCodes) => {
    expect(resolve({ areaCodes: [code] })).toEqual({ areaCodes, by: 'code', distanceKm: 0 })
  })

  it('is the counties whose point lies inside its shapes', () => {
    const polygons = [square(102.8, 35.6, 102.9, 35.8)]
    const circles = [{ centre: point(102.5, 35.85), radiusKm: 5 }]
    expect(resolve({ polygons, circles }).areaCodes).toEqual(['622927', '630225'])
  })

  it('is the nearest county when no point lies inside', () => {
    const found = resolve({ polygons: [square(102.7, 35.6, 102.75, 35.65)] })
    expect(found).toMatchObject({ areaCodes: ['622927'], by: 'nearest' })
    expect(found.distanceKm).toBeCloseTo(16.8, 0)
  })

  it('of a quake is the county nearest to its epicentre', () => {
    expect(resolve({ quake: aQuake() })).toMatchObject({ areaCodes: ['622927'], by: 'nearest' })
  })

  it('is nowhere when the nearest county is farther than 100 km', () => {
    const found = resolve({ points: [point(96.8, 22)] })
    expect(found).toMatchObject({ areaCodes: [], by: 'none' })
    expect(found.distanceKm).toBeGreaterThan(1000)
    expect(resolve({})).toEqual({ areaCodes: [], by: 'none', distanceKm: null })
  })

  it('is not one reef in a polygon that covers another country', () => {
    expect(resolve({ polygons: [square(113, 5, 130, 21)] })).toMatchObject({ areaCodes: [], by: 'none' })
  })
})
