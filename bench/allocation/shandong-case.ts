import { createSolverActivities } from '../../activities/plan-allocation'
import { openDatabase } from '../../database/client'
import { one } from '../../database/transaction'
import { addMinutes } from '../../domain/time/instant'
import { benchDatabase } from '../bench-database'
import type { Case } from '../report'
import { judge, quantile, say } from '../report'
import { NOW } from './nation'
import { shandong } from './shandong'
import { ESTIMATE, fillShandong, INCIDENT } from './shandong-database'

const LIMIT_S = 5

/** A real province, from what its database holds to the plan that is stored in it, by the activity that the workflow calls. */
export async function shandongCase(rounds: number): Promise<readonly Case[]> {
  const server = await benchDatabase()
  try {
    const province = shandong()
    const startedMs = performance.now()
    const filling = openDatabase(server.url, 2)
    const stock = await fillShandong(filling.pool, province)
    await filling.close()
    const { kinds, depots, producers, struck } = province
    const size = `${kinds.length} kinds × ${depots.length} depots × ${producers.length} producers, ${stock} positions`
    say(`Shandong: ${size}: filled in ${Math.round((performance.now() - startedMs) / 1000)} s`)
    const seconds: number[] = []
    for (let round = 0; round < rounds; round += 1) seconds.push(await planOnce(server.url, round))
    const name = `Shandong, ${size}; ${struck.length} counties ask for 300 kinds: from database to stored plan`
    return [judge({ case: name, n: rounds, value: quantile(seconds, 0.5), unit: 's', limit: LIMIT_S })]
  } finally {
    await server.stop()
  }
}

/** With connections of its own: nothing that was read before is known. */
async function planOnce(url: string, round: number): Promise<number> {
  const database = openDatabase(url, 4)
  try {
    const solver = createSolverActivities({ database })
    const startedMs = performance.now()
    const stored = await solver.planAllocation({
      incidentId: INCIDENT,
      estimateId: ESTIMATE,
      now: addMinutes(NOW, round),
    })
    const seconds = (performance.now() - startedMs) / 1000
    const plan = await one<{ lines: number; solve_ms: number; coverage_min: number; method: unknown }>(
      database.pool,
      `SELECT (SELECT count(*) FROM plan_lines WHERE plan_id = allocation_plans.id)::int AS lines, solve_ms, coverage_min, method FROM allocation_plans WHERE id = $1`,
      [stored.planId],
    )
    say(
      `  ${seconds.toFixed(2)} s, of which solving ${plan?.solve_ms} ms; ${plan?.lines} lines; ${JSON.stringify(plan?.method)}`,
    )
    return seconds
  } finally {
    await database.close()
  }
}
