import type { Client } from '@temporalio/client'
import { createPaceActivities } from '../activities/pace'
import type { ActivityContext } from '../activities/ports'
import type { Database } from '../database/client'
import { readPacedClocks, writePacedClock } from '../database/paced-clocks'
import type { Instant } from '../domain/time/instant'
import { msBetween } from '../domain/time/instant'
import { standStillDuring } from '../domain/time/scenario-clock'
import { createMessenger } from '../worker/messenger'

/** Unseen for longer than this, the stack counts as having been down. */
const GAP_MS = 8_000
const BEAT_MS = 2_000

export type PacedClocks = {
  /** Lets exercises stand still for as long as the stack was away; before the worker starts, so that nothing fires wrongly. */
  catchUp(): Promise<void>
  /** Notes every 2 s that the stack runs, while `isUp` says so; ends with the returned function. */
  beat(isUp: () => boolean): () => void
}

/** Keeps the paced clocks of exercises honest (decision 4): a clock stands still while the stack is down, also after a crash. */
export function keepPacedClocks(database: Database, client: Client): PacedClocks {
  const context = { database, workflows: createMessenger(client) } as ActivityContext
  const pace = createPaceActivities(context)

  async function catchUp(): Promise<void> {
    const real = new Date().toISOString()
    for (const clock of await readPacedClocks(database.pool))
      await bridge(clock.incidentId, clock.segments, clock.seenAt, real)
  }

  async function bridge(
    incidentId: string,
    segments: Parameters<typeof standStillDuring>[0],
    seenAt: Instant,
    real: Instant,
  ): Promise<void> {
    const away = msBetween(seenAt, real) > GAP_MS
    const bridged = away ? standStillDuring(segments, seenAt, real) : segments
    await writePacedClock(database.pool, incidentId, bridged, real, away)
    if (away) await pace.tellPace({ incidentId })
  }

  return {
    catchUp,
    beat(isUp) {
      let busy = false
      const timer = setInterval(() => {
        if (busy || !isUp()) return
        busy = true
        catchUp()
          .catch((error: Error) => process.stderr.write(`exercise clocks: ${error.message}\n`))
          .finally(() => (busy = false))
      }, BEAT_MS)
      return () => clearInterval(timer)
    },
  }
}
