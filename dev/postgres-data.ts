import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotStart } from './cannot-start'
import type { ServerAccount } from './postgres-account'

/**
 * Makes the data directory unless it is there; gives the superuser's password, kept beside it.
 * The cluster is made under another name and moved when complete: a start that was cut short leaves no half of one.
 */
export async function initialiseData(
  programs: string,
  dataDir: string,
  account: ServerAccount | undefined,
): Promise<string> {
  const passwordFile = `${dataDir}.password`
  const cluster = existsSync(dataDir) ? realpathSync(dataDir) : dataDir
  if (existsSync(join(cluster, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8')
  const password = randomBytes(18).toString('base64url')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account) chownSync(unfinished, account.uid, account.gid)
  await runInitdb(programs, unfinished, password, account)
  rmSync(cluster, { recursive: true, force: true })
  renameSync(unfinished, cluster)
  return password
}

async function runInitdb(programs: string, folder: string, password: string, account: ServerAccount | undefined) {
  const secrets = mkdtempSync(join(tmpdir(), 'muster-initdb-'))
  const passwordFile = join(secrets, 'password')
  writeFileSync(passwordFile, password)
  if (account) [secrets, passwordFile].forEach((path) => chownSync(path, account.uid, account.gid))
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  const initdb = spawn(join(programs, 'bin', 'initdb'), ['-D', folder, ...locale, ...access, '--no-instructions'], {
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...account,
  })
  let said = ''
  initdb.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise((resolve) =>
    initdb.on('close', resolve).on('error', (error) => resolve((said = error.message))),
  )
  rmSync(secrets, { recursive: true, force: true })
  if (code !== 0) {
    const disk = /No space left/.test(said) ? 'The disk is full. ' : ''
    throw new CannotStart(`${disk}PostgreSQL could not make its data directory ${folder}:\n${said.trim()}`)
  }
}
