import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'
import type { Worker } from '@temporalio/worker'
import { seedAccounts } from '../../database/accounts/seed-accounts'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { seed } from '../../database/seed/seed'
import type { Stack } from '../../dev/stack'
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

/** What is to be closed of a stack, the last opened first. */
type Closers = (() => unknown)[]
type Driven = { readonly conductor: Conductor | null; readonly onClient: (client: Client) => void }

/**
 * A whole Muster for one run, in a folder that goes with it: servers, reference network, accounts and one process of
 * workers. With a conductor its clock is stepped. Where a part does not start, those that did are stopped again.
 */
export async function throwAwayStack(
  conductor: Conductor | null,
  onClient: (client: Client) => void,
): Promise<ThrowAwayStack> {
  const closers: Closers = []
  try {
    return await startAll(closers, { conductor, onClient })
  } catch (error) {
    const failed = await closeAll(closers)
    throw failed.length === 0 ? error : new AggregateError([error, ...failed], String(error), { cause: error })
  }
}

async function startAll(closers: Closers, driven: Driven): Promise<ThrowAwayStack> {
  const home = mkdtempSync(join(tmpdir(), 'muster-'))
  closers.push(() => rmSync(home, { recursive: true, force: true }))
  // passable, so that a root's PostgreSQL keeps its data in it and nothing stays elsewhere
  chmodSync(home, 0o711)
  const [stack, bundlePath] = await bothDone(
    startStack({ home, durable: false }).then((started) => {
      closers.push(() => started.stop())
      return started
    }),
    buildWorkflowBundle(join(home, 'workflow-bundle.js')),
  )
  const database = openDatabase(stack.databaseUrl)
  closers.push(() => database.close())
  const [{ client, workers }] = await bothDone(
    startWorkers(closers, { ...driven, stack, database, bundlePath }),
    fill(database, stack.databaseUrl),
  )
  const running = runWorkers(workers)
  return {
    database,
    client,
    async stop() {
      for (const worker of workers) worker.shutdown()
      await running
      const failed = await closeAll(closers)
      if (failed.length > 0) throw new AggregateError(failed, 'the throw-away stack did not stop whole')
    },
  }
}

type Parts = Driven & {
  readonly stack: Stack
  readonly database: Database
  readonly bundlePath: string
}

async function startWorkers(
  closers: Closers,
  { conductor, onClient, stack, database, bundlePath }: Parts,
): Promise<{ readonly client: Client; readonly workers: readonly Worker[] }> {
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
  closers.push(
    () => Promise.all([connection.close(), clientConnection.close()]),
    () => planner.close(),
    () => mail.close(),
  )
  const created = [
    createPlaybookWorker(input),
    createSolverWorker(input, planner),
    createNotificationsWorker(input),
  ].map(async (starting) => {
    const worker = await starting
    closers.push(() => endUnrun(worker))
    return worker
  })
  await Promise.allSettled(created)
  return { client, workers: await Promise.all(created) }
}

/** A worker that never ran holds its connection open for ever: it runs for a moment, and ends. */
async function endUnrun(worker: Worker): Promise<void> {
  if (worker.getState() === 'INITIALIZED') await worker.runUntil(Promise.resolve())
}

/** Both, when both have ended: a failure of one leaves the other neither running nor unheard. */
async function bothDone<One, Other>(one: Promise<One>, other: Promise<Other>): Promise<[One, Other]> {
  await Promise.allSettled([one, other])
  return Promise.all([one, other])
}

/** Each is tried, whatever becomes of the others; gives what failed. */
async function closeAll(closers: Closers): Promise<readonly unknown[]> {
  const failed: unknown[] = []
  for (const close of closers.splice(0).reverse()) {
    try {
      await close()
    } catch (error) {
      failed.push(error)
    }
  }
  return failed
}

async function fill(database: Database, databaseUrl: string): Promise<void> {
  await seed(databaseUrl)
  await seedAccounts(database)
}
