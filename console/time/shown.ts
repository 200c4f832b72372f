import type { Instant } from '../../domain/time/instant'
import { MINUTE_MS, SECOND_MS } from '../../domain/time/instant'

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function split(instant: Instant): Record<string, string> {
  return Object.fromEntries(parts.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]))
}

/** `07-12 14:00`, Beijing time. */
export function shownMinute(instant: Instant): string {
  const { month, day, hour, minute } = split(instant)
  return `${month}-${day} ${hour}:${minute}`
}

/** `2023-12-18 23:59:00`, Beijing time: for records, where the year and the second count. */
export function shownSecond(instant: Instant): string {
  const { year, month, day, hour, minute, second } = split(instant)
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** `02:14:07`, Beijing time. */
export function shownClock(instant: Instant): string {
  const { hour, minute, second } = split(instant)
  return `${hour}:${minute}:${second}`
}

/** Hours and minutes of a span, `9:12`; its sign is told in words by who shows it. */
export function shownSpan(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MINUTE_MS)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Value of a `datetime-local` field for an instant, in Beijing time. */
export function fieldValue(instant: Instant): string {
  const { year, month, day, hour, minute } = split(instant)
  return `${year}-${month}-${day}T${hour}:${minute}`
}

/** The instant that a `datetime-local` field names, read as Beijing time; undefined while it is not filled in. */
export function instantOfField(value: string): Instant | undefined {
  const ms = Date.parse(`${value.length === 16 ? `${value}:00` : value}+08:00`)
  return Number.isNaN(ms) ? undefined : new Date(Math.floor(ms / SECOND_MS) * SECOND_MS).toISOString()
}

/** The calendar day in Beijing, `2026-11-24`. */
export function dayInBeijing(instant: Instant): string {
  const { year, month, day } = split(instant)
  return `${year}-${month}-${day}`
}
