import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { seedAccounts } from '../../database/accounts/seed-accounts'
import { insertCapturedMail } from '../../database/captured-mails'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { many } from '../../database/transaction'
import type { Stack } from '../../dev/stack'
import { startStack } from '../../dev/stack'
import type { Supervisor } from '../../dev/supervisor'
import { createSupervisor } from '../../dev/supervisor'
import type { Post } from '../../domain/duty/post'
import type { Caller } from './callers'
import { callerWithKey, signIn } from './callers'
import { quietPort } from './quiet-port'
import { placeBundle, prepareHome } from './prepared-home'
import { until } from './until'

export type Part = 'worker' | 'solver' | 'api' | 'temporal' | 'postgres'

/** Everything that `npm start` starts, in a home of its own, with the accounts' passwords at hand. */
export type WholeStack = {
  readonly servers: Stack
  readonly supervisor: Supervisor
  readonly database: Database
  readonly address: string
  readonly home: string
  as(post: Post): Promise<Caller>
  /** A sender of alerts with an API key. */
  sender(): Promise<Caller>
  pidOf(part: Part): number | undefined
  /** `kill -9`. */
  kill(part: Part): void
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

export async function startWholeStack(): Promise<WholeStack> {
  placeBundle()
  const home = await prepareHome()
  const mails = { open: undefined as Database | undefined }
  const servers = await startStack({
    home,
    durable: false,
    onMail: async (mail) => {
      if (mails.open === undefined) throw new Error('not open yet')
      await insertCapturedMail(mails.open.pool, mail)
    },
  })
  const database = openDatabase(servers.databaseUrl, 6)
  mails.open = database
  const accounts = await seedAccounts(database)
  const port = await quietPort()
  const address = `http://127.0.0.1:${port}`
  const supervisor = startPrograms(servers, home, port)
  await until('the API answers', async () => (await fetch(`${address}/healthz`)).ok)
  const known = new Map<Post, Promise<Caller>>()
  const as = (post: Post): Promise<Caller> => {
    const account = accounts.find((each) => each.post === post)
    if (account === undefined) throw new Error(`nobody holds ${post}`)
    const caller = known.get(post) ?? signIn(address, account.username, account.password)
    known.set(post, caller)
    return caller
  }
  const pidOf = (part: Part): number | undefined =>
    part === 'temporal' || part === 'postgres' ? servers.pids()[part] : supervisor.pidOf(part)
  return {
    servers,
    supervisor,
    database,
    address,
    home,
    as,
    sender: async () => callerWithKey(address, await as('administrator')),
    pidOf,
    kill(part) {
      const pid = pidOf(part)
      if (!pid) throw new Error(`${part} is down already`)
      process.kill(pid, 'SIGKILL')
    },
    rows: (sql, values = []) => many(database.pool, sql, values),
    async stop() {
      await supervisor.stop()
      await database.close()
      await servers.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function startPrograms(servers: Stack, home: string, port: number): Supervisor {
  const supervisor = createSupervisor({ logDir: join(home, 'logs') })
  const env = {
    DATABASE_URL: servers.databaseUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    SMTP_URL: servers.smtpUrl,
    MUSTER_SECRET: 'a secret of the scenarios, with more than 32 characters',
    MUSTER_PORT: String(port),
    NODE_ENV: 'production',
  }
  const entry = 'worker/main.ts'
  supervisor.start({ name: 'worker', entry, args: ['playbook', 'notifications'], env })
  supervisor.start({ name: 'solver', entry, args: ['solver'], env })
  supervisor.start({ name: 'api', entry: 'api/main.ts', env })
  return supervisor
}
