import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Config } from '../config'
import { migrate } from '../database/migrate'
import { createDatabaseIfMissing } from '../database/server'
import { CannotStart } from '../dev/cannot-start'
import { startPostgres } from '../dev/postgres'
import { isAlive } from '../dev/processes'

const databaseName = 'muster'

/**
 * The database that a command works on, at this version: the one configured; else the embedded one,
 * running already (`npm start`) or started for as long as the command takes.
 */
export async function withDatabase<T>(
  config: Pick<Config, 'databaseUrl' | 'home' | 'environment'>,
  work: (databaseUrl: string, migrationsApplied: readonly string[]) => Promise<T>,
): Promise<T> {
  if (config.databaseUrl) return work(config.databaseUrl, (await migrate(config.databaseUrl)).applied)
  if (config.environment === 'production') {
    throw new CannotStart('DATABASE_URL is missing: production does not run on the embedded PostgreSQL.')
  }
  const dataDir = join(resolve(config.home), 'postgres')
  const running = runningUrl(dataDir)
  if (running) return work(running, (await migrate(running)).applied)
  const server = await startPostgres({ dataDir, logFile: join(resolve(config.home), 'logs', 'postgres.log') })
  try {
    await createDatabaseIfMissing(server.url('postgres'), databaseName)
    const databaseUrl = server.url(databaseName)
    return await work(databaseUrl, (await migrate(databaseUrl)).applied)
  } finally {
    await server.stop()
  }
}

/** Where the server of a running stack answers: its pid file says the port, the password lies beside it. */
function runningUrl(dataDir: string): string | undefined {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return undefined
  const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n')
  if (!isAlive(Number(pid))) return undefined
  const password = readFileSync(`${dataDir}.password`, 'utf8')
  return `postgresql://postgres:${password}@127.0.0.1:${Number(port)}/${databaseName}`
}
