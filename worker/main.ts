import { existsSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { TLSConfig } from '@temporalio/worker'
import { openThreads } from '../activities/solver/planner'
import type { Config } from '../config'
import { ConfigError, productionGaps, readConfig } from '../config'
import { openDatabase } from '../database/client'
import { readFeedRhythms } from '../database/feeds'
import { askWhereNobodyIsAsked } from '../database/supply/order-tasks'
import { inTransaction } from '../database/transaction'
import { createMailGateway } from '../gateways/mail'
import { BUNDLE_PATH, buildWorkflowBundle } from './bundle'
import { createMessenger } from './messenger'
import { ensureSchedules, syncFeedSchedules } from './schedules'
import { createNotificationsWorker, createPlaybookWorker, createSolverWorker, runWorkers } from './workers'

/** Planning gives way to everything else on the machine. */
const SOLVER_NICENESS = 10

/** Task queues this process serves: all of them, or those named as arguments (`playbook solver notifications`). */
type Served = readonly ('playbook' | 'solver' | 'notifications')[]

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const needed = requireServers(config)
  installRuntime(config)
  const connectionOptions = {
    address: needed.address,
    ...tlsOf(config),
    ...(config.temporal.apiKey === undefined ? {} : { apiKey: config.temporal.apiKey }),
  }
  const connection = await NativeConnection.connect(connectionOptions)
  const clientConnection = await Connection.connect(connectionOptions)
  const { namespace } = config.temporal
  const client = new Client({ connection: clientConnection, namespace })
  const database = openDatabase(needed.databaseUrl)
  const mail = createMailGateway(needed.smtpUrl, config.mail.from)
  const bundlePath = existsSync(BUNDLE_PATH) ? BUNDLE_PATH : await buildWorkflowBundle()
  const context = {
    database,
    workflows: createMessenger(client),
    environment: config.environment,
    servedArea: config.areaCode,
    publicUrl: config.publicUrl,
    secret: needed.secret,
  }
  const input = { connection, namespace, client, context, mail, bundlePath, feedHosts: config.feedHosts }
  const served = servedQueues()
  if (served.every((queue) => queue === 'solver')) setPriority(SOLVER_NICENESS)
  const planner = openThreads()
  const workers = await Promise.all([
    ...(served.includes('playbook') ? [createPlaybookWorker(input)] : []),
    ...(served.includes('solver') ? [createSolverWorker(input, planner)] : []),
    ...(served.includes('notifications') ? [createNotificationsWorker(input)] : []),
  ])
  if (served.includes('playbook')) {
    await ensureSchedules(client)
    await syncFeedSchedules(client, await readFeedRhythms(database.pool))
    // orders placed before there were tasks for them
    await inTransaction(database.pool, (tx) => askWhereNobodyIsAsked(tx, { orderIds: null, at: null }))
  }
  const stop = (): void => workers.forEach((worker) => worker.getState() === 'RUNNING' && worker.shutdown())
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  process.stdout.write(`worker: serving ${served.join(', ')}\n`)
  await runWorkers(workers)
  mail.close()
  await planner.close()
  await Promise.all([database.close(), connection.close(), clientConnection.close()])
}

function requireServers(config: Config): { address: string; databaseUrl: string; smtpUrl: string; secret: string } {
  if (config.environment === 'production') {
    const gaps = productionGaps(config)
    if (gaps.length > 0) throw new ConfigError(gaps.join('\n'))
  }
  const { databaseUrl, secret } = config
  const { address } = config.temporal
  const { smtpUrl } = config.mail
  if (address === undefined || databaseUrl === undefined || smtpUrl === undefined || secret === undefined) {
    throw new ConfigError(
      'The worker needs DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL and MUSTER_SECRET; npm start sets them.',
    )
  }
  return { address, databaseUrl, smtpUrl, secret }
}

/** We own the signals: shutdown is ours to order. */
function installRuntime(config: Config): void {
  const metrics =
    config.metricsPort === undefined
      ? {}
      : { metrics: { prometheus: { bindAddress: `127.0.0.1:${config.metricsPort}` } } }
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('WARN'), telemetryOptions: metrics })
}

function tlsOf({ temporal: { tls } }: Config): { tls?: TLSConfig } {
  if (tls === undefined) return {}
  return { tls: { clientCertPair: { crt: readFileSync(tls.certFile), key: readFileSync(tls.keyFile) } } }
}

function servedQueues(): Served {
  const all = ['playbook', 'solver', 'notifications'] as const
  const named = process.argv.slice(2)
  return named.length === 0 ? all : all.filter((queue) => named.includes(queue))
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
})
