import type { Instant } from '../../domain/time/instant'

/** A desk's own clock may be minutes off, and an exercise runs at × 240: so the server's clock is followed. */
let aheadMs = 0

/** Takes the `Date` header of an answer; differences below the header's own grain are left alone. */
export function learnServerTime(dateHeader: string | null): void {
  const told = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  if (Number.isNaN(told)) return
  const difference = told + 500 - Date.now()
  if (Math.abs(difference - aheadMs) > 1_500) aheadMs = difference
}

export function serverNow(): Instant {
  return new Date(Date.now() + aheadMs).toISOString()
}
