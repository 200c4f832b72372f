import { setTimeout as sleep } from 'node:timers/promises'

type Patience = { readonly seconds?: number; readonly lookEveryMs?: number }

/**
 * Looks until there is something to see. Servers come and go in these stories: a look that fails is a look that saw
 * nothing; the last failure is told when patience ends.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | false | undefined>,
  { seconds = 90, lookEveryMs = 100 }: Patience = {},
): Promise<T> {
  const deadline = performance.now() + seconds * 1_000
  let failure = ''
  while (performance.now() < deadline) {
    try {
      const seen = await look()
      if (seen !== false && seen !== undefined) return seen
      failure = ''
    } catch (error) {
      failure = `: ${error instanceof Error ? error.message : String(error)}`
    }
    await sleep(lookEveryMs)
  }
  throw new Error(`not within ${seconds} s: ${what}${failure}`)
}
