import type { Counts } from './floor/count-steps'
import { FLOOR_QUEUE } from './floor/shape'
import type { CountedResponse } from './floor/shape-of-response'
import { countFloor, countResponse } from './floor/shape-of-response'
import type { Throughput } from './load'
import { rateOf, sustain } from './load'
import { adoptQuickPlan, quickResponses } from './quick-responses'
import type { Case } from './report'
import { judge, quantile, say } from './report'
import type { RunningStack } from './running-stack'
import { runningStack } from './running-stack'
import { countiesApart } from './small-alerts'

const IN_FLIGHT = 12
/** Ours and the floor in turn, so that other work on the machine meets both. */
const ROUNDS = 3
const WARM_UP = 4

/** Whole responses per second, against a bare workflow that does as much to the engine, on the same server. */
export async function benchPlaybook(n: number): Promise<readonly Case[]> {
  const stack = await runningStack()
  try {
    return await compare(stack, n)
  } finally {
    await stack.stop()
  }
}

async function compare(stack: RunningStack, n: number): Promise<readonly Case[]> {
  await adoptQuickPlan(stack.database)
  stack.start({ name: 'floor', entry: 'bench/floor/worker.ts', args: [stack.temporalAddress] })
  const responses = quickResponses(stack)
  const counties = await countiesApart(stack.database, WARM_UP + n * ROUNDS)
  const play = async (round: string, areaCode: string, index: number): Promise<string> =>
    responses.play(`${round}-${index}`, areaCode)
  say('warming up …')
  const seen = await Promise.all(counties.slice(0, WARM_UP).map((code, index) => play('warm-up', code, index)))
  const counted = await middleOne(stack, seen)
  say(`one response: ${counted.parts}; ${inWords(counted.total)}`)
  await playFloor(stack, 'warm-up', counted)
  say(`one of the floor: ${inWords(await countFloor(stack.client, 'warm-up', counted.shape))}`)
  const load = { inFlight: Math.min(IN_FLIGHT, Math.ceil(n / 4)), total: n }
  const [ours, floor]: [Throughput[], Throughput[]] = [[], []]
  for (let round = 0; round < ROUNDS; round += 1) {
    const codes = counties.slice(WARM_UP + round * n)
    const one = (index: number) => play(`round-${round}`, codes[index] ?? '', index)
    ours.push(await sustain(load, 'responses', async (index) => void (await one(index))))
    const bare = (index: number) => playFloor(stack, `${round}-${index}`, counted)
    floor.push(await sustain(load, 'floor', bare))
    say(`round ${round + 1}: ${rateOf(ours.slice(-1)).toFixed(2)}/s, floor ${rateOf(floor.slice(-1)).toFixed(2)}/s`)
  }
  responses.stop()
  const finished = ours.reduce((sum, each) => sum + each.finished, 0)
  const name = `whole responses, ${load.inFlight} in flight (${counted.parts})`
  return [
    judge({ case: name, n: finished, value: rateOf(ours), unit: 'responses/s', floor: rateOf(floor), limit: 0.5 }),
  ]
}

/** The floor copies a response of middling size. */
async function middleOne({ database, client }: RunningStack, incidentIds: readonly string[]): Promise<CountedResponse> {
  const all: CountedResponse[] = []
  for (const [index, id] of incidentIds.entries())
    all.push(await countResponse(database, client, `warm-up-${index}`, id))
  const middle = quantile(
    all.map(({ total }) => total.events),
    0.5,
  )
  const [found] = all.filter(({ total }) => total.events === middle)
  if (found === undefined) throw new Error('no response was counted')
  return found
}

async function playFloor({ client }: RunningStack, root: string, { shape }: CountedResponse): Promise<void> {
  await client.workflow.execute('bareIntake', {
    taskQueue: FLOOR_QUEUE,
    workflowId: `floor-intake/${root}`,
    args: [{ root, shape }],
  })
  await client.workflow.getHandle(`floor-response/${root}`).result()
}

const inWords = ({ local, regular, timers, signals, updates, children, tasks, events }: Counts): string =>
  `${local} local and ${regular} other activities, ${timers} timers, ${signals} signals, ${updates} updates, ` +
  `${children} children, ${tasks} workflow tasks, ${events} events`
