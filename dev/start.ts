import { mkdirSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { get as httpGet } from 'node:http'
import { get as httpsGet } from 'node:https'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { ConfigError, productionGaps, readConfig } from '../config'
import type { Config } from '../config'
import { seedAccounts } from '../database/accounts/seed-accounts'
import type { SeededAccount } from '../database/accounts/seed-accounts'
import { insertCapturedMail } from '../database/captured-mails'
import type { Database } from '../database/client'
import { openDatabase } from '../database/client'
import { seed } from '../database/seed/seed'
import { postNames } from '../texts/posts'
import { buildWorkflowBundle } from '../worker/bundle'
import { CannotStart } from './cannot-start'
import { raiseFirstExercise } from './first-exercise'
import type { CapturedMail } from './mailbox'
import { keepPacedClocks } from './paced-clocks'
import { requireFreePort } from './ports'
import { ownSecret } from './secret'
import { startStack } from './stack'
import { onStopSignal } from './stop-signal'
import { createSupervisor } from './supervisor'

const say = (text: string): void => void process.stdout.write(`${text}\n`)

/** `npm start`: everything that is not configured is started here; Ctrl-C stops all of it, the next start goes on. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  if (config.environment === 'production') refuseUnfinished(config)
  const home = resolve(config.home)
  mkdirSync(home, { recursive: true })
  await requireFreePort(config.port, 'Muster')
  const mails = captureMails()
  const stack = await startStack({
    home,
    onMail: (mail) => mails.take(mail),
    external: { databaseUrl: config.databaseUrl, temporalAddress: config.temporal.address },
    onRestart: (name) => say(`${name} died and is started again.`),
  })
  const stoppers: (() => void | Promise<void>)[] = [() => stack.stop()]
  const stopAll = async (): Promise<void> => {
    say('Stopping …')
    for (const stop of stoppers.reverse()) await stop()
    say('Stopped. The next npm start goes on from here.')
  }
  const supervisor = createSupervisor({
    logDir: join(home, 'logs'),
    onRestart: (name) => say(`The ${name} died and is started again.`),
  })
  onStopSignal(stopAll, () => supervisor.kill())
  try {
    await run(config, home, stack, mails, supervisor, stoppers)
  } catch (error) {
    await stopAll()
    throw error
  }
}

type Servers = Awaited<ReturnType<typeof startStack>>
type Supervisor = ReturnType<typeof createSupervisor>

async function run(
  config: Config,
  home: string,
  stack: Servers,
  mails: ReturnType<typeof captureMails>,
  supervisor: Supervisor,
  stoppers: (() => void | Promise<void>)[],
): Promise<void> {
  const database = openDatabase(stack.databaseUrl, 4)
  stoppers.push(() => database.close())
  mails.open(database)
  const connection = await Connection.connect({ address: stack.temporalAddress })
  stoppers.push(() => connection.close())
  const client = new Client({ connection, namespace: config.temporal.namespace })
  const [accounts] = await Promise.all([prepareDatabase(database, stack.databaseUrl), buildWorkflowBundle()])
  const clocks = keepPacedClocks(database, client)
  await clocks.catchUp()
  const env = {
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    SMTP_URL: config.mail.smtpUrl ?? stack.smtpUrl,
    MUSTER_SECRET: config.secret ?? ownSecret(home),
  }
  const entry = 'worker/main.ts'
  supervisor.start({
    name: 'worker',
    entry,
    args: ['playbook', 'notifications'],
    env: { ...env, ...metrics(config, 1) },
  })
  supervisor.start({ name: 'solver', entry, args: ['solver'], env: { ...env, ...metrics(config, 2) } })
  supervisor.start({ name: 'api', entry: 'api/main.ts', env })
  // what the worker did on its way out counts as time that ran: the clocks never go back
  stoppers.push(() => clocks.catchUp().catch((error: Error) => say(`exercise clocks: ${error.message}`)))
  stoppers.push(() => supervisor.stop())
  stoppers.push(clocks.beat(() => supervisor.pidOf('worker') !== undefined))
  const raised = await raiseFirstExercise(database, client)
  await untilReady(config)
  announce(config, accounts, raised)
}

async function prepareDatabase(database: Database, databaseUrl: string): Promise<readonly SeededAccount[]> {
  const report = await seed(databaseUrl)
  if (report.added > 0)
    say(`Reference network: ${report.added} rows added in ${(report.elapsedMs / 1000).toFixed(1)} s.`)
  return seedAccounts(database)
}

/** Worker and solver serve their metrics one and two ports above the API's. */
function metrics(config: Config, above: number): Record<string, string> {
  return config.metricsPort === undefined ? {} : { MUSTER_METRICS_PORT: String(config.metricsPort + above) }
}

/** Mails that come before the database is open wait for it. */
function captureMails() {
  let database: Database | undefined
  const early: CapturedMail[] = []
  return {
    async take(mail: CapturedMail): Promise<void> {
      if (database === undefined) early.push(mail)
      else await insertCapturedMail(database.pool, mail)
    },
    open(opened: Database): void {
      database = opened
      for (const mail of early.splice(0)) void insertCapturedMail(opened.pool, mail)
    },
  }
}

async function untilReady(config: Config): Promise<void> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 250) {
    if (await isHealthy(config)) return
    await sleep(250)
  }
  throw new CannotStart(`The API does not answer; its log is in ${config.home}/logs/api.log.`)
}

/** Asks our own process on this machine; its certificate names the public address, not this one. */
function isHealthy({ tls, host, port }: Config): Promise<boolean> {
  const options = { host, port, path: '/healthz', timeout: 2_000 }
  return new Promise((resolve) => {
    const answered = (answer: IncomingMessage): void => {
      answer.resume()
      resolve(answer.statusCode === 200)
    }
    const request =
      tls === undefined ? httpGet(options, answered) : httpsGet({ ...options, rejectUnauthorized: false }, answered)
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(false))
  })
}

function announce(config: Config, accounts: readonly SeededAccount[], raised: boolean): void {
  say('')
  say(`Muster (${config.environment === 'staging' ? '演练 staging' : 'production'}) is at  ${config.publicUrl}`)
  if (raised) say('The Jishishan earthquake of 2023 is being replayed as an exercise, 240 times as fast as it was.')
  if (accounts.length > 0) {
    say('\nAccounts, shown this once (user name, password, post):')
    for (const { username, password, post } of accounts)
      say(`  ${username.padEnd(18)} ${password}   ${postNames[post]?.zh ?? post}`)
  }
  say('\nCtrl-C stops everything; npm start goes on where it stopped.')
}

function refuseUnfinished(config: Config): void {
  const gaps = productionGaps(config)
  if (gaps.length > 0) throw new ConfigError(gaps.join('\n'))
}

main().catch((error: unknown) => {
  const expected = error instanceof CannotStart || error instanceof ConfigError
  process.stderr.write(
    `${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
})
