import type { Instant } from './instant'
import { epochMs, instantOf } from './instant'

/** From `fromReal` on, scenario time runs `scale` times as fast as real time, starting at `fromScenario`; 0 stands still. */
export type ClockSegment = { readonly fromReal: Instant; readonly fromScenario: Instant; readonly scale: number }

/**
 * Which clock an incident lives on (decision 4): `real` for every real response; `paced` (people take part) and
 * `stepped` (headless, moved by a conductor) in staging only.
 */
export type ClockSpec =
  | { readonly kind: 'real' }
  | { readonly kind: 'paced'; readonly segments: readonly ClockSegment[] }
  | { readonly kind: 'stepped'; readonly now: Instant }

/** The shortest real wait that a paced clock may turn a policy's wait into (2 s, decision 4). */
export const SHORTEST_REAL_WAIT_MS = 2_000

function segmentAt(segments: readonly ClockSegment[], realMs: number): ClockSegment {
  const first = segments[0]
  if (first === undefined) throw new RangeError('a paced clock needs a segment')
  return segments.reduce((current, each) => (epochMs(each.fromReal) <= realMs ? each : current), first)
}

/** Scenario instant at a real one. */
export function scenarioAt(segments: readonly ClockSegment[], real: Instant): Instant {
  const segment = segmentAt(segments, epochMs(real))
  return instantOf(epochMs(segment.fromScenario) + (epochMs(real) - epochMs(segment.fromReal)) * segment.scale)
}

/** Real milliseconds from `real` until the scenario reaches `at` as the clock runs now; `null` while it stands still before that. */
export function realMsUntil(segments: readonly ClockSegment[], real: Instant, at: Instant): number | null {
  const segment = segmentAt(segments, epochMs(real))
  const aheadMs = epochMs(at) - epochMs(scenarioAt(segments, real))
  if (aheadMs <= 0) return 0
  return segment.scale === 0 ? null : Math.ceil(aheadMs / segment.scale)
}

/** The segments with a new scale from `real` on. */
export function changePace(segments: readonly ClockSegment[], real: Instant, scale: number): readonly ClockSegment[] {
  return [...segments, { fromReal: real, fromScenario: scenarioAt(segments, real), scale }]
}

/**
 * The segments after an outage: the clock stood still from `seenAt` (the last real instant the stack was known to run)
 * until `real`, and goes on at the scale that it had.
 */
export function standStillDuring(
  segments: readonly ClockSegment[],
  seenAt: Instant,
  real: Instant,
): readonly ClockSegment[] {
  const { scale } = segmentAt(segments, epochMs(seenAt))
  const stood = changePace(
    segments.filter((each) => each.fromReal <= seenAt),
    seenAt,
    0,
  )
  return changePace(stood, real, scale)
}

export type PaceDecision =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused'; readonly wait: string; readonly minutes: number; readonly largestScale: number }

/** Refuses a scale at which a policy's shortest wait (named, in minutes) would take less than 2 s of real time. */
export function decidePace(scale: number, waits: Readonly<Record<string, number>>): PaceDecision {
  const shortest = Object.entries(waits).sort((left, right) => left[1] - right[1] || left[0].localeCompare(right[0]))[0]
  if (shortest === undefined) return { outcome: 'accepted' }
  const [wait, minutes] = shortest
  const largestScale = Math.floor((minutes * 60_000) / SHORTEST_REAL_WAIT_MS)
  return scale <= largestScale ? { outcome: 'accepted' } : { outcome: 'refused', wait, minutes, largestScale }
}
