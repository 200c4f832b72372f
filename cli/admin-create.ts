import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import { createAccount } from '../database/accounts/create-account'
import { openDatabase } from '../database/client'
import { ensureArea } from '../database/seed/ensure-area'
import { inTransaction } from '../database/transaction'
import { CannotStart } from '../dev/cannot-start'
import type { OperatorKey } from '../texts/operator'
import { operatorText } from '../texts/operator'
import type { Language } from '../texts/sentence'
import { ask, readStdin } from './ask'
import { languageOf, runAsMain } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Makes an administrator's account, on an empty database too; asks for what is not given.

  npm run admin:create [-- --username NAME] [--email ADDRESS] [--name "FULL NAME"]
                       [--password-stdin | --password SECRET] [--language zh|en]

A password on the command line can be seen by others on the machine: better type it, or pipe it in.
The post is held at MUSTER_AREA. DATABASE_URL names the database; without it the embedded one is used.
`
const [fewest, most] = [12, 128]

export type Administrator = {
  readonly username: string
  readonly name: string
  readonly email: string
  readonly password: string
}

type Flags = Partial<Record<'username' | 'name' | 'email' | 'password', string>> & { readonly fromStdin: boolean }

export async function adminCreateCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ username: { type: 'string' }, name: { type: 'string' }, email: { type: 'string' } },
      ...{ password: { type: 'string' }, 'password-stdin': { type: 'boolean', default: false } },
      language: { type: 'string' },
    },
  })
  const language = languageOf(values.language)
  const config = readConfig(process.env)
  const administrator = await whoFrom({ ...values, fromStdin: values['password-stdin'] }, language)
  const fault = faultOf(administrator)
  if (fault) throw new CannotStart(operatorText(fault, language, { fewest, most }))
  const outcome = await withDatabase(config, (url) => createAdministrator(url, administrator, config.areaCode))
  const text = operatorText(`admin.${outcome}`, language, { ...administrator, areaCode: config.areaCode })
  if (outcome === 'created') process.stdout.write(`${text}\n`)
  else process.stderr.write(`${text}\n`)
  return outcome === 'created' ? 0 : 1
}

async function whoFrom(flags: Flags, language: Language): Promise<Administrator> {
  const given = flags.fromStdin ? await readStdin() : flags.password
  const isAsked = given === undefined || !flags.username || !flags.email
  if (isAsked && !(process.stdin.isTTY && !flags.fromStdin)) {
    throw new CannotStart(operatorText('admin.not-asked', language))
  }
  const username = flags.username ?? (await ask(operatorText('admin.ask-username', language)))
  const email = flags.email ?? (await ask(operatorText('admin.ask-email', language)))
  const password = given ?? (await askTwice(language))
  return { username: username.toLowerCase(), email: email.toLowerCase(), name: flags.name ?? username, password }
}

async function askTwice(language: Language): Promise<string> {
  const password = await ask(operatorText('admin.ask-password', language), { secret: true })
  const again = await ask(operatorText('admin.ask-again', language), { secret: true })
  if (password !== again) throw new CannotStart(operatorText('admin.differ', language))
  return password
}

/** What the sign-in would refuse later is refused here. */
export function faultOf({ username, email, password }: Administrator): OperatorKey | undefined {
  if (!/^[a-z0-9][a-z0-9._-]{2,59}$/.test(username)) return 'admin.bad-username'
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return 'admin.bad-email'
  return password.length < fewest || password.length > most ? 'admin.bad-password' : undefined
}

/** Makes the account with the administrator's post; `taken` when the name or address is there already. */
export async function createAdministrator(
  databaseUrl: string,
  administrator: Administrator,
  areaCode: string,
): Promise<'created' | 'taken' | 'bad-area'> {
  const db = openDatabase(databaseUrl, 2)
  const holdings = [{ post: 'administrator' as const, areaCode, depotId: null, carrierId: null }]
  try {
    return await inTransaction(db.pool, async (tx) => {
      if (!(await ensureArea(tx, areaCode))) return 'bad-area'
      const userId = await createAccount(tx, { ...administrator, holdings }, `operator:${userInfo().username}`)
      return userId === undefined ? 'taken' : 'created'
    })
  } finally {
    await db.close()
  }
}

if (require.main === module) void runAsMain(usage, adminCreateCommand)
