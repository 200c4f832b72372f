import { benchInput } from './bench-input'
import { places } from './nation'
import { inWords, prove } from './proved-plan'
import { planAllocation } from '../../domain/allocation/plan-allocation'

// Plans once for two struck provinces, in a process of its own, so that the memory at its height is that of the plan.

/** What the process tells at its end. */
export type LargePlan = {
  readonly seconds: number
  readonly peakMb: number
  readonly proveSeconds: number
  readonly words: string
}

function planLarge(): LargePlan {
  const input = benchInput({ disasters: [{ at: places.zhengzhou, counties: 300 }], kinds: 200, short: false })
  const startedMs = performance.now()
  const plan = planAllocation(input)
  const seconds = (performance.now() - startedMs) / 1000
  const peakMb = process.resourceUsage().maxRSS / 1024
  return { seconds, peakMb, proveSeconds: prove(input, plan), words: inWords(plan) }
}

if (require.main === module) process.stdout.write(`${JSON.stringify(planLarge())}\n`)
