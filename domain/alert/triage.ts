import { isWithin } from '../geography/area'
import type { AreaCode } from '../geography/area'
import { addHours, addMinutes, hoursBetween } from '../time/instant'
import type { Instant } from '../time/instant'
import type { Alert, ReviewReason } from './alert'
import { isSimilarEvent } from './similar-event'
import type { EventTraits, SimilarEventRules } from './similar-event'

/** Figures of triage; unverified, kept with the policy. */
export type TriageRules = SimilarEventRules & {
  readonly staleHours: number
  /** How far a sender's clock may run ahead of ours. */
  readonly clockSkewMinutes: number
}

export const unverifiedTriageRules: TriageRules = {
  staleHours: 6,
  clockSkewMinutes: 15,
  sameQuakeSeconds: 60,
  sameQuakeKm: 100,
  sameWarningHours: 6,
}

export type KnownAlert = { readonly alertId: string; readonly incidentId: string | null }

export type TriageInput = {
  /** With `areaCodes` resolved. */
  readonly alert: Alert
  readonly now: Instant
  readonly environment: 'production' | 'staging'
  readonly servedArea: AreaCode
  readonly asExercise: boolean
  readonly known: {
    readonly sameIdentity: KnownAlert | null
    /** Alerts whose identity stands in `references`, or that share the event key; `ended`: their incident is over. */
    readonly referenced: readonly (KnownAlert & { readonly ended: boolean })[]
    /** Recent alerts that might tell of the same event; triage compares them itself. */
    readonly similar: readonly (KnownAlert & { readonly traits: EventTraits })[]
  }
  readonly rules: TriageRules
}

export type RunningIncident = { readonly alertId: string; readonly incidentId: string }

export type TriageDecision =
  | { readonly kind: 'start'; readonly exercise: boolean; readonly reason: ReviewReason }
  | ({ readonly kind: 'revise' | 'stand-down'; readonly reason: ReviewReason } & RunningIncident)
  | ({ readonly kind: 'duplicate'; readonly reason: ReviewReason } & KnownAlert)
  | { readonly kind: 'propose-merge'; readonly with: readonly RunningIncident[]; readonly reason: ReviewReason }
  | { readonly kind: 'review' | 'keep'; readonly reason: ReviewReason }

/** What becomes of a complete alert. The first rule that speaks decides; none speaks: a response starts. */
export function triageAlert(input: TriageInput): TriageDecision {
  return (
    repeated(input) ??
    notForUs(input) ??
    impossibleTimes(input) ??
    outsideServedArea(input) ??
    notActual(input) ??
    aboutKnownIncident(input) ??
    aboutUnknownAlert(input) ??
    tooLate(input) ??
    beyondTheRules(input) ??
    perhapsTheSameEvent(input) ?? { kind: 'start', exercise: isExercise(input), reason: reason('triage.start') }
  )
}

type Rule = (input: TriageInput) => TriageDecision | null

const reason = (key: string, values: Readonly<Record<string, string>> = {}): ReviewReason => ({ key, values })
const keep = (because: ReviewReason): TriageDecision => ({ kind: 'keep', reason: because })
const review = (because: ReviewReason): TriageDecision => ({ kind: 'review', reason: because })

const isExercise = ({ alert, asExercise }: TriageInput) =>
  asExercise || alert.status === 'exercise' || alert.status === 'test'

const repeated: Rule = ({ known: { sameIdentity } }) =>
  sameIdentity === null ? null : { kind: 'duplicate', ...sameIdentity, reason: reason('triage.duplicate') }

/** Acknowledgements and errors answer messages of others; system and draft messages are for nobody to act on. */
const notForUs: Rule = ({ alert: { messageType, status } }) => {
  if (messageType === 'acknowledgement' || messageType === 'error')
    return keep(reason('triage.message-type', { messageType }))
  return status === 'system' || status === 'draft' ? keep(reason('triage.status', { status })) : null
}

const impossibleTimes: Rule = ({ alert: { sentAt, effectiveAt, expiresAt }, now, rules }) => {
  if (expiresAt !== null && expiresAt <= sentAt)
    return review(reason('triage.expired-before-sent', { expiresAt, sentAt }))
  if (expiresAt !== null && effectiveAt !== null && expiresAt <= effectiveAt)
    return review(reason('triage.expired-before-effective', { expiresAt, effectiveAt }))
  return sentAt > addMinutes(now, rules.clockSkewMinutes) ? review(reason('triage.sent-in-future', { sentAt })) : null
}

const notActual: Rule = (input) =>
  input.environment === 'production' && isExercise(input)
    ? keep(reason('triage.exercise-in-production', { status: input.alert.status }))
    : null

/** Feeds send new versions as plain alerts; CAP says Update or Cancel. */
const aboutKnownIncident: Rule = ({ alert, known: { referenced } }) => {
  const running = referenced.filter((each) => !each.ended).flatMap(asRunning)[0]
  const cancels = alert.messageType === 'cancel'
  if (running !== undefined)
    return cancels
      ? { kind: 'stand-down', ...running, reason: reason('triage.cancelled') }
      : { kind: 'revise', ...running, reason: reason('triage.revised') }
  if (referenced.some((each) => each.ended))
    return alert.messageType === 'update'
      ? review(reason('triage.update-of-ended'))
      : keep(reason('triage.already-ended'))
  return cancels && referenced.length > 0 ? review(reason('triage.cancels-waiting')) : null
}

/** A message about a running response is ours wherever it points. */
const outsideServedArea: Rule = ({ alert, servedArea, known: { referenced } }) => {
  const { areaCodes, messageType, areaText } = alert
  if (referenced.some((each) => each.incidentId !== null)) return null
  const saysNoPlace = messageType === 'cancel' && areaText === '' && areaCodes.length === 0
  const served = areaCodes.some((code) => isWithin(code, servedArea) || isWithin(servedArea, code))
  return served || saysNoPlace ? null : keep(reason('triage.out-of-area', { area: areaText }))
}

const aboutUnknownAlert: Rule = ({ alert, known: { referenced } }) => {
  if (alert.messageType === 'alert' || referenced.length > 0) return null
  return review(reason(alert.messageType === 'cancel' ? 'triage.cancel-of-unknown' : 'triage.update-of-unknown'))
}

/** A quake is as old as its origin: feeds go on revising it for weeks. */
const tooLate: Rule = ({ alert, now, rules }) => {
  const { expiresAt, quake } = alert
  const since = quake !== null && quake.originAt < alert.sentAt ? quake.originAt : alert.sentAt
  if (addHours(since, rules.staleHours) < now)
    return review(reason('triage.stale', { hours: Math.floor(hoursBetween(since, now)).toString() }))
  return expiresAt !== null && expiresAt < now ? review(reason('triage.expired', { expiresAt })) : null
}

/** No rule covers an `other` hazard; GDACS gives wide events as one centre point, which is not the area struck. */
const beyondTheRules: Rule = ({ alert }) => {
  if (alert.hazard === 'other') return review(reason('triage.hazard-not-covered'))
  return alert.format === 'gdacs' && alert.quake === null ? review(reason('triage.only-a-centre')) : null
}

const perhapsTheSameEvent: Rule = ({ alert, known: { similar }, rules }) => {
  const same = similar.filter((each) => isSimilarEvent(alert, each.traits, rules)).flatMap(asRunning)
  return same.length === 0 ? null : { kind: 'propose-merge', with: same, reason: reason('triage.similar-event') }
}

function asRunning({ alertId, incidentId }: KnownAlert): readonly RunningIncident[] {
  return incidentId === null ? [] : [{ alertId, incidentId }]
}
