import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import { operatorText } from '../texts/operator'
import { languageOf, runAsMain } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Brings the database to this version: every migration not yet applied, in order.

  npm run db:migrate [-- --language zh|en]

DATABASE_URL names the database; without it the embedded one is used.
`

export async function migrateCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { language: { type: 'string' } } })
  const language = languageOf(values.language)
  const applied = await withDatabase(readConfig(process.env), async (_url, names) => names)
  const lines = applied.map((name) => operatorText('migrate.applied', language, { name }))
  process.stdout.write(`${(lines.length > 0 ? lines : [operatorText('migrate.nothing', language)]).join('\n')}\n`)
  return 0
}

if (require.main === module) void runAsMain(usage, migrateCommand)
