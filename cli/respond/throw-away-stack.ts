import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import { seedAccounts } from '../../database/accounts/seed-accounts'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { seed } from '../../database/seed/seed'
import { startStack } from '../../dev/stack'
import { createMailGateway } from '../../gateways/mail'
import { buildWorkflowBundle } from '../../worker/bundle'
import type { Conductor } from '../../worker/conductor'
import { openThreads } from '../../activities/solver/planner'
import { createMessenger } from '../../worker/messenger'
import { createNotificationsWorker, createPlaybookWorker, createSolverWorker, runWorkers } from '../../worker/workers'

export type ThrowAwayStack = {
  readonly database: Database
  readonly client: Client
  stop(): Promise<void>
}

const NAMESPACE = 'muster'

/**
 * A whole Muster for one run, in a folder that goes with it: servers, reference network, accounts and one process of
 * workers. With a conductor its clock is stepped.
 */
export async function throwAwayStack(
  conductor: Conductor | null,
  onClient: (client: Client) => void,
): Promise<ThrowAwayStack> {
  const home = mkdtempSync(join(tmpdir(), 'muster-'))
  // passable, so that a root's PostgreSQL keeps its data in it and nothing stays elsewhere
  chmodSync(home, 0o711)
  const [stack, bundlePath] = await Promise.all([
    startStack({ home, durable: false }),
    buildWorkflowBundle(join(home, 'workflow-bundle.js')),
  ])
  const database = openDatabase(stack.databaseUrl)
  const filled = fill(database, stack.databaseUrl)
  Runtime.install({ shutdownSignals: [], logger: new DefaultLogger('ERROR') })
  const address = stack.temporalAddress
  const [connection, clientConnection] = await Promise.all([
    NativeConnection.connect({ address }),
    Connection.connect({ address }),
  ])
  const interceptors = conductor === null ? {} : { interceptors: { workflow: [conductor.clientInterceptor] } }
  const client = new Client({ connection: clientConnection, namespace: NAMESPACE, ...interceptors })
  onClient(client)
  const mail = createMailGateway(stack.smtpUrl, 'Muster <muster@localhost>')
  const context = {
    database,
    workflows: createMessenger(client),
    environment: 'staging' as const,
    servedArea: '100000',
    publicUrl: 'http://127.0.0.1:8420',
    secret: 'throw-away throw-away throw-away',
  }
  const sinks = conductor === null ? {} : { sinks: conductor.sinks }
  const input = { connection, namespace: NAMESPACE, client, context, mail, bundlePath, ...sinks }
  const planner = openThreads()
  const workers = await Promise.all([
    createPlaybookWorker(input),
    createSolverWorker(input, planner),
    createNotificationsWorker(input),
  ])
  await filled
  const running = runWorkers(workers)
  return {
    database,
    client,
    async stop() {
      for (const worker of workers) worker.shutdown()
      await running
      mail.close()
      await planner.close()
      await Promise.all([database.close(), connection.close(), clientConnection.close()])
      await stack.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function fill(database: Database, databaseUrl: string): Promise<void> {
  await seed(databaseUrl)
  await seedAccounts(database)
}
