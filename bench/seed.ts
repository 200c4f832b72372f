import { seed } from '../database/seed/seed'
import { benchDatabase } from './bench-database'
import type { Case } from './report'
import { judge, quantile, say } from './report'

/** The reference network into an empty, durable database, migrations aside; the slowest of so many times. */
export async function benchSeed(n: number): Promise<readonly Case[]> {
  const seconds: number[] = []
  let rows = 0
  for (let index = 0; index < n; index += 1) {
    const server = await benchDatabase()
    try {
      const { added, elapsedMs } = await seed(server.url)
      rows = added
      seconds.push(elapsedMs / 1000)
      say(`${added} rows: ${seconds.at(-1)?.toFixed(1)} s`)
    } finally {
      await server.stop()
    }
  }
  return [judge({ case: `reference network, ${rows} rows`, n, value: quantile(seconds, 1), unit: 's', limit: 20 })]
}
