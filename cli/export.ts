import { createWriteStream, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../config'
import { openDatabase } from '../database/client'
import type { ExportedRow, ExportedTable } from '../database/export/export-table'
import { exportTable } from '../database/export/export-table'
import { CannotStart } from '../dev/cannot-start'
import type { TableName } from '../domain/exchange/column'
import { tableNames } from '../domain/exchange/column'
import type { ImportMapping } from '../domain/exchange/mapping'
import { startingMapping } from '../domain/exchange/mapping'
import { tables } from '../domain/exchange/tables'
import { publishedSchema } from '../intake/tables/mapping-schema'
import { builtInMapping, builtInMappings, mappingText } from '../intake/tables/mappings'
import type { TableFormat } from '../intake/tables/write-table'
import { emptyTable, writeTable } from '../intake/tables/write-table'
import { exchangeText } from '../texts/exchange'
import { tableNotes } from '../texts/table-notes'
import type { Language } from '../texts/sentence'
import { mappingOf } from './import/mapping-of'
import { mappingRefusalLines } from './import/table-report'
import { WrongCall, languageOf, runAsMain, tableOf } from './operator-main'
import { withDatabase } from './own-database'

const usage = `Writes tables to a file that can be imported again.

  npm run export -- KIND FILE [--area CODE] [--language zh|en]
  npm run export -- template KIND FILE [--language zh|en]
  npm run export -- mapping NAME FILE
  npm run export -- mapping-schema FILE

KIND is ${tableNames.join(', ')}
(catalogue is another word for item-kinds; its workbook has kits and substitutes in sheets of their own).
FILE ends in .csv or .xlsx. A template has the headings in Chinese and English and, in a workbook, a sheet of notes.
mapping writes a mapping to change and import by: one that comes with Muster (${builtInMappings().join(', ')}),
one kept on the import page, or by the name of a KIND all its columns with our headings.
mapping-schema writes the JSON Schema of the mapping files that an import takes.

DATABASE_URL names the database; without it the embedded one is used.
`

export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { area: { type: 'string' }, language: { type: 'string' } },
  })
  const language = languageOf(values.language)
  if (positionals[0] === 'mapping-schema') return writeSchema(positionals[1])
  if (positionals[0] === 'mapping') return writeMapping(positionals.slice(1), language)
  const isTemplate = positionals[0] === 'template'
  const [kind = '', file = '', ...more] = isTemplate ? positionals.slice(1) : positionals
  if (file === '' || more.length > 0) throw new WrongCall('Say what to write and to which file: KIND FILE')
  if (values.area !== undefined && !/^[1-9]\d{5}$/.test(values.area)) throw new WrongCall('--area is a six-digit code')
  const table = tableOf(kind)
  if (isTemplate) await writeTemplate(table, file, language)
  else await writeExport(table, file, values.area ?? null, language)
  return 0
}

function writeSchema(file: string | undefined): number {
  if (file === undefined) throw new WrongCall('Say where to write the schema: mapping-schema FILE')
  writeFileSync(file, `${JSON.stringify(publishedSchema(), null, 2)}\n`)
  return 0
}

async function writeMapping([name, file, ...more]: readonly string[], language: Language): Promise<number> {
  if (name === undefined || file === undefined || more.length > 0)
    throw new WrongCall('Say which mapping to write and to which file: mapping NAME FILE')
  const table = tableNames.find((each) => each === name)
  const mapping = table === undefined ? await storedMapping(name) : startingMapping(table)
  await save(Readable.from([Buffer.from(mappingText(mapping))]), file)
  process.stdout.write(`${exchangeText('export.mapping', language, { file })}\n`)
  return 0
}

async function storedMapping(name: string): Promise<ImportMapping> {
  const builtIn = builtInMapping(name)
  if (builtIn !== undefined) return builtIn
  const read = await withDatabase(readConfig(process.env), async (url) => {
    const database = openDatabase(url, 1)
    return mappingOf(database.pool, name).finally(() => database.close())
  })
  if (read.outcome === 'read') return read.mapping
  throw new CannotStart(mappingRefusalLines(read.refusals, 'en').join('\n'))
}

async function writeTemplate(table: TableName, file: string, language: Language): Promise<void> {
  const empty = [table, ...tables[table].alongside].map(emptyTable)
  const notes = tableNotes(
    [table, ...tables[table].alongside].map((name) => tables[name]),
    language,
  )
  await save(writeTable(formatOf(file), empty, { language: 'both', notes }), file)
  process.stdout.write(`${exchangeText('export.template', language, { file })}\n`)
}

async function writeExport(table: TableName, file: string, area: string | null, language: Language): Promise<void> {
  const format = formatOf(file)
  const rows = await withDatabase(readConfig(process.env), async (url) => {
    const database = openDatabase(url, 2)
    const count = countedRows(language)
    try {
      const exported = exportTable(database.pool, table, area).map(count.counted)
      await save(writeTable(format, exported, { language }), file)
      return count.rows()
    } finally {
      await database.close()
    }
  })
  process.stdout.write(`${exchangeText('export.done', language, { rows, file })}\n`)
}

function formatOf(file: string): TableFormat {
  const ending = extname(file).toLowerCase()
  if (ending === '.csv' || ending === '.xlsx') return ending === '.csv' ? 'csv' : 'xlsx'
  throw new WrongCall('The file ends in .csv or .xlsx')
}

async function save(bytes: AsyncIterable<Buffer>, file: string): Promise<void> {
  try {
    await pipeline(Readable.from(bytes), createWriteStream(file))
  } catch (error) {
    if (!(error instanceof Error && 'path' in error)) throw error
    throw new CannotStart(`The file can't be written: ${error.message}`)
  }
}

const quietMs = 2_000

/** Counts what goes through, and tells on standard error once it takes longer than 2 s. */
function countedRows(language: Language) {
  let rows = 0
  let lastMs = performance.now()
  async function* counting(batches: ExportedTable['rows']): AsyncGenerator<readonly ExportedRow[]> {
    for await (const batch of batches) {
      rows += batch.length
      if (performance.now() - lastMs >= quietMs) {
        lastMs = performance.now()
        process.stderr.write(`${exchangeText('progress.exported', language, { rows })}\n`)
      }
      yield batch
    }
  }
  return {
    rows: () => rows,
    counted: ({ table, rows: batches }: ExportedTable): ExportedTable => ({ table, rows: counting(batches) }),
  }
}

if (require.main === module) void runAsMain(usage, exportCommand)
