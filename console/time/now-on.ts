import type { Instant } from '../../domain/time/instant'
import { scenarioAt } from '../../domain/time/scenario-clock'
import type { Schemas } from '../app/schemas'

export type Clock = Schemas['Clock']

/** What time it is on the clock of an incident: real time, or scenario time in an exercise. */
export function nowOn(clock: Clock, real: Instant): Instant {
  switch (clock.kind) {
    case 'real':
      return real
    case 'paced':
      return clock.segments.length === 0 ? clock.now : scenarioAt(clock.segments, real)
    case 'stepped':
      return clock.now
  }
}
