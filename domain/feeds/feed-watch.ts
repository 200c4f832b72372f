import type { Instant } from '../time/instant'
import { addMinutes, HOUR_MS, latest, MINUTE_MS, msBetween, SECOND_MS } from '../time/instant'

/** What decides when a watched feed is polled and when it counts as silent. */
export type FeedWatch = {
  readonly intervalSeconds: number
  readonly silentAlarmMinutes: number
  /** Failed polls in a row. */
  readonly failures: number
  readonly lastPolledAt: Instant | null
  readonly lastSuccessAt: Instant | null
  /** Since when this address is watched without a pause. */
  readonly watchedSince: Instant
}

/** Why a poll gave nothing, as a key of `texts/feeds` with its values. */
export type FeedFailure = { readonly key: FeedFailureKey; readonly values: Readonly<Record<string, string>> }
export const feedFailureKeys = [
  'feed.host-refused',
  'feed.http-status',
  'feed.redirect',
  'feed.too-large',
  'feed.timeout',
  'feed.unreachable',
  'feed.empty',
] as const
export type FeedFailureKey = (typeof feedFailureKeys)[number]

/** A broken feed is left alone longer and longer, but never longer than this (or than its own interval). */
const LONGEST_BACK_OFF_MS = HOUR_MS

/**
 * Whether a feed is to be polled now. After n failures only every 2^n intervals; half an interval of slack, since a
 * schedule fires a little early or late. The same instant a second time is not due: a retry polls once.
 */
export function isFeedDue(watch: FeedWatch, now: Instant): boolean {
  if (watch.lastPolledAt === null) return true
  const intervalMs = watch.intervalSeconds * SECOND_MS
  const waitMs = Math.min(intervalMs * 2 ** watch.failures, Math.max(intervalMs, LONGEST_BACK_OFF_MS))
  return msBetween(watch.lastPolledAt, now) >= waitMs - intervalMs / 2
}

/** Whether the alarm is due: no success for longer than the watch allows, counted from when it began at the earliest. */
export function isFeedSilent(watch: FeedWatch, now: Instant): boolean {
  const since = latest([watch.watchedSince, watch.lastSuccessAt ?? watch.watchedSince]) ?? watch.watchedSince
  return addMinutes(since, watch.silentAlarmMinutes) < now
}

/** Whole minutes without a success, for the mail. */
export function silentMinutes(watch: FeedWatch, now: Instant): number {
  return Math.floor(msBetween(watch.lastSuccessAt ?? watch.watchedSince, now) / MINUTE_MS)
}

/** An exercise must not pull real feeds (decision 12): staging polls this machine and hosts that were allowed by name. */
export function mayPollFeed(
  address: { readonly hostname: string; readonly host: string },
  { environment, allowedHosts }: FeedHosts,
): boolean {
  if (environment === 'production') return true
  const { hostname, host } = address
  return isLoopback(hostname) || allowedHosts.includes(hostname) || allowedHosts.includes(host)
}

/** `allowedHosts`: `host` (any port) or `host:port`, in lower case. */
export type FeedHosts = {
  readonly environment: 'production' | 'staging'
  readonly allowedHosts: readonly string[]
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}
