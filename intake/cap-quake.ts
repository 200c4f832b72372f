import type { Circle, Quake } from '../domain/alert/alert'
import type { Instant } from '../domain/time/instant'
import { readTime } from './read-time'
import type { AssumedZone } from './read-time'
import { childText, childrenNamed } from './xml-element'
import type { XmlElement } from './xml-element'

/** Magnitude, depth and origin of an earthquake alert: from its parameters, else its text; null without magnitude or place. */
export function quakeOfInfos(
  infos: readonly XmlElement[],
  circles: readonly Circle[],
  fallback: { readonly zone: AssumedZone; readonly originAt: Instant | null },
): Quake | null {
  const epicentre = circles[0]?.centre
  const parameter = (names: RegExp) => parameterOf(infos, names)
  const text = infos
    .map((info) => `${childText(info, 'headline') ?? ''} ${childText(info, 'description') ?? ''}`)
    .join(' ')
  const stated = parameter(/^(?:event ?)?(?:magnitude|mag|震级)/i)
  const magnitude = numberIn(stated) ?? magnitudeInText(text)
  const originAt = readTime(parameter(/^(?:event|origin) ?time$|^发震时[间刻]$/i), fallback.zone) ?? fallback.originAt
  if (epicentre === undefined || magnitude === null || magnitude <= 0 || magnitude > 10 || originAt === null)
    return null
  return {
    magnitude,
    magnitudeType: (
      parameter(/^magnitude ?type$|^magtype$/i) ??
      /^m\w{1,2}/i.exec(stated ?? '')?.[0] ??
      'm'
    ).toLowerCase(),
    depthKm: numberIn(parameter(/^(?:depth|震源深度|深度)/i)) ?? depthInText(text),
    epicentre,
    originAt,
  }
}

function parameterOf(infos: readonly XmlElement[], names: RegExp): string | null {
  const parameters = infos.flatMap((info) => childrenNamed(info, 'parameter'))
  const found = parameters.find((each) => names.test(childText(each, 'valuename') ?? ''))
  return found === undefined ? null : childText(found, 'value')
}

function numberIn(text: string | null): number | null {
  const found = /\d+(?:\.\d+)?/.exec(text ?? '')?.[0]
  return found === undefined ? null : Number(found)
}

export function magnitudeInText(text: string): number | null {
  const found =
    /(\d(?:\.\d{1,2})?)\s*级(?:左右)?地震|magnitude[\s:]*(\d(?:\.\d{1,2})?)|\bM[wsbl]?\s?(\d\.\d{1,2})\b/i.exec(text)
  return numberIn(found?.slice(1).find((part) => part !== undefined) ?? null)
}

export function depthInText(text: string): number | null {
  const found = /震源深度\s*(\d+(?:\.\d+)?)\s*(?:千米|公里|km)|depth[\s:]*(\d+(?:\.\d+)?)\s*km/i.exec(text)
  return numberIn(found?.slice(1).find((part) => part !== undefined) ?? null)
}
