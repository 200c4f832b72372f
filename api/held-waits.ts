import type { ResponsePlan } from '../domain/response/response-plan'
import { waitsInMinutes } from '../domain/response/response-plan'
import { decidePace } from '../domain/time/scenario-clock'
import { waitName } from '../texts/waits'
import { Refusal } from './refusal'

/** Refuses a pace at which some wait of the plan would be over before a person could act (decision 4). */
export function requireHeldWaits(scale: number, plan: ResponsePlan): void {
  const decision = decidePace(scale, waitsInMinutes(plan))
  if (decision.outcome === 'accepted') return
  const { wait, minutes, largestScale } = decision
  throw new Refusal('pace-refused', 'api.paceRefused', { wait: waitName(wait), minutes, largestScale })
}
