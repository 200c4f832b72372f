import type { Case } from '../report'
import { judge, say } from '../report'
import { benchInput } from './bench-input'
import { problemsOf, solveFreely } from './free-optimum'
import { jointLp, solveJointly } from './joint-lp'
import { places } from './nation'
import { provedPlans } from './proved-plan'
import { loopOverWarehouses } from './warehouse-loop'

/** The largest part of the 30 × 40 that interior point answers in a few minutes here. */
const PART = { counties: 30, kinds: 40 }
const HIGHS_LIMIT_S = 400
const LEAST_TIMES = 10
const SAME = 1e-6

/** One joint linear programme at the coverage that was found, in one call of HiGHS's interior point without crossover. */
export async function jointLpCases(): Promise<readonly Case[]> {
  const { counties, kinds } = PART
  const optimum = solveFreely(benchInput({ disasters: [{ at: places.jishishan, counties }], kinds, short: false }))
  const lp = jointLp(problemsOf(optimum))
  say(`joint LP of ${counties} × ${kinds}: ${lp.columns} arcs, ${lp.rows} rows …`)
  const answer = await solveJointly(lp, HIGHS_LIMIT_S)
  if (answer?.status !== 'optimal') throw new Error(`HiGHS gave no optimum: ${answer?.status ?? 'it overran'}`)
  say(
    `  HiGHS ${answer.seconds.toFixed(1)} s, ${answer.objective}; ours ${optimum.seconds.toFixed(2)} s, ${optimum.objective}`,
  )
  const name = `${counties} counties × ${kinds} kinds, ${lp.columns} arcs`
  const apart = Math.abs(answer.objective - optimum.objective) / optimum.objective
  return [
    judge({
      case: `${name}: against one call of HiGHS's interior point at the same coverage`,
      ...{ n: 1, value: optimum.seconds, unit: 's', floor: answer.seconds, limit: LEAST_TIMES },
    }),
    {
      ...judge({ case: `${name}: objective values apart`, n: 1, value: apart, unit: 'share', limit: SAME }),
      value: apart,
    },
  ]
}

/** What a loop over warehouses leaves uncovered in time against what the plan does. */
export function loopCases(): readonly Case[] {
  const input = benchInput({ disasters: [{ at: places.jishishan, counties: 30 }], kinds: 40, short: true })
  const loop = loopOverWarehouses(input)
  const { plan } = provedPlans('against the loop over warehouses', input, 1)
  const ours = { worst: plan.coverageMin, mean: plan.coverageMean * plan.onTimeShare }
  say(
    `  covered: ours worst ${ours.worst} mean in time ${ours.mean}; the loop worst ${loop.worst} mean in time ${loop.mean}`,
  )
  const name = '30 counties × 40 kinds, a quarter of them scarce, against a loop over warehouses'
  return [
    judge({
      case: `${name}: need uncovered where it is worst off`,
      ...{ n: 1, value: 1 - ours.worst, unit: 'share', floor: 1 - loop.worst, limit: 1 },
    }),
    judge({
      case: `${name}: all need that is not met in time`,
      ...{ n: 1, value: 1 - ours.mean, unit: 'share', floor: 1 - loop.mean, limit: 1 },
    }),
  ]
}
