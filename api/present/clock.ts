import type { ClockSegment, ClockSpec } from '../../domain/time/scenario-clock'
import { scenarioAt } from '../../domain/time/scenario-clock'
import type { Instant } from '../../domain/time/instant'
import type { clock } from '../schemas/exercise'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

export type ClockColumns = {
  readonly clock: unknown
  readonly pacedClock: { readonly segments: unknown; readonly pausedBy: string | null } | null
}

/** The segments that count: the paced clock's row is newer than the copy that the incident was opened with. */
export function segmentsOf({ clock, pacedClock }: ClockColumns): readonly ClockSegment[] | undefined {
  const spec = stored<ClockSpec>(clock)
  if (spec.kind !== 'paced') return undefined
  return pacedClock === null ? spec.segments : stored<readonly ClockSegment[]>(pacedClock.segments)
}

/** Now on the incident's own clock. */
export function nowOf(columns: ClockColumns, realNow: Instant): Instant {
  const segments = segmentsOf(columns)
  if (segments) return scenarioAt(segments, realNow)
  const spec = stored<ClockSpec>(columns.clock)
  return spec.kind === 'stepped' ? spec.now : realNow
}

export function presentClock(columns: ClockColumns, realNow: Instant): z.output<typeof clock> {
  const segments = segmentsOf(columns)
  const { kind } = stored<ClockSpec>(columns.clock)
  return {
    kind,
    scale: segments?.at(-1)?.scale ?? (kind === 'real' ? 1 : 0),
    now: nowOf(columns, realNow),
    segments: [...(segments ?? [])],
    pausedBy: columns.pacedClock?.pausedBy ?? null,
  }
}
