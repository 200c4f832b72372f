import type { PoolClient } from 'pg'
import type { DocumentRow } from '../../database/alerts'
import { lockIntake, readDocumentRow, writeReviewedAlert } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import type { AnsweredItem } from '../../database/review'
import { lockReviewItem, writeReviewDone, writeStillMissing } from '../../database/review'
import { readNetwork } from '../../database/reference'
import { inTransaction } from '../../database/transaction'
import type { RequiredAlertField } from '../../domain/alert/alert'
import { completeAlert } from '../../domain/alert/complete-alert'
import type { OfficerCourse } from '../../domain/alert/officer-course'
import type { County } from '../../domain/geography/area'
import { resolveArea } from '../../domain/geography/resolve-area'
import type { Instant } from '../../domain/time/instant'
import type { IntakeOutcome } from '../interfaces'
import type { ActivityContext } from '../ports'
import { actsOf } from './alert-acts'
import type { OfficerAlert } from './officer-alert'
import { courseOf, dispositions, incidentOf } from './officer-alert'
import { areaBy, scopeOf, stableId } from './alert-record'

type ReviewInput = { readonly reviewItemId: string; readonly by: string; readonly realNow: Instant }
type Reviewed = OfficerAlert & { readonly placedBy: ReturnType<typeof areaBy> }

/** An officer's answers make the alert whole; it then goes the way that they, and what runs already, ask for. */
export async function completeReviewed(context: ActivityContext, input: ReviewInput): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const item = await lockReviewItem(tx, input.reviewItemId)
    if (item?.state === 'completed' && item.alertId !== null) return actsOf(tx, { alertId: item.alertId })
    if (item?.state !== 'open' || item.resolution === null) return { acts: [] }
    const document = await readDocumentRow(tx, item.documentId)
    const reviewed = completed(item, document, network.counties)
    if ('missing' in reviewed) return stillIncomplete(tx, item, reviewed.missing, input)
    const wish = { ...input, start: item.resolution.start ?? true }
    const course = await courseOf(tx, context, reviewed, wish)
    const incidentId = await incidentOf(tx, network, context, reviewed, course, input.realNow)
    await resolve(tx, item, reviewed, course, incidentId, input)
    return course.kind === 'duplicate' ? { acts: [] } : actsOf(tx, { alertId: reviewed.alertId })
  })
}

type Missing = { readonly missing: readonly RequiredAlertField[] }

function completed(item: AnsweredItem, document: DocumentRow, counties: readonly County[]): Reviewed | Missing {
  const fields = item.resolution?.fields ?? {}
  const completion = completeAlert(item.partial ?? { format: 'form' }, fields)
  if (completion.outcome === 'incomplete') return { missing: completion.missing }
  const place = resolveArea(completion.alert, counties)
  const identity = completion.alert.identity === '' ? `review|${item.id}` : completion.alert.identity
  const eventKey = completion.alert.eventKey === '' ? identity : completion.alert.eventKey
  return {
    alert: { ...completion.alert, identity, eventKey, areaCodes: [...place.areaCodes] },
    alertId: item.alertId ?? stableId('alert', scopeOf(document) + identity),
    document,
    areaCodes: place.areaCodes,
    isStored: item.alertId !== null,
    placedBy: areaBy(fields.areaCodes === undefined ? place.by : 'officer'),
  }
}

/** The item goes back to the queue with what it still lacks: the answer stands in the audit. */
async function stillIncomplete(
  tx: PoolClient,
  item: AnsweredItem,
  missing: readonly RequiredAlertField[],
  { by, realNow }: ReviewInput,
): Promise<IntakeOutcome> {
  await writeStillMissing(tx, item.id, missing)
  await appendAudit(tx, {
    happenedAt: realNow,
    incidentId: null,
    actor: by,
    action: 'review.still-incomplete',
    subject: item.id,
    detail: { missing, fields: item.resolution?.fields ?? {} },
  })
  return { acts: [] }
}

/** Stores what became of it; one that came whole in the meantime is merged with that one and makes no second row. */
async function resolve(
  tx: PoolClient,
  item: AnsweredItem,
  reviewed: Reviewed,
  course: OfficerCourse,
  incidentId: string | null,
  { by, realNow }: ReviewInput,
): Promise<void> {
  const { alert, document } = reviewed
  const alertId = course.kind === 'duplicate' ? course.alertId : reviewed.alertId
  if (course.kind !== 'duplicate')
    await writeReviewedAlert(tx, {
      id: alertId,
      documentId: document.id,
      identity: scopeOf(document) + alert.identity,
      eventKey: scopeOf(document) + alert.eventKey,
      alert,
      receivedAt: document.received_at.toISOString(),
      areaCodes: reviewed.areaCodes,
      areaBy: reviewed.placedBy,
      disposition: dispositions[course.kind],
      reason: course.reason,
      incidentId,
      sameAs: null,
    })
  const state = course.kind === 'duplicate' ? 'merged' : 'completed'
  await writeReviewDone(tx, item.id, { state, by, alertId })
  await appendAudit(tx, {
    happenedAt: realNow,
    incidentId,
    actor: by,
    action: `review.${state}`,
    subject: item.id,
    detail: { alertId, disposition: dispositions[course.kind], fields: item.resolution?.fields ?? {} },
    onceKey: `review ${item.id} completed`,
  })
}
