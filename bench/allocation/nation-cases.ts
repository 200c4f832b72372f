import type { AllocationInput, AllocationPlan } from '../../domain/allocation/plan'
import type { Case } from '../report'
import { judge, quantile, say } from '../report'
import { benchInput } from './bench-input'
import { proveFreely, solveFreely } from './free-optimum'
import type { Disaster } from './nation'
import { places } from './nation'
import { provedPlans } from './proved-plan'

const MOST_GAP = 0.005
/** A plan that may take longer than this is made once. */
const QUICK_S = 3

export type NationCase = {
  readonly disasters: readonly Disaster[]
  readonly kinds: number
  /** Seconds: certified optimal without docks, and the whole plan within docks and packs. */
  readonly limits: { readonly free?: number; readonly whole: number }
}

/** Sizes of the issue; in each, goods for everybody once and once not. */
export const nationCases: readonly NationCase[] = [
  { disasters: [{ at: places.jishishan, counties: 30 }], kinds: 40, limits: { free: 1.5, whole: 3 } },
  { disasters: [{ at: places.zhengzhou, counties: 100 }], kinds: 40, limits: { free: 5, whole: 10 } },
  { disasters: [{ at: places.zhengzhou, counties: 60 }], kinds: 200, limits: { free: 10, whole: 20 } },
]

export function planNation({ disasters, kinds, limits }: NationCase, n: number): Case[] {
  const rounds = limits.whole > QUICK_S ? 1 : n
  const counties = disasters.map((disaster) => disaster.counties).join(' + ')
  return [false, true].flatMap((short) => {
    const name = `${counties} counties × ${kinds} kinds, ${short ? 'a quarter of them scarce' : 'ample'}`
    say(name)
    const input = benchInput({ disasters, kinds, short })
    const free = limits.free === undefined ? [] : [freeCase(name, input, rounds, limits.free)]
    return [...free, ...wholeCases(name, input, rounds, limits.whole)]
  })
}

function freeCase(name: string, input: AllocationInput, rounds: number, limit: number): Case {
  const seconds = Array.from({ length: rounds }, () => {
    const optimum = solveFreely(input)
    say(`  certified optimal: ${optimum.seconds.toFixed(2)} s, proved in ${proveFreely(optimum).toFixed(2)} s`)
    return optimum.seconds
  })
  const value = quantile(seconds, 0.5)
  return judge({ case: `${name}: fairest and of least cost, certified`, n: rounds, value, unit: 's', limit })
}

function wholeCases(name: string, input: AllocationInput, rounds: number, limit: number): Case[] {
  const { plan, seconds } = provedPlans('with docks and packs', input, rounds)
  return [
    judge({ case: `${name}: with docks and packs`, n: rounds, value: seconds, unit: 's', limit }),
    gapCase(name, plan),
  ]
}

export function gapCase(name: string, plan: AllocationPlan): Case {
  const value = plan.method.gap ?? Infinity
  return judge({ case: `${name}: gap to the bound`, n: 1, value, unit: 'share', limit: MOST_GAP })
}
