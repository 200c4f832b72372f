import { readPolicies } from '../../database/seed/reference-files'
import type { AllocationInput } from '../../domain/allocation/plan'
import type { AllocationRules } from '../../domain/policy/allocation-rules'
import type { TravelRules } from '../../domain/policy/travel-rules'
import type { NationSize } from './nation'
import { syntheticNation } from './nation'

/** A made-up nation with the policies that are seeded. */
export function benchInput(size: NationSize): AllocationInput {
  const { struck: _struck, ...nation } = syntheticNation(size)
  return {
    ...nation,
    travel: policy<TravelRules>('travel-rules'),
    rules: policy<AllocationRules>('allocation-rules'),
    wishes: [],
  }
}

function policy<Body>(kind: string): Body {
  const found = readPolicies().find((each) => each.kind === kind && (each.hazard ?? '*') === '*')
  if (found === undefined) throw new Error(`no policy of kind ${kind} is seeded`)
  return found.body as Body
}
