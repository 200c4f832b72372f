import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { createTransport } from 'nodemailer'
import { Client } from 'pg'
import type { CapturedMail } from '../../dev/mailbox'
import type { Stack, StackOptions } from '../../dev/stack'
import { startStack } from '../../dev/stack'

let home: string
let stack: Stack

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'muster-home-'))
  chmodSync(home, 0o755)
})

afterEach(async () => {
  await stack.stop()
  rmSync(home, { recursive: true, force: true })
})

async function start(options: Partial<StackOptions> = {}): Promise<void> {
  stack = await startStack({ home, durable: false, ...options })
}

async function answers(databaseUrl: string, temporalAddress: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT count(*) FROM _prisma_migrations')
    const connection = await Connection.connect({ address: temporalAddress, connectTimeout: 1_000 })
    await connection.close()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

it('comes back at the same addresses when its servers are killed, and starts again where it stopped', async () => {
  await start()
  const { postgres, temporal } = stack.pids()
  process.kill(postgres, 'SIGKILL')
  process.kill(temporal, 'SIGKILL')
  while (stack.pids().postgres === postgres || stack.pids().temporal === temporal) await sleep(50)
  expect(await answers(stack.databaseUrl, stack.temporalAddress)).toBe(true)
  await stack.stop()
  await start()
  expect(stack.migrationsApplied).toEqual([])
})

it('captures mail, and turns it away while asked to', async () => {
  const mails: CapturedMail[] = []
  await start({ onMail: (mail) => void mails.push(mail) })
  const mailer = createTransport(stack.smtpUrl)
  const mail = {
    from: 'muster@localhost',
    to: ['一 <a@localhost>', 'b@localhost'],
    subject: '第一批物资',
    text: '帐篷',
  }
  stack.mailbox.refuse(true)
  await expect(mailer.sendMail(mail)).rejects.toThrow('451')
  stack.mailbox.refuse(false)
  await mailer.sendMail({ ...mail, messageId: '<1@muster>' })
  expect(mails).toEqual([
    expect.objectContaining({
      messageId: '<1@muster>',
      from: 'muster@localhost',
      to: ['a@localhost', 'b@localhost'],
      subject: '第一批物资',
      text: '帐篷',
    }),
  ])
})
