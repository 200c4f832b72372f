import type { TableRefusal } from '../../domain/exchange/refusal'
import { tables } from '../../domain/exchange/tables'
import type { ImportedTable, TableImportReport } from '../../database/import/import-table'
import type { FieldFault } from '../../intake/field-faults'
import { exchangeText, listedText } from '../../texts/exchange'
import { fieldFault } from '../../texts/fields'
import type { Language } from '../../texts/sentence'

const mostShown = 50
const mostCodesShown = 10

/** What was added, changed, left out and caught, as the operator reads it; `given`: columns with one value for the whole file. */
export function tableReportLines(
  report: TableImportReport,
  language: Language,
  given: readonly string[] = [],
): string[] {
  if (report.outcome !== 'refused') {
    const { outcome, encoding } = report
    return [
      exchangeText(`report.${outcome}`, language, { encoding }),
      ...report.tables.flatMap((one) => tableLines(one, given, language)),
    ]
  }
  const { refusals, rows } = report
  const left = refusals.length - mostShown
  return [
    exchangeText('report.refused', language, { rows, count: refusals.length }),
    ...refusals.slice(0, mostShown).map((one) => refusalLine(one, language)),
    ...(left > 0 ? [exchangeText('report.more', language, { count: left })] : []),
  ]
}

function refusalLine({ sheet, row, column, value, fault, values }: TableRefusal, language: Language): string {
  const reason = exchangeText(`fault.${fault}`, language, values)
  const key = sheet === null ? 'report.refusal' : 'report.refusal-in-sheet'
  return exchangeText(key, language, { sheet, row, column, value, reason })
}

function tableLines(imported: ImportedTable, given: readonly string[], language: Language): string[] {
  const { table, rows, added, changed, unchanged, skipped, units, caught, defaulted } = imported
  return [
    exchangeText('report.table', language, { table: tables[table][language], rows, added, changed, unchanged }),
    ...(skipped > 0 ? [exchangeText('report.skipped', language, { count: skipped })] : []),
    ...(units === undefined ? [] : [exchangeText('report.units', language, units)]),
    ...(caught.length === 0 ? [] : [caughtLine(caught, language)]),
    ...defaulted.map((one) => {
      const key = given.includes(one.column) ? 'report.given' : 'report.defaulted'
      return exchangeText(key, language, { ...one, column: heading(table, one.column, language) })
    }),
  ]
}

function caughtLine(caught: ImportedTable['caught'], language: Language): string {
  const shown = caught.slice(0, mostCodesShown).map((one) => exchangeText('report.caught-code', language, one))
  const codes = listedText(shown, caught.length > mostCodesShown, language)
  return exchangeText('report.caught', language, { count: caught.length, codes })
}

const heading = (table: ImportedTable['table'], id: string, language: Language): string =>
  tables[table].columns.find((column) => column.id === id)?.[language] ?? id

/** What a mapping file has wrong, line by line. */
export function mappingRefusalLines(refusals: readonly FieldFault[], language: Language): string[] {
  return [exchangeText('mapping.refused', language), ...mappingFaultLines(refusals, language)]
}

/** What is wrong with a mapping, by path. */
export const mappingFaultLines = (refusals: readonly FieldFault[], language: Language): string[] =>
  refusals.map(({ field, fault, values }) =>
    exchangeText('mapping.fault', language, { path: field, reason: fieldFault(fault, values, language) }),
  )
