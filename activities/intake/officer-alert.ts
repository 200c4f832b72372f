import type { PoolClient } from 'pg'
import type { Disposition, DocumentRow } from '../../database/alerts'
import { findKnown } from '../../database/alerts'
import type { Network } from '../../database/reference'
import type { Alert } from '../../domain/alert/alert'
import type { OfficerCourse } from '../../domain/alert/officer-course'
import { officerCourse } from '../../domain/alert/officer-course'
import { unverifiedTriageRules } from '../../domain/alert/triage'
import type { AreaCode } from '../../domain/geography/area'
import type { Instant } from '../../domain/time/instant'
import type { ActivityContext } from '../ports'
import { openIncident } from './open-incident'
import { scopeOf } from './alert-record'

/** An alert as an officer has it: whole, with its place, and the id of its row (made or to be made). */
export type OfficerAlert = {
  readonly alert: Alert
  readonly alertId: string
  readonly document: DocumentRow
  readonly areaCodes: readonly AreaCode[]
  /** Whether its row is there already; else a row of its identity is another message's. */
  readonly isStored: boolean
}
export type OfficerWish = { readonly start: boolean; readonly by: string; readonly realNow: Instant }

/** What becomes of it, given what is known and running. */
export async function courseOf(
  tx: PoolClient,
  { environment }: Pick<ActivityContext, 'environment'>,
  { alert, isStored, document }: OfficerAlert,
  { start, by }: OfficerWish,
): Promise<OfficerCourse> {
  const known = await findKnown(tx, alert, scopeOf(document), unverifiedTriageRules.sameWarningHours)
  const running = known.referenced.flatMap((each) =>
    each.ended || each.incidentId === null ? [] : [{ alertId: each.alertId, incidentId: each.incidentId }],
  )
  const twin = isStored ? null : known.sameIdentity
  return officerCourse({ alert, environment, start, by, twin, running: running[0] ?? null })
}

export const dispositions: Readonly<Record<OfficerCourse['kind'], Disposition>> = {
  start: 'started',
  keep: 'kept',
  revise: 'revised',
  'stand-down': 'stood-down',
  duplicate: 'duplicate',
}

/** The incident that a course leads to, opened when it must be; null when it leads to none. */
export async function incidentOf(
  tx: PoolClient,
  network: Network,
  context: Pick<ActivityContext, 'environment'>,
  { alert, document, areaCodes }: OfficerAlert,
  course: OfficerCourse,
  realNow: Instant,
): Promise<string | null> {
  if (course.kind !== 'start') return 'incidentId' in course ? course.incidentId : null
  return openIncident(tx, network, {
    alert,
    identity: scopeOf(document) + alert.identity,
    areaCodes,
    startedAt: document.exercise === null ? document.received_at.toISOString() : alert.sentAt,
    realNow,
    isExercise: document.exercise !== null || alert.status === 'exercise' || alert.status === 'test',
    exercise: document.exercise,
    clock: null,
    environment: context.environment,
  })
}
