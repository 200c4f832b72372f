import type { Instant } from '../time/instant'
import { addMinutes } from '../time/instant'
import type { EscalationPolicy } from '../response/response-plan'
import type { Post } from '../duty/post'

/** Step `number` (from 0) of an escalation: whom to page, and when the next step is due if nobody acknowledges. */
export type LadderStep = {
  readonly number: number
  readonly post: Post
  readonly waitMinutes: number
  readonly repeated: boolean
}

/** The step of a ladder: its rungs in order, then the last again and again, slower after a while. */
export function ladderStep(policy: EscalationPolicy, number: number): LadderStep {
  const last = policy.rungs.length - 1
  const rung = policy.rungs[Math.min(number, last)]
  if (rung === undefined) throw new RangeError('a ladder needs a rung')
  if (number < last) return { number, post: rung.post, waitMinutes: rung.waitMinutes, repeated: false }
  const repeats = number - last
  const waitMinutes = repeats >= policy.slowAfterRepeats ? policy.slowRepeatMinutes : policy.repeatMinutes
  return { number, post: rung.post, waitMinutes, repeated: repeats > 0 }
}

/**
 * After an outage the rung is computed from now: the steps whose time passed meanwhile are skipped, so that the person
 * who should be paged by now is paged, once.
 * @returns the step due at `now` and how many were passed over
 */
export function stepDue(
  policy: EscalationPolicy,
  planned: { readonly number: number; readonly dueAt: Instant },
  now: Instant,
): { readonly number: number; readonly dueAt: Instant; readonly skipped: number } {
  let { number, dueAt } = planned
  let skipped = 0
  for (;;) {
    const next = addMinutes(dueAt, ladderStep(policy, number).waitMinutes)
    if (next > now) return { number, dueAt, skipped }
    number += 1
    dueAt = next
    skipped += 1
  }
}
