import { existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { join } from 'node:path'
import type { Config } from '../config'
import { ConfigError, productionGaps, readConfig } from '../config'
import { openDatabase } from '../database/client'
import type { Metrics } from './metrics'
import { metricsServer } from './metrics'
import { createApi } from './server'
import { openTemporal } from './temporal'

export type RunningApi = { readonly address: string; close(): Promise<void> }

const graceMs = 5_000

/** Starts the API process: serves at once, whether Temporal and the database answer yet or not. */
export async function startApi(config: Config): Promise<RunningApi> {
  const { secret, databaseUrl } = config
  const gaps = config.environment === 'production' ? productionGaps(config) : []
  if (databaseUrl === undefined) gaps.push('DATABASE_URL is missing.')
  if (config.temporal.address === undefined) gaps.push('TEMPORAL_ADDRESS is missing.')
  if (secret === undefined) gaps.push('MUSTER_SECRET is missing.')
  if (databaseUrl === undefined || secret === undefined || gaps.length > 0)
    throw new ConfigError([...new Set(gaps)].join('\n'))
  const database = openDatabase(databaseUrl)
  const temporal = openTemporal(config.temporal)
  const api = createApi({ config: { ...config, secret }, database, temporal: temporal.client, ...consoleOf() })
  const server = config.tls
    ? createHttpsServer({ cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) }, api.app)
    : createHttpServer(api.app)
  await listening(server, config.port, config.host)
  const closeMetrics = await serveMetrics(config, api.metrics)
  return {
    address: config.publicUrl,
    async close() {
      // event streams end first: their readers come back to the next process by themselves
      await api.close()
      await Promise.all([closed(server), closeMetrics()])
      await temporal.close()
      await database.close()
    },
  }
}

function consoleOf() {
  const consoleDir = join(process.cwd(), 'build', 'console')
  return existsSync(consoleDir) ? { consoleDir } : {}
}

async function serveMetrics({ metricsPort, host }: Config, metrics: Metrics): Promise<() => Promise<void>> {
  if (metricsPort === undefined) return () => Promise.resolve()
  const server = metricsServer(metrics)
  await listening(server, metricsPort, host)
  return () => closed(server)
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
}

/** Lets requests under way end, for a while. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(force)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function main(): Promise<void> {
  try {
    const running = await startApi(readConfig(process.env))
    process.stdout.write(`api: ${running.address}\n`)
    const stop = (): void => void running.close().then(() => process.exit(0))
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  } catch (error) {
    process.stderr.write(`api: ${error instanceof Error ? error.message : String(error)}\n`)
    // what is open already would hold the process, and a process that hangs is not started again
    process.exit(1)
  }
}

if (require.main === module) void main()
