import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { benchInput } from './allocation/bench-input'
import { jointLpCases, loopCases } from './allocation/comparisons'
import type { LargePlan } from './allocation/large-plan'
import { places } from './allocation/nation'
import { gapCase, nationCases, planNation } from './allocation/nation-cases'
import { provedPlan, provedPlans } from './allocation/proved-plan'
import { shandongCase } from './allocation/shandong-case'
import { whatIfCases } from './allocation/what-if'
import { planAllocation } from '../domain/allocation/plan-allocation'
import type { AllocationInput, AllocationPlan } from '../domain/allocation/plan'
import type { Case } from './report'
import { judge, say } from './report'

const run = promisify(execFile)

/** Who sends what where, from a county's quake to two struck provinces: time, proof, and what others reach. */
export async function benchAllocation(n: number): Promise<readonly Case[]> {
  // the solver process has been running for a while when it is asked
  provedPlan('warming up', small(), () => planAllocation(small()))
  return [
    ...nationCases.flatMap((each) => planNation(each, n)),
    ...whatIfCases(n),
    ...twoIncidents(n),
    ...(await largest()),
    ...(await shandongCase(n)),
    ...loopCases(),
    ...(await jointLpCases()),
  ]
}

const small = (): AllocationInput =>
  benchInput({ disasters: [{ at: places.jishishan, counties: 5 }], kinds: 10, short: true })

function twoIncidents(rounds: number): readonly Case[] {
  const disasters = [places.jishishan, places.zhengzhou].map((at) => ({ at, counties: 15 }))
  const input = benchInput({ disasters, kinds: 40, short: true })
  const name = 'two incidents at once, 15 counties each × 40 kinds, a quarter of them scarce'
  say(name)
  const { plan, seconds } = provedPlans('with docks and packs', input, rounds)
  return [
    judge({ case: name, n: rounds, value: seconds, unit: 's', limit: 3 }),
    gapCase(name, plan),
    judge({
      case: `${name}: drawn below floors of the centre`,
      n: 1,
      value: belowFloors(input, plan),
      unit: 'units',
      limit: 0,
    }),
  ]
}

/** Units that a plan takes of what central depots keep for a second catastrophe. */
function belowFloors({ offers, depots }: AllocationInput, { lines }: AllocationPlan): number {
  const central = new Set(depots.filter(({ level }) => level === 'central').map(({ id }) => id))
  const drawn = new Map<string, number>()
  for (const { offerId, quantity } of lines) drawn.set(offerId, (drawn.get(offerId) ?? 0) + quantity)
  return offers
    .filter(({ depotId }) => central.has(depotId))
    .reduce((sum, { id, quantity, floor }) => sum + Math.max(0, (drawn.get(id) ?? 0) - (quantity - floor)), 0)
}

async function largest(): Promise<readonly Case[]> {
  const name = '300 counties × 200 kinds, two provinces struck'
  say(`${name}, in a process of its own …`)
  const args = ['--import', 'tsx', join(__dirname, 'allocation', 'large-plan.ts')]
  const { stdout } = await run(process.execPath, args, { cwd: join(__dirname, '..') })
  const { seconds, peakMb, proveSeconds, words } = JSON.parse(stdout) as LargePlan
  say(`  ${seconds.toFixed(1)} s, ${Math.round(peakMb)} MB; proved in ${proveSeconds.toFixed(1)} s; ${words}`)
  return [
    judge({ case: `${name}: with docks and packs`, n: 1, value: seconds, unit: 's', limit: 60 }),
    judge({ case: `${name}: memory at its height`, n: 1, value: peakMb, unit: 'MB', limit: 2048 }),
  ]
}
