import { randomInt } from 'node:crypto'
import { requireFreePort } from '../../dev/ports'

/**
 * A free port below those that systems hand out for outgoing connections: nothing takes it by chance while its server is
 * down for a moment.
 */
export async function quietPort(): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await requireFreePort(randomInt(20_000, 32_000), 'a scenario').catch(() => undefined)
    if (port !== undefined) return port
  }
  throw new Error('no free port between 20000 and 32000')
}
