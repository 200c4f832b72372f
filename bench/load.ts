import { say } from './report'

export type Load = { readonly inFlight: number; readonly total: number }
export type Throughput = { readonly finished: number; readonly seconds: number }

/**
 * Keeps a number of jobs in flight until a total has been done. What counts is the time between two finishes, after all
 * places have been used once and before they run empty: neither the filling nor the emptying.
 */
export async function sustain(load: Load, name: string, job: (index: number) => Promise<void>): Promise<Throughput> {
  const finishedAt: number[] = []
  let next = 0
  const place = async (): Promise<void> => {
    while (next < load.total) {
      await job(next++)
      finishedAt.push(performance.now())
      if (finishedAt.length % 10 === 0) say(`  ${name}: ${finishedAt.length} of ${load.total}`)
    }
  }
  await Promise.all(Array.from({ length: load.inFlight }, place))
  const counted = finishedAt.slice(load.inFlight - 1, load.total - load.inFlight)
  const [first, last] = [counted[0] ?? 0, counted.at(-1) ?? 0]
  return { finished: counted.length - 1, seconds: (last - first) / 1000 }
}

export function rateOf(rounds: readonly Throughput[]): number {
  const total = (key: keyof Throughput): number => rounds.reduce((sum, each) => sum + each[key], 0)
  return total('finished') / total('seconds')
}
