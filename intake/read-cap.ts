import type { Instant } from '../domain/time/instant'
import type { Alert, AlertFormat, PartialAlert, ReadAlert, ReviewReason } from '../domain/alert/alert'
import { readCapAreas } from './cap-area'
import type { CapArea } from './cap-area'
import { colourOfInfos, eventCodesOf, hasHan, hazardOfInfos, orderedInfos, textOfInfo } from './cap-info'
import { readCapHeader } from './cap-header'
import type { Reading } from './cap-header'
import { quakeOfInfos } from './cap-quake'
import { isChineseIdentifier } from './cap-references'
import { hazardOfCode } from './hazard-words'
import { readTime } from './read-time'
import type { AssumedZone } from './read-time'
import { because, concludeAlert } from './reading'
import type { RefusedAlert } from './reading'
import { colourOfWord } from './warning-colour'
import { childText, childrenNamed } from './xml-element'
import type { XmlElement } from './xml-element'

/** Whether an element is an alert message: CAP of any version, or the national platform's own. */
export function isAlertElement({ name, children }: XmlElement): boolean {
  if (name !== 'alert') return false
  const expected = ['identifier', 'sender', 'sent', 'sendtime', 'msgtype', 'status']
  return (
    children.some((child) => child.name === 'info') ||
    children.filter((child) => expected.includes(child.name)).length >= 2
  )
}

/** One alert element, CAP or national platform, in our form. */
export function readCapAlert(alert: XmlElement, fileName: string | null): ReadAlert | RefusedAlert {
  const infos = orderedInfos(alert)
  const isPlatform = isNationalPlatform(alert, infos)
  const areas = infos.flatMap(areasOf)
  const area = readCapAreas(areas, isPlatform ? 'm' : 'km')
  const format = formatOf(alert, infos, area, isPlatform)
  const header = readCapHeader(alert, format)
  const content = readContent(infos, area, { zone: zoneOf(format, infos), sentAt: header.fields.sentAt ?? null })
  const draft: PartialAlert = {
    format,
    ...header.fields,
    ...content.fields,
    ...readFileName(fileName, format, content.fields),
  }
  const refusals = refusalsOf(alert, format)
  if (refusals.length > 0) return { outcome: 'refused', alert: draft, reasons: refusals }
  const reasons = [...header.reasons, ...content.reasons]
  if (isPlatform) reasons.unshift(because('national-platform'))
  return noteScope(concludeAlert(draft, { isAbroad: area.isAbroad }, reasons), alert)
}

/** Not CAP: no CAP namespace, the sending time under another name, codes right inside `geocode`. */
function isNationalPlatform(alert: XmlElement, infos: readonly XmlElement[]): boolean {
  if (/:cap:/i.test(alert.namespace ?? '')) return false
  const isOwn = alert.children.some((child) => child.name === 'sendercode' || child.name === 'sendtime')
  return isOwn || infos.some((info) => childText(info, 'eventtype') !== null)
}

function formatOf(alert: XmlElement, infos: readonly XmlElement[], area: CapArea, isPlatform: boolean): AlertFormat {
  if (isPlatform) return 'national-platform'
  const isChinese =
    isChineseIdentifier(childText(alert, 'identifier') ?? '') ||
    area.areaCodes.length > 0 ||
    infos.flatMap(eventCodesOf).some((code) => hazardOfCode(code) !== null)
  if (isChinese) return 'cap-cn'
  return /cap[:/]1\.[01]/i.test(alert.namespace ?? '') ? 'cap-1.1' : 'cap-1.2'
}

function zoneOf(format: AlertFormat, infos: readonly XmlElement[]): AssumedZone {
  const isChinese = format === 'cap-cn' || format === 'national-platform'
  return isChinese || infos.some((info) => hasHan(childText(info, 'headline') ?? '')) ? '+08:00' : null
}

/** What CAP requires of a message and no officer can supply; Chinese warnings are public by their nature. */
function refusalsOf(alert: XmlElement, format: AlertFormat): readonly ReviewReason[] {
  if (format === 'cap-cn' || format === 'national-platform') return []
  return ['identifier', 'sender', 'scope']
    .filter((element) => childText(alert, element) === null)
    .map((element) => because('invalid-cap', { element }))
}

/** Said only where a person looks anyway. */
function noteScope(read: ReadAlert, alert: XmlElement): ReadAlert {
  const isNoted = read.outcome === 'incomplete' && childText(alert, 'scope') === null
  return isNoted ? { ...read, reasons: [...read.reasons, because('no-scope')] } : read
}

type ContentField =
  | 'hazard'
  | 'colour'
  | 'severity'
  | 'effectiveAt'
  | 'onsetAt'
  | 'expiresAt'
  | 'texts'
  | 'areaText'
  | 'areaCodes'
  | 'polygons'
  | 'circles'
  | 'points'
  | 'quake'

function readContent(
  infos: readonly XmlElement[],
  area: CapArea,
  { zone, sentAt }: { readonly zone: AssumedZone; readonly sentAt: Instant | null },
): Reading<ContentField> {
  const { hazard, others } = hazardOfInfos(infos)
  const times = (name: string) => infos.flatMap((info) => readTime(childText(info, name), zone) ?? [])
  const [effectiveAt = null, onsetAt = null] = [times('effective')[0], times('onset')[0]]
  const isQuake = hazard === 'earthquake'
  const isVague = area.areaCodes.length === 0 && area.unreadable.length > 0
  const shapes = isVague ? { polygons: [], circles: [] } : { polygons: area.polygons, circles: area.circles }
  return {
    fields: {
      ...(hazard === null || others.length > 0 ? {} : { hazard }),
      // Elsewhere the same words grade something else.
      colour: zone === null ? null : colourOfInfos(infos),
      severity: infos.map((info) => childText(info, 'severity')).find((text) => text !== null) ?? null,
      effectiveAt,
      onsetAt,
      expiresAt: times('expires').toSorted().at(-1) ?? null,
      texts: infos.map(textOfInfo),
      areaText: areaTextOf(infos),
      areaCodes: area.areaCodes,
      ...shapes,
      points: [],
      quake: isQuake ? quakeOfInfos(infos, area.circles, { zone, originAt: onsetAt ?? effectiveAt ?? sentAt }) : null,
    },
    reasons: [
      ...(others.length === 0 ? [] : [because('several-hazards', { hazards: [hazard, ...others].join(', ') })]),
      ...(isVague ? area.unreadable.slice(0, 3).map((shape) => because('unreadable-shape', { shape })) : []),
    ],
  }
}

function areasOf(info: XmlElement): readonly XmlElement[] {
  const wrapped = childrenNamed(info, 'areas').flatMap((each) => childrenNamed(each, 'area'))
  return [...childrenNamed(info, 'area'), ...wrapped]
}

/** Names of the areas in the language that stands first. */
function areaTextOf(infos: readonly XmlElement[]): string {
  const first = infos.map(areasOf).find((areas) => areas.length > 0) ?? []
  const names = first.flatMap((area) => childText(area, 'areadesc') ?? [])
  return [...new Set(names)].join('; ')
}

/** `33000041600000_20121025091026_11B01_BLUE_ALERT.XML`: event, colour and kind of message, where the document lacks them. */
function readFileName(
  fileName: string | null,
  format: AlertFormat,
  read: Partial<Pick<Alert, 'hazard' | 'colour'>>,
): Partial<Pick<Alert, 'hazard' | 'colour'>> {
  if (format !== 'national-platform' && format !== 'cap-cn') return {}
  const parts = /\d{14}_\d{14}(?:_\d)?_(11[A-Z]\d{2})_([A-Z]+)_/i.exec(fileName ?? '')
  const hazard = read.hazard ?? hazardOfCode(parts?.[1] ?? '')
  const colour = read.colour ?? colourOfWord(parts?.[2] ?? '')
  return { ...(hazard === null ? {} : { hazard }), ...(colour === null ? {} : { colour }) }
}
