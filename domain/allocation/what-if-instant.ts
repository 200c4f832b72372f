import type { Instant } from '../time/instant'
import { addMinutes, epochMs, MINUTE_MS } from '../time/instant'

/** A plan is younger than this when it is asked about, or what it could reach is looked at anew. */
const STEP_MINUTES = 60

/**
 * As of when a plan is solved again: its own instant, so that only the wishes differ and solving can go on from it; each
 * full hour later an hour more, since what could come in time then no longer can.
 */
export function whatIfInstant(plannedAt: Instant, now: Instant): Instant {
  const steps = Math.floor((epochMs(now) - epochMs(plannedAt)) / (STEP_MINUTES * MINUTE_MS))
  return addMinutes(plannedAt, Math.max(0, steps) * STEP_MINUTES)
}
