import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import type { BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { createAccount } from '../../database/accounts/create-account'
import { insertCapturedMail } from '../../database/captured-mails'
import { openDatabase } from '../../database/client'
import { inTransaction } from '../../database/transaction'
import { startMailbox } from '../../dev/mailbox'
import { freePort } from '../../dev/ports'
import { preparedTool } from '../../dev/prepared-tools'
import type { Post } from '../../domain/duty/post'
import { createTestDatabase } from '../setup/test-database'
import { testTemporalAddress } from '../setup/test-temporal'

const root = join(__dirname, '..', '..')
const password = 'correct-horse-battery'
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Desk = { readonly page: Page; readonly close: () => Promise<void> }

export type ConsoleUnderTest = {
  readonly base: string
  readonly databaseUrl: string
  /** A browser of its own, signed in with a new account that holds these posts at the whole country. */
  desk(...posts: readonly Post[]): Promise<Desk>
  /** A browser at the sign-in page, and an account that it may use. */
  signInPage(post: Post): Promise<Desk & { readonly username: string; readonly password: string }>
  /** The API process dies and does not come back. */
  killApi(): void
  close(): Promise<void>
}

/** The whole stack: a database and a Temporal namespace of its own, worker and API as processes, the built console. */
export async function startConsole(): Promise<ConsoleUnderTest> {
  if (!existsSync(join(root, 'build', 'console', 'index.html')))
    throw new Error('The console is not built: npx vite build --config console/vite.config.mts')
  const namespace = `console-${process.pid}-${Date.now()}`
  const [testDatabase, port] = await Promise.all([createTestDatabase(), freePort(), registerNamespace(namespace)])
  const database = openDatabase(testDatabase.url)
  const mailbox = await startMailbox({ onMail: async (mail) => insertCapturedMail(database.pool, mail) })
  const env = {
    ...process.env,
    DATABASE_URL: testDatabase.url,
    TEMPORAL_ADDRESS: testTemporalAddress(),
    TEMPORAL_NAMESPACE: namespace,
    SMTP_URL: mailbox.smtpUrl,
    MUSTER_SECRET: 'a secret of the tests, with more than 32 characters',
    MUSTER_PORT: String(port),
  }
  const [worker, api] = ['worker/main.ts', 'api/main.ts'].map((entry) =>
    spawn(process.execPath, ['--import', 'tsx', entry], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] }),
  )
  if (worker === undefined || api === undefined) throw new Error('two processes were asked for')
  const base = `http://127.0.0.1:${port}`
  await untilReady(base)
  const executablePath = await preparedTool('browser')
  let made = 0

  async function account(posts: readonly Post[]): Promise<string> {
    const username = `${posts[0]}-${(made += 1)}`
    const holdings = posts.map((post) => ({ post, areaCode: '100000', depotId: null, carrierId: null }))
    const email = `${username}@muster.example`
    await inTransaction(database.pool, (tx) =>
      createAccount(tx, { username, name: `Officer ${made}`, email, password, holdings }, 'test'),
    )
    return username
  }

  async function signInPage(...posts: readonly Post[]) {
    const username = await account(posts)
    const desk = await openBrowser(executablePath)
    await desk.page.goto(`${base}/sign-in`)
    return { ...desk, username, password }
  }

  return {
    base,
    databaseUrl: testDatabase.url,
    signInPage,
    async desk(...posts) {
      const { username, ...desk } = await signInPage(...posts)
      await signIn(desk.page, username, password)
      await desk.page.getByRole('navigation', { name: '主导航' }).waitFor()
      return desk
    },
    killApi: () => void api.kill('SIGKILL'),
    async close() {
      await Promise.all([ended(worker), ended(api)])
      await mailbox.stop()
      await database.close()
      await testDatabase.drop()
    },
  }
}

export async function signIn(page: Page, username: string, secret: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(secret)
  await page.getByRole('button', { name: '登录' }).click()
}

async function openBrowser(executablePath: string): Promise<Desk> {
  const profile = mkdtempSync(join(tmpdir(), 'muster-browser-'))
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: browserFlags,
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    page,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function registerNamespace(namespace: string): Promise<void> {
  const connection = await Connection.connect({ address: testTemporalAddress() })
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1 day') })
  await connection.close()
}

async function untilReady(base: string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < 60_000; await sleep(300)) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.ok) return
  }
  throw new Error('The API was not ready after a minute.')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exit
  clearTimeout(force)
}
