import { readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import type { AreaImportReport } from '../database/import/import-areas'
import { importAreas } from '../database/import/import-areas'
import type { ImportRefusal } from '../database/import/refusal'
import { CannotStart } from '../dev/cannot-start'
import { operatorText } from '../texts/operator'
import type { Language } from '../texts/sentence'
import { WrongCall, languageOf, runAsMain } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Puts figures of your own in the place of the reference network's.

  npm run import -- areas FILE [--dry-run] [--language zh|en] [--json]

areas  people by area from a CSV file in UTF-8 or GBK with the columns code, level (province, prefecture, county),
       name and population_2020; lines are joined by code, then by name within the prefecture; the rest is reported.
       One line that can't be read, and nothing is imported: each is named with line, column, value and reason.

DATABASE_URL names the database; without it the embedded one is used.
`
const mostShown = 50

export async function importCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
    },
  })
  const [kind, file, ...more] = positionals
  if (kind !== 'areas' || !file || more.length > 0)
    throw new WrongCall('Say what to import and from which file: areas FILE')
  const language = languageOf(values.language)
  const options = { fileName: basename(file), actor: `operator:${userInfo().username}`, dryRun: values['dry-run'] }
  const contents = contentsOf(file)
  const report = await withDatabase(readConfig(process.env), (url) => importAreas(url, contents, options))
  process.stdout.write(`${values.json ? JSON.stringify(report) : reportLines(report, language).join('\n')}\n`)
  return report.outcome === 'refused' ? 1 : 0
}

function contentsOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new CannotStart(`The file can't be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What was matched, changed and left out, as the operator reads it. */
export function reportLines(report: AreaImportReport, language: Language): string[] {
  if (report.outcome === 'refused') {
    const { refusals } = report
    const heading = operatorText('import.refused', language, { count: refusals.length })
    return [heading, ...capped(refusals, (one) => refusalLine(one, language), language)]
  }
  const { rows, matchedByCode: byCode, matchedByName, changed, notMatched, notInFile } = report
  const counts = { rows, byCode, byName: matchedByName.length, changed: changed.length, notMatched: notMatched.length }
  return [
    operatorText(`import.${report.outcome}`, language, counts),
    ...listed('import.by-name', matchedByName, (one) => operatorText('import.by-name-line', language, one), language),
    ...listed(
      'import.not-matched',
      notMatched,
      (one) => operatorText('import.not-matched-line', language, one),
      language,
    ),
    operatorText('import.absent', language, { count: notInFile }),
  ]
}

function refusalLine({ line, column, value, fault, values }: ImportRefusal, language: Language): string {
  const reason = operatorText(`import.fault.${fault}`, language, values)
  return operatorText('import.refusal', language, { line, column, value, reason })
}

function listed<T>(
  heading: 'import.by-name' | 'import.not-matched',
  all: readonly T[],
  toLine: (one: T) => string,
  language: Language,
): string[] {
  return all.length === 0 ? [] : [operatorText(heading, language), ...all.map(toLine)]
}

function capped<T>(all: readonly T[], toLine: (one: T) => string, language: Language): string[] {
  const left = all.length - mostShown
  const more = left > 0 ? [operatorText('import.more', language, { count: left })] : []
  return [...all.slice(0, mostShown).map(toLine), ...more]
}

if (require.main === module) void runAsMain(usage, importCommand)
