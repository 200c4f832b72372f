import type { PartialAlert } from '../domain/alert/alert'
import type { AlertAnswers } from '../domain/alert/complete-alert'
import { appendAudit } from './audit'
import type { Database } from './client'
import type { Queryable } from './transaction'
import { inTransaction, one } from './transaction'

export type ReviewActor = { readonly by: string; readonly now: string }

type ItemRow = { state: string; resolvedBy: string | null; documentId: string; alertId: string | null }
export type ReviewChange =
  | { readonly outcome: 'done'; readonly documentId: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'resolved'; readonly state: string; readonly by: string }

const selectItem = `SELECT state, resolved_by AS "resolvedBy", document_id AS "documentId", alert_id AS "alertId"
  FROM review_items WHERE id = $1 FOR UPDATE`

/**
 * Keeps what an officer filled in. The item stays open until the workflow has made the alert of it, so that nothing is
 * lost when that can't happen now.
 */
export async function keepCompletion(
  db: Database,
  reviewItemId: string,
  completion: { fields: Readonly<Record<string, unknown>>; start: boolean; reason: string | null },
  { by, now }: ReviewActor,
): Promise<ReviewChange> {
  return inTransaction(db.pool, async (tx) => {
    const item = await one<ItemRow>(tx, selectItem, [reviewItemId])
    const refused = notOpen(item)
    if (refused !== undefined) return refused
    const resolution = { ...completion, by, at: now }
    await tx.query('UPDATE review_items SET resolution = $2 WHERE id = $1', [reviewItemId, JSON.stringify(resolution)])
    await appendAudit(tx, {
      happenedAt: now,
      incidentId: null,
      actor: by,
      action: 'review.answered',
      subject: reviewItemId,
      detail: completion,
    })
    return { outcome: 'done', documentId: item?.documentId ?? '' }
  })
}

export type ReviewEnd = {
  readonly state: 'merged' | 'set-aside'
  readonly resolution: Readonly<Record<string, unknown>>
  readonly incidentId: string | null
}

/** Ends an item by a person's word: it tells of a known event, or nothing is to be done. Its alert is marked too. */
export async function resolveReview(
  db: Database,
  reviewItemId: string,
  { state, resolution, incidentId }: ReviewEnd,
  { by, now }: ReviewActor,
): Promise<ReviewChange> {
  return inTransaction(db.pool, async (tx) => {
    const item = await one<ItemRow>(tx, selectItem, [reviewItemId])
    const refused = notOpen(item)
    if (refused !== undefined) return refused
    await tx.query(
      'UPDATE review_items SET state = $2, resolved_by = $3, resolved_at = $4, resolution = $5 WHERE id = $1',
      [reviewItemId, state, by, now, JSON.stringify(resolution)],
    )
    await tx.query(
      `UPDATE alerts SET disposition = $2, incident_id = coalesce($3, incident_id), same_as = $4, reason = $5
       WHERE id = $1 AND disposition = 'review'`,
      [
        item?.alertId ?? null,
        state === 'merged' ? 'duplicate' : 'kept',
        incidentId,
        resolution.alertId ?? null,
        JSON.stringify({ key: 'triage.officer-decided', values: { by } }),
      ],
    )
    await appendAudit(tx, {
      happenedAt: now,
      incidentId,
      actor: by,
      action: `review.${state}`,
      subject: reviewItemId,
      detail: resolution,
    })
    return { outcome: 'done', documentId: item?.documentId ?? '' }
  })
}

function notOpen(item: ItemRow | undefined): Exclude<ReviewChange, { outcome: 'done' }> | undefined {
  if (item === undefined) return { outcome: 'gone' }
  if (item.state === 'open') return undefined
  return { outcome: 'resolved', state: item.state, by: item.resolvedBy ?? 'system' }
}

/** An item of the review queue with what its officer filled in. */
export type AnsweredItem = {
  readonly id: string
  readonly documentId: string
  readonly alertId: string | null
  readonly partial: PartialAlert | null
  readonly state: 'open' | 'completed' | 'merged' | 'set-aside'
  readonly resolution: { readonly fields?: AlertAnswers; readonly start?: boolean } | null
}

/** The item, held until the transaction ends. */
export function lockReviewItem(tx: Queryable, id: string): Promise<AnsweredItem | undefined> {
  return one<AnsweredItem>(
    tx,
    'SELECT id, document_id AS "documentId", alert_id AS "alertId", partial, state, resolution FROM review_items WHERE id = $1 FOR UPDATE',
    [id],
  )
}

/** Back to the queue without the answer, with what it still lacks. */
export async function writeStillMissing(tx: Queryable, id: string, missing: readonly string[]): Promise<void> {
  await tx.query('UPDATE review_items SET resolution = NULL, missing = $2 WHERE id = $1', [id, missing])
}

export async function writeReviewDone(
  tx: Queryable,
  id: string,
  done: { state: 'completed' | 'merged'; by: string; alertId: string },
): Promise<void> {
  await tx.query(
    'UPDATE review_items SET state = $2, resolved_by = $3, resolved_at = clock_timestamp(), alert_id = $4 WHERE id = $1',
    [id, done.state, done.by, done.alertId],
  )
}
