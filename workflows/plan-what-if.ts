import type { WhatIfAsked, WhatIfOutcome } from './messages'
import { whatIfSolver } from './activities'

/** A plan solved again in the solver process with wishes that nobody has adopted; its result is the answer. */
export function planWhatIf(input: WhatIfAsked): Promise<WhatIfOutcome> {
  return whatIfSolver.planWhatIf(input)
}
