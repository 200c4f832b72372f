import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import type { SeedReport } from '../database/seed/seed'
import { seed } from '../database/seed/seed'
import type { Language } from '../texts/sentence'
import { operatorText } from '../texts/operator'
import { languageOf, runAsMain } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Adds the reference network to the database: areas, item kinds, depots, synthetic stock, carriers, policies.
What is there already is never changed, so it can be run again at any time.

  npm run db:seed [-- --language zh|en] [--json]

DATABASE_URL names the database; without it the embedded one is used.
`

export async function seedCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { language: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const language = languageOf(values.language)
  const report = await withDatabase(readConfig(process.env), (url) =>
    seed(url, { onProgress: (part) => (values.json ? undefined : write(partLine(part, language))) }),
  )
  write(values.json ? JSON.stringify(report) : closingLine(report, language))
  return 0
}

const write = (line: string) => process.stdout.write(`${line}\n`)

function partLine({ part, planned, added }: SeedReport['parts'][number], language: Language): string {
  return operatorText('seed.part', language, { name: operatorText(`seed.${part}`, language), planned, added })
}

function closingLine({ added, elapsedMs }: SeedReport, language: Language): string {
  const seconds = (elapsedMs / 1_000).toFixed(1)
  return operatorText(added > 0 ? 'seed.added' : 'seed.nothing', language, { added, seconds })
}

if (require.main === module) void runAsMain(usage, seedCommand)
