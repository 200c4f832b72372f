import { randomBytes } from 'node:crypto'
import { appendAudit } from './audit'
import type { Database } from './client'
import { inTransaction } from './transaction'

export type FeedWatchSettings = {
  readonly name: string
  readonly url: string
  readonly intervalSeconds: number
  readonly silentAlarmMinutes: number
  readonly active: boolean
}
type Actor = { readonly by: string; readonly now: string }

/** Adds a watch; undefined when the address is watched already. */
export async function insertFeedWatch(db: Database, watch: FeedWatchSettings, { by, now }: Actor) {
  const id = `feed_${randomBytes(6).toString('hex')}`
  return inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO feed_watches (id, name, url, interval_seconds, silent_alarm_minutes, active, watched_since)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (url) DO NOTHING`,
      [id, watch.name, watch.url, watch.intervalSeconds, watch.silentAlarmMinutes, watch.active, now],
    )
    if (!rowCount) return undefined
    const entry = { happenedAt: now, incidentId: null, actor: by, subject: id }
    await appendAudit(tx, { ...entry, action: 'feed-watch.created', detail: watch })
    return id
  })
}

export type FeedWatchChange = { readonly outcome: 'done' | 'gone' | 'address-taken' }

/** Changes a watch; a new address starts without what was known of the old one, and a paused watch is not silent. */
export async function updateFeedWatch(
  db: Database,
  id: string,
  changes: Readonly<Partial<FeedWatchSettings>>,
  { by, now }: Actor,
): Promise<FeedWatchChange> {
  return inTransaction(db.pool, async (tx) => {
    const taken = await tx.query('SELECT 1 FROM feed_watches WHERE url = $1 AND id <> $2', [changes.url ?? null, id])
    if (taken.rowCount) return { outcome: 'address-taken' }
    const { rowCount } = await tx.query(
      `UPDATE feed_watches SET name = coalesce($2, name), url = coalesce($3, url),
         etag = CASE WHEN $3 IS NULL OR $3 = url THEN etag END,
         last_modified = CASE WHEN $3 IS NULL OR $3 = url THEN last_modified END,
         failures = CASE WHEN $3 IS NULL OR $3 = url THEN failures ELSE 0 END,
         watched_since = CASE WHEN ($3 IS NULL OR $3 = url) AND (active OR $6 IS NOT TRUE) THEN watched_since ELSE $7 END,
         alarm_since = CASE WHEN coalesce($6, active) THEN alarm_since END,
         interval_seconds = coalesce($4, interval_seconds), silent_alarm_minutes = coalesce($5, silent_alarm_minutes),
         active = coalesce($6, active)
       WHERE id = $1`,
      [
        id,
        changes.name ?? null,
        changes.url ?? null,
        changes.intervalSeconds ?? null,
        changes.silentAlarmMinutes ?? null,
        changes.active ?? null,
        now,
      ],
    )
    if (!rowCount) return { outcome: 'gone' }
    const entry = { happenedAt: now, incidentId: null, actor: by, subject: id }
    await appendAudit(tx, { ...entry, action: 'feed-watch.changed', detail: changes })
    return { outcome: 'done' }
  })
}

export async function deleteFeedWatch(db: Database, id: string, { by, now }: Actor): Promise<boolean> {
  return inTransaction(db.pool, async (tx) => {
    const { rowCount } = await tx.query('DELETE FROM feed_watches WHERE id = $1', [id])
    if (!rowCount) return false
    const entry = { happenedAt: now, incidentId: null, actor: by, subject: id }
    await appendAudit(tx, { ...entry, action: 'feed-watch.deleted', detail: {} })
    return true
  })
}
