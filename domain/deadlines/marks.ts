import type { Instant } from '../time/instant'
import { addMs, msBetween } from '../time/instant'

export type Mark = 'warned-50' | 'warned-75' | 'warned-90' | 'slip-predicted' | 'breached'
export type MarkOutcome = 'fired' | 'skipped-by-outage'

/** A running clock: absolute instants from a rule with an edition (decision 3), and the marks still ahead. */
export type Clock = {
  readonly deadlineId: string
  readonly rule: string
  readonly startsAt: Instant
  readonly dueAt: Instant
  readonly ahead: readonly PlannedMark[]
}
export type PlannedMark = { readonly mark: Mark; readonly at: Instant }
export type DueMark = PlannedMark & {
  readonly deadlineId: string
  readonly rule: string
  readonly outcome: MarkOutcome
}

/** The marks of a clock: a warning at each share of the time gone, and the breach when it is due. */
export function planMarks(startsAt: Instant, dueAt: Instant, warnAtShares: readonly number[]): readonly PlannedMark[] {
  const span = msBetween(startsAt, dueAt)
  const warnings = warnAtShares.map((share) => ({
    mark: `warned-${Math.round(share * 100)}` as Mark,
    at: addMs(startsAt, Math.round(span * share)),
  }))
  return [...warnings, { mark: 'breached' as const, at: dueAt }]
}

export function nextMarkAt(clocks: readonly Clock[]): Instant | undefined {
  return clocks.flatMap((clock) => clock.ahead.slice(0, 1).map((each) => each.at)).sort()[0]
}

/**
 * The marks that are due at `now`, clock by clock. Of several due at once on one clock only the last fires: the earlier
 * ones passed while nobody could fire them and are recorded as skipped by outage, which an audit tells from missed.
 */
export function dueMarks(clocks: readonly Clock[], now: Instant): readonly DueMark[] {
  return clocks.flatMap((clock) => {
    const due = clock.ahead.filter((each) => each.at <= now)
    return due.map((each, index) => ({
      ...each,
      deadlineId: clock.deadlineId,
      rule: clock.rule,
      outcome: index === due.length - 1 ? ('fired' as const) : ('skipped-by-outage' as const),
    }))
  })
}

/** The clocks with what is due at `now` taken off; a clock whose last mark is gone stays known until it is stopped. */
export function passMarks(clocks: readonly Clock[], now: Instant): readonly Clock[] {
  return clocks.map((clock) => ({ ...clock, ahead: clock.ahead.filter((each) => each.at > now) }))
}
