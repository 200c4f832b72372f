import { stringify } from 'csv-stringify/sync'
import type { Column } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { headingOf, isNumber, wordOf } from './cell-words'
import type { TableToWrite, WritingOptions } from './write-table'

const mark = '\uFEFF'

/** UTF-8 with a mark, so that spreadsheets show Chinese; a text that would be a formula has an apostrophe before it. */
export async function* csvOf({ table, rows }: TableToWrite, { language }: WritingOptions): AsyncGenerator<Buffer> {
  const { columns } = tables[table]
  yield Buffer.from(`${mark}${stringify([columns.map((column) => headingOf(column, language))])}`)
  const words = language === 'both' ? 'zh' : language
  for await (const batch of rows) {
    const lines = batch.map((row) =>
      columns.map((column, index) => guarded(column, wordOf(column, row[index] ?? null, words))),
    )
    yield Buffer.from(stringify(lines))
  }
}

const guarded = (column: Column, text: string): string =>
  !isNumber(column) && /^[=+\-@]/.test(text) ? `'${text}` : text
