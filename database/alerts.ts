import type { Alert, PartialAlert, ReviewReason } from '../domain/alert/alert'
import type { EventTraits } from '../domain/alert/similar-event'
import type { AreaCode } from '../domain/geography/area'
import type { StandIns } from '../domain/exercise/stand-in'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type ExerciseSettings = { readonly pace: number; readonly standIns: StandIns }
export type DocumentRow = {
  readonly id: string
  readonly received_at: Date
  readonly channel: string
  readonly sender: string
  readonly content_type: string | null
  readonly file_name: string | null
  readonly body: Buffer
  readonly exercise: ExerciseSettings | null
  readonly consumed_at: Date | null
}
export type Disposition = 'started' | 'revised' | 'stood-down' | 'duplicate' | 'kept' | 'review'
export type StoredAlert = {
  readonly id: string
  readonly documentId: string
  readonly identity: string
  readonly eventKey: string
  readonly alert: Alert
  readonly receivedAt: Instant
  readonly areaCodes: readonly AreaCode[]
  readonly areaBy: 'code' | 'geometry' | 'nearest' | 'officer' | 'none'
  readonly disposition: Disposition
  readonly reason: ReviewReason
  readonly incidentId: string | null
  readonly sameAs: string | null
}
export type NewReviewItem = {
  readonly id: string
  readonly documentId: string
  readonly alertId: string | null
  readonly kind: 'unreadable' | 'incomplete' | 'stale' | 'similar' | 'unknown-reference' | 'inconsistent'
  readonly partial: PartialAlert | null
  readonly missing: readonly string[]
  readonly reasons: readonly ReviewReason[]
  readonly openedAt: Instant
}

/** One lock for all triage, so that two messages of one event that come at once see each other. */
export async function lockIntake(tx: Queryable): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(7303014412)')
}

export async function readDocumentRow(tx: Queryable, documentId: string): Promise<DocumentRow> {
  const row = await one<DocumentRow>(tx, 'SELECT * FROM alert_documents WHERE id = $1 FOR UPDATE', [documentId])
  if (row === undefined) throw new Error(`no alert document ${documentId}`)
  return row
}

/** Keeps what arrived; false when a document of this id is kept already. */
export async function insertDocument(
  db: Queryable,
  document: {
    id: string
    receivedAt: Instant
    channel: 'http' | 'file' | 'feed' | 'form' | 'exercise'
    sender: string
    contentType: string | null
    fileName: string | null
    body: Buffer
    sha256: string
    exercise: ExerciseSettings | null
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO alert_documents (id, received_at, channel, sender, content_type, file_name, body, sha256, exercise)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9) ON CONFLICT (id) DO NOTHING`,
    [
      document.id,
      document.receivedAt,
      document.channel,
      document.sender,
      document.contentType,
      document.fileName,
      document.body,
      document.sha256,
      document.exercise === null ? null : JSON.stringify(document.exercise),
    ],
  )
  return rowCount === 1
}

export async function markConsumed(tx: Queryable, documentId: string, state: 'read' | 'unreadable'): Promise<void> {
  await tx.query('UPDATE alert_documents SET state = $2, consumed_at = clock_timestamp() WHERE id = $1', [
    documentId,
    state,
  ])
}

export async function insertAlert(tx: Queryable, stored: StoredAlert): Promise<void> {
  const { alert } = stored
  await tx.query(
    `INSERT INTO alerts (id, document_id, identity, event_key, body, hazard, status, message_type, sent_at, received_at, area_codes,
       area_by, disposition, reason, incident_id, same_as)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16) ON CONFLICT (id) DO NOTHING`,
    [
      stored.id,
      stored.documentId,
      stored.identity,
      stored.eventKey,
      JSON.stringify(alert),
      alert.hazard,
      alert.status,
      alert.messageType,
      alert.sentAt,
      stored.receivedAt,
      stored.areaCodes,
      stored.areaBy,
      stored.disposition,
      JSON.stringify(stored.reason),
      stored.incidentId,
      stored.sameAs,
    ],
  )
}

export async function insertReviewItem(tx: Queryable, item: NewReviewItem): Promise<void> {
  await tx.query(
    `INSERT INTO review_items (id, document_id, alert_id, kind, partial, missing, reasons, opened_at)
     VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT (id) DO NOTHING`,
    [
      item.id,
      item.documentId,
      item.alertId,
      item.kind,
      item.partial === null ? null : JSON.stringify(item.partial),
      item.missing,
      JSON.stringify(item.reasons),
      item.openedAt,
    ],
  )
}

/** Stores an alert as an officer completed it, in place of what was read. */
export async function writeReviewedAlert(tx: Queryable, stored: StoredAlert): Promise<void> {
  await insertAlert(tx, stored)
  const { alert } = stored
  await tx.query(
    `UPDATE alerts SET body = $2, hazard = $3, status = $4, message_type = $5, sent_at = $6, area_codes = $7, area_by = $8,
       disposition = $9, reason = $10, incident_id = $11 WHERE id = $1`,
    [
      stored.id,
      JSON.stringify(alert),
      alert.hazard,
      alert.status,
      alert.messageType,
      alert.sentAt,
      stored.areaCodes,
      stored.areaBy,
      stored.disposition,
      JSON.stringify(stored.reason),
      stored.incidentId,
    ],
  )
}

/** Answers of officers that were kept while no workflow could take them. */
export async function readAnsweredReviews(
  db: Queryable,
  limit: number,
): Promise<{ reviewItemId: string; documentId: string; by: string }[]> {
  return many(
    db,
    `SELECT id AS "reviewItemId", document_id AS "documentId", coalesce(resolution ->> 'by', 'system') AS by
     FROM review_items WHERE state = 'open' AND resolution IS NOT NULL ORDER BY opened_at LIMIT $1`,
    [limit],
  )
}

type KnownRow = { id: string; incident_id: string | null; ended: boolean | null; body: Alert }

export type KnownAlerts = {
  readonly sameIdentity: { alertId: string; incidentId: string | null } | null
  readonly referenced: readonly { alertId: string; incidentId: string | null; ended: boolean }[]
  readonly similar: readonly { alertId: string; incidentId: string | null; traits: EventTraits }[]
}

/** What is known already: the same alert, those it refers to or shares an event with, and recent ones of its hazard. */
export async function findKnown(tx: Queryable, alert: Alert, scope: string, windowHours: number): Promise<KnownAlerts> {
  const select = `SELECT a.id, a.incident_id, a.body, i.status IN ('closed', 'false-alarm', 'merged') AS ended
                  FROM alerts a LEFT JOIN incidents i ON i.id = a.incident_id`
  const same = await one<KnownRow>(tx, `${select} WHERE a.identity = $1`, [scope + alert.identity])
  const referenced = await many<KnownRow>(
    tx,
    `${select} WHERE a.disposition <> 'duplicate' AND (a.identity = ANY ($1) OR (a.event_key = $2 AND a.identity <> $3)) ORDER BY a.received_at DESC`,
    [alert.references.map((each) => scope + each), scope + alert.eventKey, scope + alert.identity],
  )
  const similar = await many<KnownRow>(
    tx,
    `${select} WHERE a.hazard = $1 AND a.incident_id IS NOT NULL AND i.status = 'open' AND a.event_key LIKE $4 || '%'
       AND ($4 <> '' OR a.event_key NOT LIKE 'exercise/%')
       AND a.sent_at BETWEEN $2::timestamptz - make_interval(hours => $3) AND $2::timestamptz + make_interval(hours => $3)`,
    [alert.hazard, alert.sentAt, windowHours, scope],
  )
  const known = (row: KnownRow): { alertId: string; incidentId: string | null } => ({
    alertId: row.id,
    incidentId: row.incident_id,
  })
  return {
    sameIdentity: same === undefined ? null : known(same),
    referenced: referenced.map((row) => ({ ...known(row), ended: row.ended ?? false })),
    similar: similar.map((row) => ({ ...known(row), traits: row.body })),
  }
}

/** A message about an incident that ended before it could be told waits for a person. */
export async function reviewLateMessage(tx: Queryable, id: string, alertId: string, incidentId: string): Promise<void> {
  await tx.query(
    `INSERT INTO review_items (id, document_id, alert_id, kind, partial, missing, reasons, opened_at)
     SELECT $1, document_id, id, 'unknown-reference', body, '{}', $3, received_at FROM alerts WHERE id = $2 ON CONFLICT (id) DO NOTHING`,
    [id, alertId, JSON.stringify([{ key: 'triage.update-of-ended', values: { incidents: incidentId } }])],
  )
  await tx.query(`UPDATE alerts SET disposition = 'review' WHERE id = $1`, [alertId])
}
