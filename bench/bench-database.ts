import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../database/migrate'
import { createDatabaseIfMissing } from '../database/server'
import { startPostgres } from '../dev/postgres'
import { onStopSignal } from '../dev/stop-signal'
import { say } from './report'
import { temporaryHome } from './temporary-home'

export type BenchDatabase = { readonly url: string; stop(): Promise<void> }

const NAME = 'muster'

/** A migrated database with nothing in it, on a PostgreSQL server of its own; gone after the run. */
export async function benchDatabase({ durable = true } = {}): Promise<BenchDatabase> {
  const home = temporaryHome()
  say('starting PostgreSQL …')
  const server = await startPostgres({ dataDir: join(home, 'postgres'), durable, logFile: join(home, 'postgres.log') })
  const stop = async (): Promise<void> => {
    await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
  onStopSignal(stop, () => rmSync(home, { recursive: true, force: true }))
  await createDatabaseIfMissing(server.url('postgres'), NAME)
  await migrate(server.url(NAME))
  return { url: server.url(NAME), stop }
}
