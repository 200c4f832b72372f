import type { FeedFailure, FeedWatch } from '../domain/feeds/feed-watch'
import type { Instant } from '../domain/time/instant'
import type { Queryable } from './transaction'
import { many, one } from './transaction'

export type WatchedFeed = FeedWatch & {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly active: boolean
  readonly etag: string | null
  readonly lastModified: string | null
  readonly lastFailure: FeedFailure | null
  readonly alarmSince: Instant | null
}

type FeedRow = {
  id: string
  name: string
  url: string
  active: boolean
  interval_seconds: number
  silent_alarm_minutes: number
  etag: string | null
  last_modified: string | null
  last_polled_at: Date | null
  last_success_at: Date | null
  failures: number
  last_error: string | null
  alarm_since: Date | null
  watched_since: Date
}

export async function readFeed(db: Queryable, feedId: string): Promise<WatchedFeed | undefined> {
  const row = await one<FeedRow>(db, 'SELECT * FROM feed_watches WHERE id = $1', [feedId])
  return row && toFeed(row)
}

/** Holds the watch against a second poll and against its officer's changes until the transaction ends. */
export async function lockFeed(tx: Queryable, feedId: string): Promise<WatchedFeed | undefined> {
  const row = await one<FeedRow>(tx, 'SELECT * FROM feed_watches WHERE id = $1 FOR UPDATE', [feedId])
  return row && toFeed(row)
}

function toFeed(row: FeedRow): WatchedFeed {
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    active: row.active,
    intervalSeconds: row.interval_seconds,
    silentAlarmMinutes: row.silent_alarm_minutes,
    failures: row.failures,
    etag: row.etag,
    lastModified: row.last_modified,
    lastPolledAt: row.last_polled_at?.toISOString() ?? null,
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    lastFailure: row.last_error === null ? null : (JSON.parse(row.last_error) as FeedFailure),
    alarmSince: row.alarm_since?.toISOString() ?? null,
    watchedSince: row.watched_since.toISOString(),
  }
}

export type FeedRhythm = { readonly feedId: string; readonly everySeconds: number; readonly paused: boolean }

/** How often each watch is to be polled: what the schedules must agree with. */
export async function readFeedRhythms(db: Queryable): Promise<readonly FeedRhythm[]> {
  return many<FeedRhythm>(
    db,
    `SELECT id AS "feedId", interval_seconds AS "everySeconds", NOT active AS paused FROM feed_watches ORDER BY id`,
  )
}

export async function recordFeedFailure(
  tx: Queryable,
  feedId: string,
  reason: FeedFailure,
  at: Instant,
): Promise<void> {
  await tx.query(
    'UPDATE feed_watches SET last_polled_at = $2, failures = failures + 1, last_error = $3 WHERE id = $1',
    [feedId, at, JSON.stringify(reason)],
  )
}

/** An answer ends failures and alarm; what came with a new body is kept for the next question. */
export async function recordFeedSuccess(
  tx: Queryable,
  feedId: string,
  at: Instant,
  changed: { readonly etag: string | null; readonly lastModified: string | null; readonly isNew: boolean } | null,
): Promise<void> {
  await tx.query(
    `UPDATE feed_watches SET last_polled_at = $2, last_success_at = $2, failures = 0, last_error = NULL, alarm_since = NULL,
       etag = CASE WHEN $3 THEN $4 ELSE etag END, last_modified = CASE WHEN $3 THEN $5 ELSE last_modified END,
       last_new_at = CASE WHEN $6 THEN $2 ELSE last_new_at END
     WHERE id = $1`,
    [feedId, at, changed !== null, changed?.etag ?? null, changed?.lastModified ?? null, changed?.isNew ?? false],
  )
}

export async function raiseFeedAlarm(tx: Queryable, feedId: string, at: Instant): Promise<void> {
  await tx.query('UPDATE feed_watches SET alarm_since = $2 WHERE id = $1', [feedId, at])
}

/** What the feed brought and no workflow has taken yet. */
export async function readUntakenDocuments(db: Queryable, feedId: string): Promise<readonly string[]> {
  const rows = await many<{ id: string }>(
    db,
    `SELECT id FROM alert_documents WHERE channel = 'feed' AND sender = $1 AND consumed_at IS NULL ORDER BY recorded_at LIMIT 100`,
    [feedId],
  )
  return rows.map((row) => row.id)
}

/** Whether this alert is known from the same feed: feeds list an event for days, and each new body holds the old entries. */
export async function isListedBefore(tx: Queryable, feedId: string, alertId: string): Promise<boolean> {
  const row = await one(
    tx,
    `SELECT 1 FROM alerts a JOIN alert_documents d ON d.id = a.document_id
     WHERE a.id = $1 AND d.channel = 'feed' AND d.sender = $2`,
    [alertId, feedId],
  )
  return row !== undefined
}

/** Whether a person is asked already about what this feed serves and nobody can read, for the same reason. */
export async function isUnreadableKnown(tx: Queryable, feedId: string, reasonKey: string): Promise<boolean> {
  const row = await one(
    tx,
    `SELECT 1 FROM review_items r JOIN alert_documents d ON d.id = r.document_id
     WHERE r.state = 'open' AND r.kind = 'unreadable' AND r.reasons -> 0 ->> 'key' = $2
       AND d.channel = 'feed' AND d.sender = $1`,
    [feedId, reasonKey],
  )
  return row !== undefined
}
