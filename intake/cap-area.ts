import type { AreaCode, Point } from '../domain/geography/area'
import { COUNTRY } from '../domain/geography/area'
import type { Circle, Polygon } from '../domain/alert/alert'
import { childText, childrenNamed, tidy } from './xml-element'
import type { XmlElement } from './xml-element'

export type CapArea = {
  readonly areaCodes: readonly AreaCode[]
  readonly polygons: readonly Polygon[]
  readonly circles: readonly Circle[]
  /** Named in the codes of another country. */
  readonly isAbroad: boolean
  /** Shapes that are none, as written. */
  readonly unreadable: readonly string[]
}

/** Schemes of other countries; their numbers can look like ours. */
const foreignSchemes = /\b(?:same|fips|ugc|clc|emma|nuts|warncell|iso.?3166|amoc|jma|kma|pagasa|psgc|statcan)|cap-cp/i

/** Two digits of each province in GB/T 2260. */
const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/** Where the areas of an alert's `info` blocks lie. `radiusUnit`: the national platform writes metres, CAP kilometres. */
export function readCapAreas(areas: readonly XmlElement[], radiusUnit: 'km' | 'm'): CapArea {
  const geocodes = areas.flatMap((area) => childrenNamed(area, 'geocode').map(readGeocode))
  const polygons = areas.flatMap((area) => texts(area, 'polygon')).map((text) => readPolygon(text) ?? text)
  const circles = areas.flatMap((area) => texts(area, 'circle')).map((text) => readCircle(text, radiusUnit) ?? text)
  return {
    areaCodes: [...new Set(geocodes.flatMap(chineseCodes))],
    polygons: distinct(polygons.filter((each) => typeof each !== 'string')),
    circles: distinct(circles.filter((each) => typeof each !== 'string')),
    isAbroad: geocodes.some(({ scheme, value }) => foreignSchemes.test(scheme) && value !== ''),
    unreadable: [...polygons, ...circles].filter((each) => typeof each === 'string'),
  }
}

type Geocode = { readonly scheme: string; readonly value: string }

/** CAP has `valueName` and `value`; the national platform writes the codes right into `geocode`. */
function readGeocode(geocode: XmlElement): Geocode {
  return { scheme: childText(geocode, 'valuename') ?? '', value: childText(geocode, 'value') ?? tidy(geocode.text) }
}

/** Codes of GB/T 2260 in a geocode, with 6, 9 or 12 digits, several with commas of either width. */
function chineseCodes({ scheme, value }: Geocode): readonly AreaCode[] {
  if (foreignSchemes.test(scheme)) return []
  const parts = value.normalize('NFKC').split(/[,;、\s]+/)
  return parts.flatMap((part) => {
    if (!/^\d{6}(?:\d{3}|\d{6})?$/.test(part)) return []
    if (/^10{5}(?:0{3}|0{6})?$/.test(part)) return [COUNTRY]
    return provinces.test(part) ? [part.slice(0, 6)] : []
  })
}

/** `lat,lon lat,lon …`, at least three different corners. */
function readPolygon(text: string): Polygon | null {
  const pairs = text
    .normalize('NFKC')
    .trim()
    .split(/[\s;]+/)
  const points = pairs.map(readPair)
  const corners = points.filter((point) => point !== null)
  const different = new Set(corners.map((point) => `${point.latitude} ${point.longitude}`)).size
  return corners.length === points.length && different >= 3 ? corners : null
}

/** `lat,lon radius`. */
function readCircle(text: string, unit: 'km' | 'm'): Circle | null {
  const [pair, radius, ...rest] = text.normalize('NFKC').trim().split(/\s+/)
  const centre = readPair(pair ?? '')
  const size = radius !== undefined && /^\d+(?:\.\d+)?$/.test(radius) ? Number(radius) : null
  if (centre === null || size === null || rest.length > 0) return null
  const radiusKm = unit === 'm' ? size / 1000 : size
  return radiusKm <= 20_040 ? { centre, radiusKm } : null
}

/** A pair out of range is no point: turned round it might be one, but that would be a guess. */
function readPair(text: string): Point | null {
  const parts = /^([+-]?\d{1,3}(?:\.\d+)?),([+-]?\d{1,3}(?:\.\d+)?)$/.exec(text)
  if (parts === null) return null
  const [latitude, longitude] = [Number(parts[1]), Number(parts[2])]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { longitude, latitude } : null
}

function texts(area: XmlElement, name: string): readonly string[] {
  return childrenNamed(area, name)
    .map((child) => tidy(child.text))
    .filter((text) => text !== '')
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
