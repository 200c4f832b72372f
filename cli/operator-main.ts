import { ConfigError } from '../config'
import { MigrationRefused } from '../database/migrate'
import { CannotStart } from '../dev/cannot-start'
import type { TableName } from '../domain/exchange/column'
import { tableNames } from '../domain/exchange/column'
import type { Language } from '../texts/sentence'

/** A command called in the wrong way: answered with its usage. */
export class WrongCall extends Error {
  override readonly name = 'WrongCall'
}

/** Runs a command to its exit code; what an operator can put right is one sentence, anything else our fault with its trace. */
export async function runAsMain(usage: string, command: (args: readonly string[]) => Promise<number>): Promise<void> {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage)
    return
  }
  try {
    process.exitCode = await command(args)
  } catch (error) {
    process.exitCode = isWrongCall(error) ? 2 : 1
    process.stderr.write(`${said(error)}\n${isWrongCall(error) ? `\n${usage}` : ''}`)
  }
}

const isWrongCall = (error: unknown) =>
  error instanceof WrongCall ||
  (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))

function said(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const isPlain = error instanceof ConfigError || error instanceof CannotStart || error instanceof MigrationRefused
  if (isPlain || isWrongCall(error)) return error.message
  if ('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ENOTFOUND')) {
    return `The database does not answer (${error.message || String(error.code)}): check DATABASE_URL.`
  }
  return error.stack ?? error.message
}

/** What the operator reads: Chinese unless English is asked for. */
export function languageOf(value: string | undefined): Language {
  if (value === undefined || value === 'zh' || value === 'en') return value ?? 'zh'
  throw new WrongCall('--language is zh or en')
}

/** A kind of table as the operator names it. */
export function tableOf(word: string): TableName {
  const table = word === 'catalogue' ? 'item-kinds' : tableNames.find((name) => name === word)
  if (table !== undefined) return table
  throw new WrongCall(`"${word}" is no kind of table: ${tableNames.join(', ')}`)
}
