import type { Hazard, PartialAlert, Quake, ReadAlert } from '../domain/alert/alert'
import type { Point } from '../domain/geography/area'
import { depthInText } from './cap-quake'
import { hazardInText } from './hazard-words'
import { readFeedTime } from './read-time'
import { because, concludeAlert, identityOf, sha256 } from './reading'
import { childText, childrenNamed, findAll } from './xml-element'
import type { XmlElement } from './xml-element'

const hazardByType: Readonly<Record<string, Hazard>> = {
  EQ: 'earthquake',
  TC: 'typhoon',
  FL: 'flood',
  DR: 'drought',
  WF: 'forest-fire',
  VO: 'other',
  TS: 'other',
}

/** The items of a GDACS feed (RSS with `gdacs:` elements); null when the document is no such feed. */
export function gdacsItems(root: XmlElement): readonly XmlElement[] | null {
  const items = findAll(root, (each) => each.name === 'item')
  const isGdacs = ({ name, namespace }: XmlElement) => /gdacs/i.test(namespace ?? '') || name === 'eventtype'
  if (items.some((item) => item.children.some(isGdacs))) return items
  const declares = Object.values(root.attributes).some((value) => /gdacs/i.test(value))
  return declares && items.length === 0 && root.name === 'rss' ? [] : null
}

/** One item of the feed. Its colour grades the need for foreign help: kept as severity, it is no Chinese warning colour. */
export function readGdacsItem(item: XmlElement): ReadAlert {
  const text = (name: string) => childText(item, name)
  const type = (text('eventtype') ?? '').toUpperCase()
  const sentAt = readFeedTime(text('pubdate')) ?? readFeedTime(text('datemodified'))
  const event = text('eventid') === null ? (text('guid') ?? sha256(JSON.stringify(item))) : `${type}${text('eventid')}`
  const hazard = hazardByType[type] ?? hazardInText(text('title') ?? '') ?? (text('title') === null ? null : 'other')
  const point = pointOf(item)
  const onsetAt = readFeedTime(text('fromdate'))
  const quake = hazard === 'earthquake' ? quakeOf(item, point, onsetAt ?? sentAt) : null
  const draft: PartialAlert = {
    format: 'gdacs',
    identity: identityOf('gdacs', event, ...versionOf(item)),
    eventKey: identityOf('gdacs', event),
    sender: 'gdacs',
    identifier: event,
    references: [],
    status: 'actual',
    messageType: 'alert',
    ...(hazard === null ? {} : { hazard }),
    colour: null,
    severity: text('alertlevel') ?? text('episodealertlevel'),
    ...(sentAt === null ? {} : { sentAt }),
    effectiveAt: null,
    onsetAt,
    expiresAt: null,
    texts: [
      {
        language: 'en',
        event: text('eventname') ?? type,
        headline: text('title') ?? '',
        description: text('description') ?? '',
      },
    ],
    areaText: text('country') ?? '',
    areaCodes: [],
    polygons: [],
    circles: [],
    points: point === null ? [] : [point],
    quake,
    figures: {},
  }
  const reasons = hazard === 'earthquake' && quake === null ? [because('no-magnitude')] : []
  return concludeAlert(draft, { isAbroad: false }, reasons)
}

/** What makes an item a new version: the feed dates long events anew each day without a change. */
function versionOf(item: XmlElement): readonly string[] {
  const severity = childrenNamed(item, 'severity')[0]?.attributes['value'] ?? ''
  const named = ['episodeid', 'version', 'alertlevel'].map((name) => childText(item, name) ?? '')
  return [...named, severity]
}

function pointOf(item: XmlElement): Point | null {
  const geo = childrenNamed(item, 'point')
  const parent = geo.find((each) => childText(each, 'lat') !== null) ?? item
  const pair = geo.map((each) => each.text.trim().split(/[\s,]+/)).find((parts) => parts.length === 2)
  const latitude = childText(parent, 'lat') ?? pair?.[0]
  const longitude = childText(parent, 'long') ?? childText(parent, 'lon') ?? pair?.[1]
  if (latitude === undefined || longitude === undefined) return null
  const point = { longitude: Number(longitude), latitude: Number(latitude) }
  return Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180 ? point : null
}

function quakeOf(item: XmlElement, epicentre: Point | null, originAt: string | null): Quake | null {
  const severity = childrenNamed(item, 'severity')[0]
  const magnitude = Number(severity?.attributes['value'] ?? Number.NaN)
  if (epicentre === null || originAt === null || !(magnitude > 0 && magnitude <= 10)) return null
  const depthKm = depthInText(severity?.text ?? '') ?? depthInText(childText(item, 'title') ?? '')
  return { magnitude, magnitudeType: 'm', depthKm, epicentre, originAt }
}
