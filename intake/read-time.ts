import { instantOf } from '../domain/time/instant'
import type { Instant } from '../domain/time/instant'

/** What a time without a zone means: Beijing time in Chinese documents, nothing elsewhere. */
export type AssumedZone = '+08:00' | null

const written =
  /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})[T\s]?\s*(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2}|UTC|GMT)?$/i

/** An instant from what documents write: ISO 8601 in its variants, a blank for the `T`, no seconds, compact. */
export function readTime(text: string | null, assumed: AssumedZone): Instant | null {
  const parts = written.exec((text ?? '').normalize('NFKC').trim())
  if (parts === null) return null
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const offset = offsetMinutes(parts[8] ?? assumed)
  if (offset === null || year === undefined || month === undefined || day === undefined) return null
  if (year < 1900 || year > 2200 || !isCalendarDay(year, month, day)) return null
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return null
  const milliseconds = Number(`0.${parts[7] ?? '0'}`) * 1000
  const local = Date.UTC(year, month - 1, day, hour, minute, second, Math.floor(milliseconds))
  return instantOf(local - offset * 60_000)
}

/** An instant from the date of a mail or feed (RFC 822): `Sun, 29 Dec 2019 12:00:00 GMT`; else as `readTime`. */
export function readFeedTime(text: string | null): Instant | null {
  const mail = /^(?:\w{3},\s*)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:GMT|UTC?|Z|[+-]\d{4})$/i
  const trimmed = (text ?? '').trim()
  if (!mail.test(trimmed)) return readTime(trimmed, null)
  const ms = Date.parse(trimmed)
  return Number.isNaN(ms) ? null : instantOf(ms)
}

/** An instant from milliseconds since 1970, as USGS counts. */
export function readEpochMs(value: unknown): Instant | null {
  const isTime = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 4e12
  return isTime ? instantOf(value) : null
}

function offsetMinutes(zone: string | null): number | null {
  if (zone === null) return null
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (parts === null) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return minutes > 18 * 60 ? null : parts[1] === '-' ? -minutes : minutes
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
