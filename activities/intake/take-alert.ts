import type { DocumentRow, NewReviewItem } from '../../database/alerts'
import { findKnown } from '../../database/alerts'
import { isListedBefore } from '../../database/feeds'
import type { Alert, PartialAlert, ReadAlert, ReviewReason } from '../../domain/alert/alert'
import type { TriageDecision } from '../../domain/alert/triage'
import { triageAlert, unverifiedTriageRules } from '../../domain/alert/triage'
import { resolveArea } from '../../domain/geography/resolve-area'
import type { ResolvedArea } from '../../domain/geography/resolve-area'
import type { ClockSpec } from '../../domain/time/scenario-clock'
import type { Instant } from '../../domain/time/instant'
import { maxOf } from '../../domain/time/instant'
import type { Opening, Revision } from '../interfaces'
import type { Taking } from './alert-record'
import { askForReview, scopeOf, stableId, storeAlert } from './alert-record'
import { openIncident, openingOf } from './open-incident'

/** Takes one alert of a document: stores it with what becomes of it, or lays it before a person. */
export async function takeAlert(
  taking: Taking,
  read: ReadAlert,
  index: number,
): Promise<readonly (Opening | Revision)[]> {
  if (read.outcome === 'complete') return takeComplete(taking, read.alert)
  const { document, network } = taking
  const place = resolveArea(
    { areaCodes: [], polygons: [], circles: [], points: [], quake: null, areaText: '', ...read.alert },
    network.counties,
  )
  await askForReview(taking, {
    id: stableId('rev', entryOf(document, read.alert, index)),
    alertId: null,
    kind: 'incomplete',
    partial: { ...read.alert, areaCodes: [...place.areaCodes] },
    missing: read.missing.filter((field) => field !== 'area' || place.by === 'none'),
    reasons: read.reasons,
  })
  return []
}

/** A feed serves the same incomplete entry again in each new body: it is one entry of the queue. */
function entryOf({ id, channel, sender }: DocumentRow, alert: PartialAlert, index: number): string {
  return channel === 'feed' ? `${sender} ${alert.identity ?? JSON.stringify(alert)}` : `${id} ${index}`
}

async function takeComplete(taking: Taking, alert: Alert): Promise<readonly (Opening | Revision)[]> {
  const { tx, context, document, network } = taking
  const place = resolveArea(alert, network.counties)
  const located: Alert = { ...alert, areaCodes: [...place.areaCodes] }
  const asExercise = document.exercise !== null
  const known = await findKnown(tx, located, scopeOf(document), unverifiedTriageRules.sameWarningHours)
  if (await isListedAgain(taking, known.sameIdentity)) return []
  const now = asExercise ? alert.sentAt : document.received_at.toISOString()
  const decision = triageAlert({ ...context, alert: located, now, asExercise, known, rules: unverifiedTriageRules })
  return applyDecision(taking, located, place, decision, now)
}

/** Nothing new: not even a duplicate, or a feed would add one for each of its entries at every change. */
async function isListedAgain({ tx, document }: Taking, known: { alertId: string } | null): Promise<boolean> {
  return document.channel === 'feed' && known !== null && (await isListedBefore(tx, document.sender, known.alertId))
}

async function applyDecision(
  taking: Taking,
  alert: Alert,
  place: ResolvedArea,
  decision: TriageDecision,
  now: Instant,
): Promise<readonly (Opening | Revision)[]> {
  switch (decision.kind) {
    case 'start':
      return start(taking, alert, place, decision.reason, now, decision.exercise)
    case 'revise':
    case 'stand-down': {
      const disposition = decision.kind === 'revise' ? 'revised' : 'stood-down'
      const alertId = await storeAlert(taking, alert, place, disposition, decision.reason, {
        incidentId: decision.incidentId,
      })
      const messageType = decision.kind === 'revise' ? 'update' : 'cancel'
      return [{ kind: 'revise', incidentId: decision.incidentId, alertId, messageType }]
    }
    case 'duplicate':
      await storeAlert(taking, alert, place, 'duplicate', decision.reason, {
        incidentId: decision.incidentId,
        sameAs: decision.alertId,
      })
      return []
    case 'propose-merge':
    case 'review': {
      const alertId = await storeAlert(taking, alert, place, 'review', decision.reason, { incidentId: null })
      const kind = decision.kind === 'propose-merge' ? 'similar' : reviewKind(decision.reason)
      await askForReview(taking, {
        id: stableId('rev', alertId),
        alertId,
        kind,
        partial: alert,
        missing: [],
        reasons: [withPartner(decision)],
      })
      return []
    }
    case 'keep':
      await storeAlert(taking, alert, place, 'kept', decision.reason, { incidentId: null })
      return []
  }
}

function withPartner(decision: TriageDecision): ReviewReason {
  if (decision.kind !== 'propose-merge') return decision.reason
  const incidents = decision.with.map((each) => each.incidentId).join(',')
  return { key: decision.reason.key, values: { ...decision.reason.values, incidents } }
}

function reviewKind({ key }: ReviewReason): NewReviewItem['kind'] {
  if (key === 'triage.stale' || key === 'triage.expired') return 'stale'
  return key.includes('unknown') ? 'unknown-reference' : 'inconsistent'
}

/** Opens an incident for an alert: t0 is when it was received, in an exercise the alert's own time. */
async function start(
  taking: Taking,
  alert: Alert,
  place: Pick<ResolvedArea, 'areaCodes' | 'by'>,
  reason: ReviewReason,
  now: Instant,
  isExercise: boolean,
): Promise<readonly Opening[]> {
  const { tx, network, document, realNow, clock, context } = taking
  const identity = scopeOf(document) + alert.identity
  const startedAt = document.exercise === null && clock === null ? now : maxOf(alert.sentAt, now)
  const wish = {
    alert,
    identity,
    areaCodes: place.areaCodes,
    startedAt,
    realNow,
    isExercise,
    exercise: document.exercise,
    clock: steppedFrom(clock, startedAt),
    environment: context.environment,
  }
  const incidentId = await openIncident(tx, network, wish)
  await storeAlert(taking, alert, place, 'started', reason, { incidentId })
  return [await openingOf(tx, incidentId)]
}

/** A stepped clock that has not come so far yet starts at the alert's own time. */
function steppedFrom(clock: ClockSpec | null, startedAt: Instant): ClockSpec | null {
  return clock?.kind === 'stepped' ? { kind: 'stepped', now: maxOf(clock.now, startedAt) } : clock
}
