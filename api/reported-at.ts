import type { Instant } from '../domain/time/instant'
import { addHours, addMinutes, maxOf } from '../domain/time/instant'
import { badField } from './bad-input'

/** A device's clock may run ahead of ours by this much. */
const clockSkewMinutes = 5

/** When a report speaks of: now when nothing was said, and never what is still to come on the incident's clock. */
export function reportedBefore(at: Instant | undefined, now: Instant, field = 'reportedAt'): Instant {
  if (at === undefined) return now
  if (at > addMinutes(now, clockSkewMinutes)) throw badField(field, 'api.inFuture', { now })
  return at
}

/** When something was done that comes after another: neither still to come, nor before that. */
export function doneAfter(
  at: Instant | undefined,
  { now, before, field }: { readonly now: Instant; readonly before: Date | null; readonly field: string },
): Instant {
  const earliest = before?.toISOString() ?? ''
  if (at === undefined) return maxOf(now, earliest)
  if (at < earliest) throw badField(field, 'api.beforeLast', { before: earliest })
  return reportedBefore(at, now, field)
}

/** The calendar day in Beijing at an instant, `YYYY-MM-DD`. */
export function beijingDay(at: Instant): string {
  return addHours(at, 8).slice(0, 10)
}
