/** A UTC instant as an ISO 8601 text with milliseconds, e.g. `2023-12-18T15:59:00.000Z`; texts of this form sort by time. */
export type Instant = string

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Milliseconds since 1970 of an instant; throws on a text that is none, since instants are checked where they enter. */
export function epochMs(instant: Instant): number {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${instant}`)
  return ms
}

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString()
}

export function addMs(instant: Instant, ms: number): Instant {
  return instantOf(epochMs(instant) + ms)
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return addMs(instant, minutes * MINUTE_MS)
}

export function addHours(instant: Instant, hours: number): Instant {
  return addMs(instant, hours * HOUR_MS)
}

/** Milliseconds from `from` to `to`; negative when `to` lies before. */
export function msBetween(from: Instant, to: Instant): number {
  return epochMs(to) - epochMs(from)
}

export function hoursBetween(from: Instant, to: Instant): number {
  return msBetween(from, to) / HOUR_MS
}

export function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (best, each) => (best === undefined || each < best ? each : best),
    undefined,
  )
}

export function latest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (best, each) => (best === undefined || each > best ? each : best),
    undefined,
  )
}

export function maxOf(left: Instant, right: Instant): Instant {
  return left > right ? left : right
}

/** Month of the year in Beijing, 1 to 12. */
export function beijingMonth(now: Instant): number {
  return new Date(Date.parse(now) + 8 * 3_600_000).getUTCMonth() + 1
}
