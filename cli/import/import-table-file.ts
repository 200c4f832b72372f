import { userInfo } from 'node:os'
import { basename } from 'node:path'
import { readConfig } from '../../config'
import { openDatabase } from '../../database/client'
import type { ImportProgress, TableImportReport } from '../../database/import/import-table'
import { importTable } from '../../database/import/import-table'
import type { Queryable } from '../../database/transaction'
import type { TableName } from '../../domain/exchange/column'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { ownMapping } from '../../domain/exchange/mapping'
import { tables } from '../../domain/exchange/tables'
import type { FieldFault } from '../../intake/field-faults'
import { withDefaults } from '../../intake/tables/mappings'
import { mappingOf } from './mapping-of'
import { openTable } from '../../intake/tables/open-table'
import { exchangeText } from '../../texts/exchange'
import type { Language } from '../../texts/sentence'
import { WrongCall } from '../operator-main'
import { withDatabase } from '../own-database'
import { contentsOf } from './contents-of'

export type TableFileOptions = {
  readonly table: TableName
  readonly file: string
  readonly dryRun: boolean
  readonly language: Language
  readonly mapping: string | undefined
  readonly sheet: string | undefined
  /** `column=value` for all lines of the file. */
  readonly set: readonly string[]
}
type Outcome = TableImportReport | { readonly outcome: 'mapping-refused'; readonly refusals: readonly FieldFault[] }

/** Imports one file as the operator asked, with progress on standard error once it takes longer than 2 s. */
export async function importTableFile(options: TableFileOptions): Promise<Outcome> {
  const { table, file, dryRun, sheet, language } = options
  const bytes = contentsOf(file)
  return withDatabase(readConfig(process.env), async (url) => {
    const database = openDatabase(url, 2)
    try {
      const chosen = await chooseMapping(database.pool, options)
      if ('refusals' in chosen) return { outcome: 'mapping-refused', refusals: chosen.refusals }
      const opened = await openTable(bytes)
      return await importTable(database.pool, opened, {
        ...{ table, fileName: basename(file), actor: `operator:${userInfo().username}`, dryRun },
        ...{ mapping: chosen.mapping, onProgress: progressLines(language) },
        ...(sheet === undefined ? {} : { sheet }),
      })
    } finally {
      await database.close()
    }
  })
}

type Chosen = { readonly mapping: ImportMapping } | { readonly refusals: readonly FieldFault[] }

/** By name of one that comes with Muster or was kept, or by a file of the operator's own. */
async function chooseMapping(db: Queryable, { mapping: name, table, set }: TableFileOptions): Promise<Chosen> {
  const read = name === undefined ? { outcome: 'read' as const, mapping: ownMapping(table) } : await mappingOf(db, name)
  if (read.outcome === 'refused') return read
  if (read.mapping.table !== table)
    throw new WrongCall(`The mapping ${read.mapping.name} reads ${read.mapping.table}, not ${table}.`)
  return { mapping: withDefaults(read.mapping, defaultsOf(set, table)) }
}

function defaultsOf(set: readonly string[], table: TableName): Record<string, string> {
  const columns = tables[table].columns.map(({ id }) => id)
  return Object.fromEntries(
    set.map((one) => {
      const [, id = '', value = ''] = /^([^=]+)=(.+)$/.exec(one) ?? []
      if (!columns.includes(id)) throw new WrongCall(`--set takes COLUMN=VALUE; the columns are ${columns.join(', ')}.`)
      return [id, value]
    }),
  )
}

const quietMs = 2_000

function progressLines(language: Language): (progress: ImportProgress) => void {
  let lastMs = performance.now()
  return ({ step, table, rows }) => {
    if (performance.now() - lastMs < quietMs) return
    lastMs = performance.now()
    process.stderr.write(`${exchangeText(`progress.${step}`, language, { table: tables[table][language], rows })}\n`)
  }
}
