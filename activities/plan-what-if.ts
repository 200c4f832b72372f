import { whatIfInstant } from '../domain/allocation/what-if-instant'
import { wishFault } from '../domain/allocation/wish-faults'
import { readAllocationInput } from './allocation-input'
import type { WhatIfActivities } from './interfaces'
import type { ActivityContext } from './ports'
import type { Planner } from './solver/planner'
import { ownThread } from './solver/planner'
import { whileSolving } from './solver/while-solving'

/** Solves a plan as things stand and once more with wishes; stores nothing. */
export function createWhatIfActivities(
  { database }: Pick<ActivityContext, 'database'>,
  planner: Planner = ownThread,
): WhatIfActivities {
  return {
    async planWhatIf({ incidentId, estimateId, planId, plannedAt, wishes, now }) {
      const asOf = whatIfInstant(plannedAt, now)
      const input = await readAllocationInput(database, { incidentId, estimateId, now: asOf })
      const fault = wishFault(input, wishes)
      if (fault !== null) return { outcome: 'refused', ...fault }
      return whileSolving((signal) => planner.whatIf({ planId, input, wishes }, signal))
    },
  }
}
