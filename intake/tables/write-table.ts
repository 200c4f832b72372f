import type { TableName } from '../../domain/exchange/column'
import type { WrittenLanguage } from './cell-words'
import { csvOf } from './write-csv'
import { workbookOf } from './write-workbook'

export type TableFormat = 'csv' | 'xlsx'
export type TableToWrite = {
  readonly table: TableName
  /** Values in the order of the table's columns, as an import reads them. */
  readonly rows: AsyncIterable<readonly (readonly (string | null)[])[]>
}
export type NotesSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }
export type WritingOptions = {
  /** Of headings and words; `both`: headings in Chinese and English, words in Chinese. */
  readonly language: WrittenLanguage | 'both'
  /** How the file is filled in, as a last sheet. */
  readonly notes?: NotesSheet
}

/** Writes tables as bytes, piece by piece: a workbook with a sheet for each, or the first of them as CSV. */
export function writeTable(
  format: TableFormat,
  toWrite: readonly TableToWrite[],
  options: WritingOptions,
): AsyncIterable<Buffer> {
  const [first] = toWrite
  if (first === undefined) throw new Error('no table to write')
  return format === 'csv' ? csvOf(first, options) : workbookOf(toWrite, options)
}

/** An empty table with its headings. */
export const emptyTable = (table: TableName): TableToWrite => ({ table, rows: nothing() })

async function* nothing(): AsyncGenerator<never> {
  // no rows
}
