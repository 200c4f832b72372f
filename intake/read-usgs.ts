import type { Hazard, PartialAlert, Quake, ReadAlert } from '../domain/alert/alert'
import type { Point } from '../domain/geography/area'
import { isRecord } from './json'
import { readEpochMs } from './read-time'
import { because, concludeAlert, identityOf, sha256 } from './reading'

type Json = Readonly<Record<string, unknown>>

/** Whether a GeoJSON feature is a USGS event: a magnitude (null too) and a time among its properties. */
export function isUsgsFeature(value: unknown): value is Json & { readonly properties: Json } {
  if (!isRecord(value) || !isRecord(value['properties'])) return false
  const properties = value['properties']
  return 'mag' in properties && 'time' in properties
}

/** One event of the USGS feed, or its detail document. A later version has a later `updated` and the same id. */
export function readUsgsFeature(feature: Json & { readonly properties: Json }): ReadAlert {
  const { properties } = feature
  const id =
    textOf(feature['id']) ??
    textOf(properties['ids'])
      ?.split(',')
      .find((each) => each !== '')
  const state = (textOf(properties['status']) ?? '').toLowerCase()
  const point = pointOf(feature['geometry'])
  const updated = readEpochMs(properties['updated'])
  const type = textOf(properties['type']) ?? 'earthquake'
  const hazard = hazardOf(type)
  const quake = hazard === 'earthquake' ? quakeOf(feature, point) : null
  const key = id ?? `sha256:${sha256(JSON.stringify(feature))}`
  const draft: PartialAlert = {
    format: 'usgs',
    identity: identityOf('usgs', key, JSON.stringify(properties['updated'] ?? null)),
    eventKey: key,
    sender: textOf(properties['net']) ?? 'usgs',
    identifier: key,
    references: state === 'deleted' ? [key, ...otherIds(properties, key)] : otherIds(properties, key),
    status: state === 'test' ? 'test' : 'actual',
    messageType: state === 'deleted' ? 'cancel' : 'alert',
    hazard,
    colour: null,
    severity: textOf(properties['alert']),
    ...(updated === null ? {} : { sentAt: updated }),
    effectiveAt: null,
    onsetAt: readEpochMs(properties['time']),
    expiresAt: null,
    texts: [{ language: 'en', event: type, headline: textOf(properties['title']) ?? '', description: '' }],
    areaText: textOf(properties['place']) ?? '',
    areaCodes: [],
    polygons: [],
    circles: [],
    points: point === null ? [] : [point],
    quake,
    figures: {},
  }
  return concludeAlert(draft, { isAbroad: false }, lacking(draft, properties, hazard))
}

function lacking(draft: PartialAlert, properties: Json, hazard: Hazard) {
  if (hazard !== 'earthquake' || draft.messageType === 'cancel' || draft.quake !== null) return []
  const hasMagnitude = typeof properties['mag'] === 'number'
  if (!hasMagnitude) return [because('no-magnitude')]
  return draft.onsetAt === null ? [because('unknown-value', { field: 'time', value: String(properties['time']) })] : []
}

function hazardOf(type: string): Hazard {
  if (/landslide/i.test(type)) return 'landslide'
  return /^earthquake$/i.test(type) ? 'earthquake' : 'other'
}

function quakeOf(feature: Json & { readonly properties: Json }, epicentre: Point | null): Quake | null {
  const { mag, time, magType } = feature.properties
  const originAt = readEpochMs(time)
  if (typeof mag !== 'number' || originAt === null || epicentre === null) return null
  const depth: unknown = isRecord(feature['geometry']) ? coordinates(feature['geometry'])[2] : null
  return {
    magnitude: mag,
    magnitudeType: (textOf(magType) ?? 'm').toLowerCase(),
    depthKm: typeof depth === 'number' ? depth : null,
    epicentre,
    originAt,
  }
}

function coordinates(geometry: Json): readonly unknown[] {
  return Array.isArray(geometry['coordinates']) ? geometry['coordinates'] : []
}

function pointOf(geometry: unknown): Point | null {
  if (!isRecord(geometry)) return null
  const [longitude, latitude] = coordinates(geometry)
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return null
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360 ? { longitude: wrapped(longitude), latitude } : null
}

/** USGS writes longitudes past 180° for some events of the western Pacific. */
function wrapped(longitude: number): number {
  return longitude > 180 ? longitude - 360 : longitude < -180 ? longitude + 360 : longitude
}

/** The event's other names: its preferred id may change from one network's to another's. */
function otherIds(properties: Json, key: string): readonly string[] {
  return (textOf(properties['ids']) ?? '').split(',').filter((id) => id !== '' && id !== key)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\u0000/g, '').trim() : null
}
