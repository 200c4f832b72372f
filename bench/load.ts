import { say } from './report'

export type Load = { readonly inFlight: number; readonly total: number }
export type Throughput = { readonly finished: number; readonly seconds: number }

/**
 * Keeps a number of jobs in flight until a total has been started. What counts is the time from the first job begun when
 * all places were full to the last one begun: neither the filling nor the emptying.
 */
export async function sustain(load: Load, name: string, job: (index: number) => Promise<void>): Promise<Throughput> {
  const finishedAt: number[] = []
  let [next, openedMs, closedMs] = [0, 0, 0]
  const place = async (): Promise<void> => {
    while (next < load.total) {
      const index = next++
      if (index === load.inFlight) openedMs = performance.now()
      if (index === load.total - 1) closedMs = performance.now()
      await job(index)
      finishedAt.push(performance.now())
      if (finishedAt.length % 10 === 0) say(`  ${name}: ${finishedAt.length} of ${load.total}`)
    }
  }
  await Promise.all(Array.from({ length: load.inFlight }, place))
  const finished = finishedAt.filter((at) => at > openedMs && at <= closedMs).length
  return { finished, seconds: (closedMs - openedMs) / 1000 }
}

export function rateOf(rounds: readonly Throughput[]): number {
  const total = (key: keyof Throughput): number => rounds.reduce((sum, each) => sum + each[key], 0)
  return total('finished') / total('seconds')
}
