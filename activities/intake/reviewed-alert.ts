import type { PoolClient } from 'pg'
import type { DocumentRow } from '../../database/alerts'
import { lockIntake, readDocumentRow } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import { readNetwork } from '../../database/reference'
import { inTransaction, one } from '../../database/transaction'
import type { Alert, PartialAlert } from '../../domain/alert/alert'
import type { AlertAnswers } from '../../domain/alert/complete-alert'
import { completeAlert } from '../../domain/alert/complete-alert'
import type { ResolvedArea } from '../../domain/geography/resolve-area'
import { resolveArea } from '../../domain/geography/resolve-area'
import type { Instant } from '../../domain/time/instant'
import type { IntakeOutcome } from '../interfaces'
import type { ActivityContext } from '../ports'
import { incidentIdOf, openIncident, openingOf } from './open-incident'
import { scopeOf, stableId } from './take-alert'

type ItemRow = {
  id: string
  document_id: string
  alert_id: string | null
  partial: PartialAlert | null
  state: string
  resolution: { fields?: AlertAnswers; start?: boolean; by?: string } | null
}
type Reviewed = {
  alert: Alert
  document: DocumentRow
  alertId: string
  place: Pick<ResolvedArea, 'areaCodes'> & { by: string }
}

/** An officer's answers make the alert whole; it then starts a response, or is kept, as the officer said. */
export async function completeReviewed(
  context: ActivityContext,
  input: { reviewItemId: string; by: string; realNow: Instant },
): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const item = await one<ItemRow>(
      tx,
      'SELECT id, document_id, alert_id, partial, state, resolution FROM review_items WHERE id = $1 FOR UPDATE',
      [input.reviewItemId],
    )
    if (item === undefined) return { acts: [] }
    const document = await readDocumentRow(tx, item.document_id)
    const reviewed = completed(item, document, network.counties)
    if (reviewed === null) return { acts: [] }
    const starts = item.resolution?.start ?? true
    const incidentId = starts ? await openFor(tx, context, reviewed, input.realNow) : null
    if (item.state === 'open') await resolve(tx, item, reviewed, incidentId, input)
    return incidentId === null ? { acts: [] } : { acts: [await openingOf(tx, incidentId)] }
  })
}

function completed(item: ItemRow, document: DocumentRow, counties: Parameters<typeof resolveArea>[1]): Reviewed | null {
  const fields = item.resolution?.fields ?? {}
  const completion = completeAlert(item.partial ?? { format: 'form' }, fields)
  if (completion.outcome === 'incomplete') return null
  const said = fields.areaCodes !== undefined
  const resolved = resolveArea(completion.alert, counties)
  const identity = completion.alert.identity === '' ? `review|${item.id}` : completion.alert.identity
  const eventKey = completion.alert.eventKey === '' ? identity : completion.alert.eventKey
  const alert = { ...completion.alert, identity, eventKey, areaCodes: [...resolved.areaCodes] }
  const alertId = item.alert_id ?? stableId('alert', scopeOf(document) + identity)
  return { alert, document, alertId, place: { areaCodes: resolved.areaCodes, by: said ? 'officer' : resolved.by } }
}

async function openFor(
  tx: PoolClient,
  context: ActivityContext,
  { alert, document, place }: Reviewed,
  realNow: Instant,
): Promise<string> {
  const network = await readNetwork(context.database.pool)
  const identity = scopeOf(document) + alert.identity
  await openIncident(tx, network, {
    alert,
    identity,
    areaCodes: place.areaCodes,
    startedAt: document.exercise === null ? document.received_at.toISOString() : alert.sentAt,
    realNow,
    isExercise: document.exercise !== null || alert.status === 'exercise' || alert.status === 'test',
    exercise: document.exercise,
    clock: null,
    environment: context.environment,
  })
  return incidentIdOf(identity)
}

async function resolve(
  tx: PoolClient,
  item: ItemRow,
  { alert, document, alertId, place }: Reviewed,
  incidentId: string | null,
  { by, realNow }: { by: string; realNow: Instant },
): Promise<void> {
  const scope = scopeOf(document)
  const disposition = incidentId === null ? 'kept' : 'started'
  const reason = JSON.stringify({ key: 'triage.officer-decided', values: { by } })
  await tx.query(
    `INSERT INTO alerts (id, document_id, identity, event_key, body, hazard, status, message_type, sent_at, received_at, area_codes, area_by,
       disposition, reason, incident_id)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)
     ON CONFLICT (id) DO UPDATE SET body = $5, hazard = $6, status = $7, message_type = $8, sent_at = $9, area_codes = $11, area_by = $12,
       disposition = $13, reason = $14, incident_id = $15`,
    [
      alertId,
      document.id,
      scope + alert.identity,
      scope + alert.eventKey,
      JSON.stringify(alert),
      alert.hazard,
      alert.status,
      alert.messageType,
      alert.sentAt,
      document.received_at,
      place.areaCodes,
      place.by,
      disposition,
      reason,
      incidentId,
    ],
  )
  await tx.query(
    `UPDATE review_items SET state = 'completed', resolved_by = $2, resolved_at = clock_timestamp(), alert_id = $3 WHERE id = $1`,
    [item.id, by, alertId],
  )
  await appendAudit(tx, {
    happenedAt: realNow,
    incidentId,
    actor: by,
    action: 'review.completed',
    subject: item.id,
    detail: { alertId, disposition, fields: item.resolution?.fields ?? {} },
    onceKey: `review ${item.id} completed`,
  })
}

/** A kept alert (out of area, say) starts a response because an officer says so. */
export async function startKept(
  context: ActivityContext,
  input: { alertId: string; by: string; reason: string; realNow: Instant },
): Promise<IntakeOutcome> {
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const row = await one<{
      body: Alert
      document_id: string
      area_codes: string[]
      area_by: string
      incident_id: string | null
    }>(tx, 'SELECT body, document_id, area_codes, area_by, incident_id FROM alerts WHERE id = $1 FOR UPDATE', [
      input.alertId,
    ])
    if (row === undefined) return { acts: [] }
    if (row.incident_id !== null) return { acts: [await openingOf(tx, row.incident_id)] }
    const document = await readDocumentRow(tx, row.document_id)
    const reviewed: Reviewed = {
      alert: row.body,
      document,
      alertId: input.alertId,
      place: { areaCodes: row.area_codes, by: row.area_by },
    }
    const incidentId = await openFor(tx, context, reviewed, input.realNow)
    await tx.query(`UPDATE alerts SET disposition = 'started', incident_id = $2, reason = $3 WHERE id = $1`, [
      input.alertId,
      incidentId,
      JSON.stringify({ key: 'triage.officer-decided', values: { by: input.by } }),
    ])
    await appendAudit(tx, {
      happenedAt: input.realNow,
      incidentId,
      actor: input.by,
      action: 'alert.started',
      subject: input.alertId,
      detail: { reason: input.reason },
      onceKey: `alert ${input.alertId} started-by-officer`,
    })
    return { acts: [await openingOf(tx, incidentId)] }
  })
}
