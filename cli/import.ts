import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import type { AreaImportReport } from '../database/import/import-areas'
import { importAreas } from '../database/import/import-areas'
import type { ImportRefusal } from '../database/import/refusal'
import { builtInMappings } from '../intake/tables/mappings'
import { tableNames } from '../domain/exchange/column'
import { exchangeText } from '../texts/exchange'
import { operatorText } from '../texts/operator'
import type { Language } from '../texts/sentence'
import { contentsOf } from './import/contents-of'
import { importTableFile } from './import/import-table-file'
import { ownMappingLines, ownMappings, removeOwnMapping } from './import/own-mappings'
import { mappingRefusalLines, tableReportLines } from './import/table-report'
import { WrongCall, languageOf, runAsMain, tableOf } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Takes tables of your own into the database.

  npm run import -- KIND FILE [--dry-run] [--mapping NAME|FILE] [--sheet NAME] [--set COLUMN=VALUE]… [--language zh|en] [--json]
  npm run import -- areas FILE [--dry-run] [--language zh|en] [--json]
  npm run import -- mappings [--remove NAME] [--language zh|en] [--json]

KIND is ${tableNames.join(', ')}
(catalogue is another word for item-kinds; a workbook may have kits and substitutes in sheets of their own).
FILE is CSV in UTF-8 or GBK, parted by comma, semicolon or tab, or an XLSX workbook. The headings are those of
\`npm run export -- template KIND FILE\`, Chinese or English, in any order. docs/import.md tells more.

--mapping   reads another system's file: ${builtInMappings().join(', ')},
            one kept on the import page, or a mapping file of your own
            (\`npm run export -- mapping NAME FILE\` writes one to start from)
--set       a value for all lines of the file, such as depot=depot-620000
--dry-run   checks everything and writes nothing

One line that can't be taken, and nothing is imported: each is named with row, column, value and reason.
The same file again changes nothing.

areas  puts people by area in the place of the reference network's: a CSV file with the columns code, level (province,
       prefecture, county), name and population_2020; lines are joined by code, then by name within the prefecture.

mappings  lists the mappings of your own that were kept, with what is wrong where one can no longer be used; --remove takes
       one away.

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
      mapping: { type: 'string' },
      remove: { type: 'string' },
      sheet: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
    },
  })
  const [kind = '', file, ...more] = positionals
  if (kind === 'mappings' && file === undefined)
    return ownMappingsCommand(values.remove, values.json, languageOf(values.language))
  if (values.remove !== undefined) throw new WrongCall('--remove goes with: mappings')
  if (!file || more.length > 0) throw new WrongCall('Say what to import and from which file: KIND FILE')
  const language = languageOf(values.language)
  if (kind === 'areas') return importAreaFile(file, values['dry-run'], values.json, language)
  const { mapping, sheet, set } = values
  const report = await importTableFile({
    table: tableOf(kind),
    file,
    dryRun: values['dry-run'],
    language,
    mapping,
    sheet,
    set,
  })
  const lines =
    report.outcome === 'mapping-refused'
      ? mappingRefusalLines(report.refusals, language)
      : tableReportLines(
          report,
          language,
          set.map((one) => one.split('=')[0] ?? ''),
        )
  process.stdout.write(`${values.json ? JSON.stringify(report) : lines.join('\n')}\n`)
  return report.outcome === 'imported' || report.outcome === 'dry-run' ? 0 : 1
}

async function ownMappingsCommand(remove: string | undefined, json: boolean, language: Language): Promise<number> {
  if (remove !== undefined) {
    await removeOwnMapping(remove)
    process.stdout.write(`${exchangeText('mapping.removed', language, { name: remove })}\n`)
    return 0
  }
  const mappings = await ownMappings()
  process.stdout.write(`${json ? JSON.stringify(mappings) : ownMappingLines(mappings, language).join('\n')}\n`)
  return 0
}

async function importAreaFile(file: string, dryRun: boolean, json: boolean, language: Language): Promise<number> {
  const options = { fileName: basename(file), actor: `operator:${userInfo().username}`, dryRun }
  const contents = contentsOf(file)
  const report = await withDatabase(readConfig(process.env), (url) => importAreas(url, contents, options))
  process.stdout.write(`${json ? JSON.stringify(report) : reportLines(report, language).join('\n')}\n`)
  return report.outcome === 'refused' ? 1 : 0
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
