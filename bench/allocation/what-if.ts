import { planAgain } from '../../domain/allocation/plan-again'
import type { AllocationInput, AllocationPlan, PlanWish } from '../../domain/allocation/plan'
import { openPlan } from '../../domain/allocation/plan-allocation'
import type { PlanState } from '../../domain/allocation/plan-state'
import type { Case } from '../report'
import { judge, quantile } from '../report'
import { benchInput } from './bench-input'
import { places } from './nation'
import { provedPlan } from './proved-plan'

const LIMIT_S = 0.5

/** One source of the 30 × 40 plan forbidden: made again from what is known, against made anew. */
export function whatIfCases(rounds: number): readonly Case[] {
  const input = benchInput({ disasters: [{ at: places.jishishan, counties: 30 }], kinds: 40, short: false })
  const forbid: Readonly<Record<string, (plan: AllocationPlan) => PlanWish>> = {
    'one offer': (plan) => ({ kind: 'forbid-source', offerId: mostUsed(plan, 'offerId') }),
    'all goods of one depot': (plan) => ({ kind: 'forbid-source', depotId: mostUsed(plan, 'depotId') }),
  }
  return Object.entries(forbid).flatMap(([what, wishOf]) => {
    const [again, anew]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const state = openPlan(input)
      const wishes = [wishOf(state.plan)]
      const changed = provedState(`what-if, ${what}`, { ...input, wishes }, () => planAgain(state, wishes))
      const made = provedState('made anew', { ...input, wishes }, () => openPlan({ ...input, wishes }))
      requireSame(changed.state, made.state)
      again.push(changed.seconds)
      anew.push(made.seconds)
    }
    const [value, floor] = [quantile(again, 0.5), quantile(anew, 0.5)]
    const name = `what-if: ${what} forbidden in the plan of 30 counties × 40 kinds`
    return [
      judge({ case: name, n: rounds, value, unit: 's', limit: LIMIT_S }),
      judge({ case: `${name}, against made anew`, n: rounds, value, unit: 's', floor, limit: 1 }),
    ]
  })
}

function provedState(name: string, input: AllocationInput, make: () => PlanState) {
  let state: PlanState | undefined
  const { seconds } = provedPlan(name, input, () => (state = make()).plan)
  if (state === undefined) throw new Error('no plan was made')
  return { state, seconds }
}

/** The source that the plan draws on in most of its lines. */
function mostUsed({ lines }: AllocationPlan, by: 'offerId' | 'depotId'): string {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line[by], (counts.get(line[by]) ?? 0) + 1)
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (most === undefined) throw new Error('a plan without lines')
  return most[0]
}

/** Both ways every county gets as much of each kind, in time and late, and docks aside at the same cost. */
function requireSame(again: PlanState, anew: PlanState): void {
  const covers = ({ solved }: PlanState) => JSON.stringify(solved.map(({ cover }) => [...cover.targets]))
  if (covers(again) !== covers(anew)) throw new Error('made again, the plan covers something else than made anew')
  const costs = [again, anew].map(({ solved }) => solved.reduce((sum, { freeCost }) => sum + freeCost, 0))
  if (costs[0] !== costs[1]) throw new Error(`made again, the plan costs ${costs[0]}, made anew ${costs[1]}`)
}
