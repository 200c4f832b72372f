import type { AlertText, Hazard, WarningColour } from '../domain/alert/alert'
import { hazardInText, hazardOfCode } from './hazard-words'
import { colourInHeadline, colourOfWord } from './warning-colour'
import { childText, childrenNamed } from './xml-element'
import type { XmlElement } from './xml-element'

export const hasHan = (text: string) => /\p{Script=Han}/u.test(text)

/** The language of an `info` block: as stated, Chinese when its text is, else CAP's default. */
function languageOf(info: XmlElement): string {
  const stated = childText(info, 'language')
  if (stated !== null) return stated
  const words = ['headline', 'event', 'description'].map((name) => childText(info, name) ?? '').join('')
  return hasHan(words) ? 'zh-CN' : 'en-US'
}

/** The `info` blocks of an alert: Chinese first, then English, then as they stand. */
export function orderedInfos(alert: XmlElement): readonly XmlElement[] {
  const rank = (info: XmlElement) => ['zh', 'en'].indexOf(languageOf(info).slice(0, 2).toLowerCase())
  const order = (info: XmlElement) => (rank(info) === -1 ? 2 : rank(info))
  const wrapped = childrenNamed(alert, 'infos').flatMap((each) => childrenNamed(each, 'info'))
  return [...childrenNamed(alert, 'info'), ...wrapped].toSorted((a, b) => order(a) - order(b))
}

export function textOfInfo(info: XmlElement): AlertText {
  return {
    language: languageOf(info),
    event: childText(info, 'event') ?? '',
    headline: childText(info, 'headline') ?? '',
    description: childText(info, 'description') ?? '',
  }
}

/** Values of `eventCode` and the platform's `eventType`, with those that stand in parameters or as the event itself. */
export function eventCodesOf(info: XmlElement): readonly string[] {
  const coded = childrenNamed(info, 'eventcode').flatMap((each) => childText(each, 'value') ?? each.text.trim())
  const event = childText(info, 'event') ?? ''
  return [...coded, childText(info, 'eventtype') ?? '', event].filter((code) => code !== '')
}

export type ReadHazard = { readonly hazard: Hazard | null; readonly others: readonly Hazard[] }

/**
 * What struck: from the event's code, else its name, else the headline; `other` when there is text that names nothing
 * known. `others`: further hazards named in the same language, which one alert can't hold.
 */
export function hazardOfInfos(infos: readonly XmlElement[]): ReadHazard {
  const first = infos[0]
  if (first === undefined) return { hazard: null, others: [] }
  const language = languageOf(first)
  const same = infos.filter((info) => languageOf(info) === language).map(hazardOfInfo)
  const named = [...new Set(same.filter((hazard) => hazard !== null))]
  const known = named.filter((hazard) => hazard !== 'other')
  const fallback = infos.map(hazardOfInfo).find((hazard) => hazard !== null)
  return { hazard: known[0] ?? named[0] ?? fallback ?? null, others: known.slice(1) }
}

function hazardOfInfo(info: XmlElement): Hazard | null {
  const text = textOfInfo(info)
  const coded = eventCodesOf(info)
    .map(hazardOfCode)
    .find((hazard) => hazard !== null)
  const named = coded ?? hazardInText(text.event) ?? hazardInText(text.headline)
  return named ?? (text.event + text.headline + text.description === '' ? null : 'other')
}

/** The warning colour: in place of CAP's severity (national platform), else in the headline; never from CAP severity. */
export function colourOfInfos(infos: readonly XmlElement[]): WarningColour | null {
  for (const info of infos) {
    const coded = colourOfWord(childText(info, 'severity') ?? '')
    const named = coded ?? ['headline', 'event', 'description'].map((name) => colourIn(info, name)).find(Boolean)
    if (named !== null && named !== undefined) return named
  }
  return null
}

function colourIn(info: XmlElement, name: string): WarningColour | null {
  const text = childText(info, name)
  return text === null ? null : colourInHeadline(text.slice(0, 400))
}
