import { isWithin } from '../geography/area'
import { greatCircleKm } from '../geography/great-circle'
import { HOUR_MS, msBetween, SECOND_MS } from '../time/instant'
import type { Alert, Quake } from './alert'

/** When two alerts are taken for the same event; unverified, kept with the policy. */
export type SimilarEventRules = {
  readonly sameQuakeSeconds: number
  readonly sameQuakeKm: number
  readonly sameWarningHours: number
}

export type EventTraits = Pick<Alert, 'hazard' | 'colour' | 'sentAt' | 'areaCodes' | 'quake'>

/** Whether two alerts seem to tell of one event: proposed to an officer, never merged by itself. */
export function isSimilarEvent(a: EventTraits, b: EventTraits, rules: SimilarEventRules): boolean {
  if (a.quake !== null && b.quake !== null) return isSameQuake(a.quake, b.quake, rules)
  const apartMs = Math.abs(msBetween(a.sentAt, b.sentAt))
  if (a.hazard !== b.hazard || apartMs > rules.sameWarningHours * HOUR_MS) return false
  // A quake's warning has no colour, and one without a magnitude may be the same as one with it.
  return (a.colour === b.colour || a.hazard === 'earthquake') && isSameArea(a, b)
}

function isSameQuake(a: Quake, b: Quake, rules: SimilarEventRules): boolean {
  const apartMs = Math.abs(msBetween(a.originAt, b.originAt))
  return apartMs <= rules.sameQuakeSeconds * SECOND_MS && greatCircleKm(a.epicentre, b.epicentre) <= rules.sameQuakeKm
}

/** One area covers the other: a county's warning is part of the same warning for its prefecture. */
function isSameArea(a: EventTraits, b: EventTraits): boolean {
  return isCovered(a, b) || isCovered(b, a)
}

function isCovered(inner: EventTraits, outer: EventTraits): boolean {
  return (
    inner.areaCodes.length > 0 &&
    inner.areaCodes.every((code) => outer.areaCodes.some((wider) => isWithin(code, wider)))
  )
}
