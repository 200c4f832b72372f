import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import type { Database } from '../database/client'
import { openDatabase } from '../database/client'
import { seed } from '../database/seed/seed'
import { freePort } from '../dev/ports'
import { startStack } from '../dev/stack'
import { onStopSignal } from '../dev/stop-signal'
import type { SupervisedProgram } from '../dev/supervisor'
import { createSupervisor } from '../dev/supervisor'
import { buildWorkflowBundle } from '../worker/bundle'
import { say } from './report'
import { temporaryHome } from './temporary-home'

export type RunningStack = {
  readonly database: Database
  readonly client: Client
  readonly apiUrl: string
  readonly temporalAddress: string
  /** Runs one more program beside the product's own. */
  start(program: SupervisedProgram): void
  stop(): Promise<void>
}

const NAMESPACE = 'muster'

/** Muster as `npm start` runs it, in processes of its own on durable servers, with the reference network and no exercise. */
export async function runningStack(): Promise<RunningStack> {
  const home = temporaryHome()
  say('starting PostgreSQL, Temporal, worker, solver and API …')
  const stack = await startStack({ home })
  const database = openDatabase(stack.databaseUrl, 4)
  await Promise.all([seed(stack.databaseUrl), buildWorkflowBundle()])
  const connection = await Connection.connect({ address: stack.temporalAddress })
  const port = await freePort()
  const env = {
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    SMTP_URL: stack.smtpUrl,
    MUSTER_SECRET: 'a bench keeps no secrets, it only needs one',
    MUSTER_PORT: String(port),
  }
  const supervisor = createSupervisor({ logDir: join(home, 'logs'), onRestart: (name) => say(`the ${name} died`) })
  const entry = 'worker/main.ts'
  supervisor.start({ name: 'worker', entry, args: ['playbook', 'notifications'], env })
  supervisor.start({ name: 'solver', entry, args: ['solver'], env })
  supervisor.start({ name: 'api', entry: 'api/main.ts', env })
  const stop = async (): Promise<void> => {
    await supervisor.stop()
    await Promise.all([database.close(), connection.close()])
    await stack.stop()
    rmSync(home, { recursive: true, force: true })
  }
  onStopSignal(stop, () => supervisor.kill())
  const apiUrl = `http://127.0.0.1:${port}`
  await untilServed(`${apiUrl}/healthz`)
  return {
    database,
    client: new Client({ connection, namespace: NAMESPACE }),
    apiUrl,
    temporalAddress: stack.temporalAddress,
    start: (program) => supervisor.start(program),
    stop,
  }
}

/** Waits until an address is answered with success. */
export async function untilServed(url: string, limitMs = 120_000): Promise<void> {
  for (const startedMs = performance.now(); performance.now() - startedMs < limitMs; await sleep(50)) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.ok) return
  }
  throw new Error(`${url} was not served within ${limitMs / 1000} s`)
}
