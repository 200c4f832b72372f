import { setTimeout as sleep } from 'node:timers/promises'
import { createApiKey } from '../database/accounts/api-keys'
import { many, one } from '../database/transaction'
import { adoptPlan } from './plan-editions'
import type { Case } from './report'
import { judge, quantile, say } from './report'
import type { RunningStack } from './running-stack'
import { runningStack } from './running-stack'
import { countiesApart, smallFlood } from './small-alerts'

const LOOK_EVERY_MS = 10
const LIMIT_MS = 60_000
/** Two unmeasured ones: the processes have read the network and compiled the workflows. */
const WARM_UP = 2

/** Alert posted → the first batch's orders committed, one at a time on an idle system; nobody is waited for. */
export async function benchDispatch(n: number): Promise<readonly Case[]> {
  const stack = await runningStack()
  try {
    await adoptPlan(stack.database, 'bench-no-veto', { waits: { vetoWindowMinutes: 0 } })
    const { key } = await createApiKey(stack.database, 'bench', 'bench', new Date().toISOString())
    const seconds: number[] = []
    for (const [index, areaCode] of (await countiesApart(stack.database, n + WARM_UP)).entries()) {
      const dispatched = await dispatch(stack, key, areaCode, index)
      if (index >= WARM_UP) seconds.push(dispatched.seconds)
      say(`${index < WARM_UP ? 'warm-up' : index - WARM_UP + 1}: ${areaCode} ${dispatched.told}`)
      await sleep(500)
    }
    const p95 = quantile(seconds, 0.95)
    say(
      `p50 ${quantile(seconds, 0.5).toFixed(2)} s, p95 ${p95.toFixed(2)} s, longest ${Math.max(...seconds).toFixed(2)} s`,
    )
    const what = 'alert posted → last order of the first batch committed, p95'
    return [judge({ case: what, n: seconds.length, value: p95, unit: 's', limit: 5 })]
  } finally {
    await stack.stop()
  }
}

async function dispatch({ database, client, apiUrl }: RunningStack, key: string, areaCode: string, number: number) {
  const body = JSON.stringify(smallFlood(areaCode, new Date().toISOString(), number))
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
  const startedMs = performance.now()
  const posted = fetch(`${apiUrl}/api/v1/alerts`, { method: 'POST', headers, body }).then(async (answer) => ({
    status: answer.status,
    text: await answer.text(),
  }))
  const incidentId = await untilOrdered(database, number)
  const seconds = (performance.now() - startedMs) / 1000
  const { status, text } = await posted
  if (status !== 201 && status !== 202) throw new Error(`the alert was answered with ${status}: ${text}`)
  const told = await stages(database, incidentId, startedMs)
  await client.workflow
    .getHandle(`incident/${incidentId}`)
    .executeUpdate('standDown', { args: [{ falseAlarm: true, reason: 'bench', by: 'bench' }] })
  return { seconds, told: `${seconds.toFixed(2)} s (${told})` }
}

/** One transaction commits all orders of a batch, so the first one seen is the last one too. */
async function untilOrdered({ pool }: RunningStack['database'], number: number): Promise<string> {
  for (const startedMs = performance.now(); performance.now() - startedMs < LIMIT_MS; await sleep(LOOK_EVERY_MS)) {
    const row = await one<{ incident_id: string }>(
      pool,
      `SELECT consignments.incident_id FROM consignments JOIN alerts ON alerts.incident_id = consignments.incident_id
       WHERE batch = 'first' AND alerts.body ->> 'sender' = $1 LIMIT 1`,
      [`bench ${number}`],
    )
    if (row !== undefined) return row.incident_id
  }
  throw new Error(`no order within ${LIMIT_MS / 1000} s: ${await whatBecame(pool, number)}`)
}

async function whatBecame(pool: RunningStack['database']['pool'], number: number): Promise<string> {
  const rows = await many(pool, `SELECT disposition, reason FROM alerts WHERE body ->> 'sender' = $1`, [
    `bench ${number}`,
  ])
  return JSON.stringify(rows)
}

/** When each stage was recorded, in milliseconds since the post, from the audit log. */
async function stages({ pool }: RunningStack['database'], incidentId: string, startedMs: number): Promise<string> {
  const startedAt = performance.timeOrigin + startedMs
  const rows = await many<{ action: string; recorded_at: Date }>(
    pool,
    `SELECT action, min(recorded_at) AS recorded_at FROM audit_log WHERE incident_id = $1
     GROUP BY action ORDER BY min(seq)`,
    [incidentId],
  )
  const consignments = await many(pool, 'SELECT 1 FROM consignments WHERE incident_id = $1', [incidentId])
  const wanted = ['alert.started', 'level.proposed', 'plan.made', 'order.released']
  const seen = rows.filter((row) => wanted.includes(row.action))
  const parts = seen.map((row) => `${row.action} ${Math.round(row.recorded_at.getTime() - startedAt)} ms`)
  return [...parts, `${consignments.length} consignments`].join(', ')
}
