import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Disposition, DocumentRow, NewReviewItem } from '../../database/alerts'
import { insertAlert, insertReviewItem } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import type { Network } from '../../database/reference'
import type { Alert, ReviewReason } from '../../domain/alert/alert'
import type { ResolvedArea } from '../../domain/geography/resolve-area'
import type { ClockSpec } from '../../domain/time/scenario-clock'
import type { Instant } from '../../domain/time/instant'
import type { ActivityContext } from '../ports'

export type Taking = {
  readonly tx: PoolClient
  readonly context: Pick<ActivityContext, 'environment' | 'servedArea'>
  readonly network: Network
  readonly document: DocumentRow
  readonly realNow: Instant
  readonly clock: ClockSpec | null
}

export const stableId = (prefix: string, text: string): string =>
  `${prefix}-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`

/** Exercises have a scope of their own: the same alert may be played again, and is no duplicate of the real one. */
export function scopeOf(document: Pick<DocumentRow, 'id' | 'exercise'>): string {
  return document.exercise === null ? '' : `exercise/${document.id}/`
}

/** Stores an alert with what becomes of it. */
export async function storeAlert(
  { tx, document, realNow }: Taking,
  alert: Alert,
  place: Pick<ResolvedArea, 'areaCodes'> & { readonly by: string },
  disposition: Disposition,
  reason: ReviewReason,
  links: { incidentId: string | null; sameAs?: string },
): Promise<string> {
  const scope = scopeOf(document)
  const repeated = disposition === 'duplicate' ? `#${document.id}` : ''
  const identity = `${scope}${alert.identity}${repeated}`
  const id = stableId('alert', identity)
  await insertAlert(tx, {
    id,
    documentId: document.id,
    identity,
    eventKey: scope + alert.eventKey,
    alert,
    receivedAt: document.received_at.toISOString(),
    areaCodes: place.areaCodes,
    areaBy: areaBy(place.by),
    disposition,
    reason,
    incidentId: links.incidentId,
    sameAs: links.sameAs ?? null,
  })
  await appendAudit(tx, {
    happenedAt: document.exercise === null ? realNow : alert.sentAt,
    incidentId: links.incidentId,
    actor: document.sender,
    action: `alert.${disposition}`,
    subject: id,
    detail: { hazard: alert.hazard, areaCodes: place.areaCodes, reason, documentId: document.id },
    onceKey: `alert ${id} ${disposition}`,
  })
  return id
}

export function areaBy(by: string): 'code' | 'geometry' | 'nearest' | 'officer' | 'none' {
  return by === 'code' || by === 'geometry' || by === 'nearest' || by === 'officer' ? by : 'none'
}

/** Lays something before a person. */
export async function askForReview(
  taking: Taking,
  item: Omit<NewReviewItem, 'documentId' | 'openedAt'>,
): Promise<void> {
  const { tx, document, realNow } = taking
  await insertReviewItem(tx, { ...item, documentId: document.id, openedAt: document.received_at.toISOString() })
  await appendAudit(tx, {
    happenedAt: realNow,
    incidentId: null,
    actor: document.sender,
    action: 'review.opened',
    subject: item.id,
    detail: { kind: item.kind, missing: item.missing, reasons: item.reasons, documentId: document.id },
    onceKey: `review ${item.id}`,
  })
}
