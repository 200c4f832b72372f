import type { Alert, ReviewReason } from '../domain/alert/alert'
import type { AreaCode } from '../domain/geography/area'
import type { Disposition } from './alerts'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type ActingAlert = {
  readonly id: string
  readonly disposition: 'started' | 'revised' | 'stood-down'
  readonly incidentId: string
}

/** Stored alerts that lead to something: of a document, or one. */
export function readActingAlerts(
  db: Queryable,
  by: { documentId: string } | { alertId: string },
): Promise<ActingAlert[]> {
  const [column, id] = 'documentId' in by ? ['document_id', by.documentId] : ['id', by.alertId]
  return many<ActingAlert>(
    db,
    `SELECT id, disposition, incident_id AS "incidentId" FROM alerts
     WHERE ${column} = $1 AND disposition IN ('started', 'revised', 'stood-down') ORDER BY id`,
    [id],
  )
}

export type OpeningAlert = { readonly id: string; readonly identity: string; readonly alert: Alert }

/** The alert that opened an incident; undefined when it has none. */
export function readOpeningAlert(db: Queryable, incidentId: string): Promise<OpeningAlert | undefined> {
  return one<OpeningAlert>(
    db,
    `SELECT id, identity, body AS alert FROM alerts WHERE incident_id = $1 AND disposition = 'started' ORDER BY received_at, id LIMIT 1`,
    [incidentId],
  )
}

export type KeptAlert = {
  readonly alert: Alert
  readonly documentId: string
  readonly areaCodes: AreaCode[]
  readonly disposition: Disposition
}

/** An alert, held until the transaction ends. */
export function lockAlert(tx: Queryable, alertId: string): Promise<KeptAlert | undefined> {
  return one<KeptAlert>(
    tx,
    'SELECT body AS alert, document_id AS "documentId", area_codes AS "areaCodes", disposition FROM alerts WHERE id = $1 FOR UPDATE',
    [alertId],
  )
}

/** What became of an alert after all. */
export async function writeDisposition(
  tx: Queryable,
  alertId: string,
  became: { disposition: Disposition; incidentId: string | null; reason: ReviewReason },
): Promise<void> {
  await tx.query('UPDATE alerts SET disposition = $2, incident_id = $3, reason = $4 WHERE id = $1', [
    alertId,
    became.disposition,
    became.incidentId,
    JSON.stringify(became.reason),
  ])
}

export type AlertCopy = {
  readonly id: string
  readonly identity: string
  readonly areaCodes: readonly AreaCode[]
  readonly reason: ReviewReason
  readonly incidentId: string
}

/** The same alert again as the one that opened another incident, for other areas. */
export async function copyAlert(tx: Queryable, alertId: string, copy: AlertCopy): Promise<void> {
  await tx.query(
    `INSERT INTO alerts (id, document_id, identity, event_key, body, hazard, status, message_type, sent_at, received_at, area_codes, area_by,
       disposition, reason, incident_id, same_as)
     SELECT $2, document_id, $3, event_key, body, hazard, status, message_type, sent_at, received_at, $4, 'officer', 'started', $5, $6, id
     FROM alerts WHERE id = $1 ON CONFLICT (id) DO NOTHING`,
    [alertId, copy.id, copy.identity, copy.areaCodes, JSON.stringify(copy.reason), copy.incidentId],
  )
}
