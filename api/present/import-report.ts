import type { ImportedTable, TableImportReport } from '../../database/import/import-table'
import type { TableName } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { exchangeText, listedText } from '../../texts/exchange'
import type { Language } from '../../texts/sentence'
import type { importReport } from '../schemas/supply-import'
import type { z } from '../schemas/zod'

type Report = z.output<typeof importReport>
type About = Pick<Report, 'kind' | 'fileName' | 'mapping' | 'tookMs'>
/** Columns whose value was given for the whole file. */
type Given = readonly string[]

const mostRefusals = 1_000
const mostCodes = 10

/** What a file did, or every place in it to put right, in the reader's language. */
export function presentImport(report: TableImportReport, about: About, given: Given, language: Language): Report {
  if (report.outcome === 'refused') {
    const { outcome, encoding, rows, refusals } = report
    const refused = refusals.slice(0, mostRefusals).map(({ values, ...refusal }) => ({
      ...refusal,
      message: exchangeText(`fault.${refusal.fault}`, language, values),
    }))
    const nothing = { added: 0, changed: 0, unchanged: 0, tables: [], warnings: [] }
    return { ...about, ...nothing, outcome, encoding, rows, refusedCount: refusals.length, refused }
  }
  const { outcome, encoding } = report
  const sum = (of: (table: ImportedTable) => number) => report.tables.reduce((total, each) => total + of(each), 0)
  return {
    ...about,
    ...{ outcome, encoding, rows: sum(({ rows }) => rows), refusedCount: 0, refused: [] },
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    unchanged: sum(({ unchanged }) => unchanged),
    tables: report.tables.map(({ table, sheet, rows, added, changed, unchanged, skipped }) => {
      return { table, sheet, rows, added, changed, unchanged, skipped }
    }),
    warnings: report.tables.flatMap((table) => warningsOf(table, given, language)),
  }
}

function warningsOf(imported: ImportedTable, given: Given, language: Language): string[] {
  const { table, skipped, units, caught } = imported
  const lines = [
    ...(skipped > 0 ? [exchangeText('report.skipped', language, { count: skipped })] : []),
    ...(units === undefined || units.before === units.after ? [] : [exchangeText('report.units', language, units)]),
    ...(caught.length === 0 ? [] : [caughtLine(caught, language)]),
    ...imported.defaulted.map(({ column, rows }) => {
      const key = given.includes(column) ? 'report.given' : 'report.defaulted'
      return exchangeText(key, language, { rows, column: headingOf(table, column, language) })
    }),
  ]
  return lines.map((line) => line.trim())
}

function caughtLine(caught: ImportedTable['caught'], language: Language): string {
  const shown = caught.slice(0, mostCodes).map((one) => exchangeText('report.caught-code', language, one))
  const codes = listedText(shown, caught.length > mostCodes, language)
  return exchangeText('report.caught', language, { count: caught.length, codes })
}

const headingOf = (table: TableName, id: string, language: Language): string =>
  tables[table].columns.find((column) => column.id === id)?.[language] ?? id
