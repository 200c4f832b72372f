import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '../database/migrate'
import { createDatabaseIfMissing } from '../database/server'
import { CannotStart } from './cannot-start'
import type { CapturedMail, Mailbox } from './mailbox'
import { startMailbox } from './mailbox'
import { startPostgres } from './postgres'
import { commandOf, isAlive } from './processes'
import { startTemporal } from './temporal'

export interface StackOptions {
  /** Everything that must survive a restart lies here. */
  readonly home: string
  readonly ports?: { readonly postgres?: number; readonly temporal?: number; readonly smtp?: number }
  readonly durable?: boolean
  readonly namespaces?: readonly string[]
  /** Servers that are there already are used as they are, and neither started nor stopped. */
  readonly external?: { readonly databaseUrl?: string | undefined; readonly temporalAddress?: string | undefined }
  readonly onMail?: (mail: CapturedMail) => void | Promise<void>
  readonly onRestart?: (name: string) => void
}

export interface Stack {
  readonly databaseUrl: string
  readonly temporalAddress: string
  readonly smtpUrl: string
  readonly mailbox: Mailbox
  readonly migrationsApplied: readonly string[]
  pids(): { readonly postgres: number; readonly temporal: number }
  stop(): Promise<void>
}

interface RunningServer {
  readonly pid: number
  readonly port: number
  readonly exited: Promise<void>
  stop(): Promise<void>
}

const databaseName = 'muster'
const firstPauseMs = 200
const longestPauseMs = 15_000

/** PostgreSQL, Temporal and a mailbox, with the database migrated; a server that dies is started again in its place. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const home = resolve(options.home)
  const release = takeHome(home)
  const logDir = join(home, 'logs')
  const durable = options.durable ?? true
  const onRestart = options.onRestart ?? (() => undefined)
  const { databaseUrl: externalDatabase, temporalAddress: externalTemporal } = options.external ?? {}
  const postgres =
    externalDatabase === undefined
      ? keepRunning('PostgreSQL', onRestart, (port = options.ports?.postgres) =>
          startPostgres({
            dataDir: join(home, 'postgres'),
            durable,
            logFile: join(logDir, 'postgres.log'),
            ...(port ? { port } : {}),
          }),
        )
      : notOurs({ url: () => externalDatabase })
  const temporal =
    externalTemporal === undefined
      ? keepRunning('Temporal', onRestart, (port = options.ports?.temporal) =>
          startTemporal({
            file: join(home, 'temporal.sqlite'),
            namespaces: options.namespaces ?? ['muster'],
            logFile: join(logDir, 'temporal.log'),
            ...(port ? { port } : {}),
          }),
        )
      : notOurs({ address: externalTemporal })
  const mail = startMailbox({ onMail: options.onMail ?? (() => undefined), ...portOf(options.ports?.smtp) })
  const database = postgres.then(async (kept) => ({
    kept,
    ...(externalDatabase === undefined
      ? await openDatabase(kept.first.url)
      : { databaseUrl: externalDatabase, ...(await migrate(externalDatabase)) }),
  }))
  const parts = [database.then(({ kept }) => kept), temporal, mail]
  try {
    const [{ kept, databaseUrl, applied }, engine, mailbox] = await Promise.all([database, temporal, mail])
    return {
      databaseUrl,
      temporalAddress: engine.first.address,
      smtpUrl: mailbox.smtpUrl,
      mailbox,
      migrationsApplied: applied,
      pids: () => ({ postgres: kept.pid(), temporal: engine.pid() }),
      stop: () => stopAll(parts, release),
    }
  } catch (error) {
    await stopAll([postgres, temporal, mail], release)
    throw error
  }
}

/** A server that somebody else runs: there is nothing to start, watch or stop. */
async function notOurs<S>(first: S): Promise<{ first: S; pid: () => number; stop: () => Promise<void> }> {
  return Promise.resolve({ first, pid: () => 0, stop: () => Promise.resolve() })
}

const portOf = (port: number | undefined) => (port ? { port } : {})

async function openDatabase(url: (name: string) => string) {
  await createDatabaseIfMissing(url('postgres'), databaseName)
  const databaseUrl = url(databaseName)
  return { databaseUrl, ...(await migrate(databaseUrl)) }
}

/** Starts a server and, whenever it dies without being asked to, starts it again on the same port. */
async function keepRunning<S extends RunningServer>(
  name: string,
  onRestart: (name: string) => void,
  start: (port?: number) => Promise<S>,
) {
  const first = await start()
  let current = first
  let stopping = false
  async function watch(): Promise<void> {
    for (let failures = 0; !stopping;) {
      await current.exited
      if (stopping) return
      onRestart(name)
      await sleep(Math.min(firstPauseMs * 2 ** failures, longestPauseMs))
      const again = await start(first.port).catch(() => undefined)
      failures = again ? 0 : failures + 1
      if (again) current = again
    }
    await current.stop()
  }
  const watching = watch()
  return {
    first,
    pid: () => current.pid,
    stop: async () => {
      stopping = true
      await current.stop()
      await watching
    },
  }
}

async function stopAll(parts: readonly Promise<{ stop(): Promise<void> }>[], release: () => void): Promise<void> {
  const started = await Promise.allSettled(parts)
  await Promise.all(started.map(async (part) => (part.status === 'fulfilled' ? part.value.stop() : undefined)))
  release()
}

/** One stack per home: a second one is told which process holds it. */
function takeHome(home: string): () => void {
  mkdirSync(home, { recursive: true })
  const file = join(home, 'muster.pid')
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (holder && holder !== process.pid && isAlive(holder) && commandOf(holder).includes('node')) {
    throw new CannotStart(`Muster is already running from ${home} (process ${holder}): stop it first.`)
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}
