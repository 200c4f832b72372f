import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Column, TableSpec } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { headingOf, isNumber, wordOf } from './cell-words'
import { columnLetters, escapeXml, fixedParts, heading, sheetEnd, sheetStart } from './workbook-xml'
import type { NotesSheet, TableToWrite, WritingOptions } from './write-table'

/** A workbook (ECMA-376) with a sheet for each table, zipped while it is written. */
export function workbookOf(toWrite: readonly TableToWrite[], options: WritingOptions): AsyncIterable<Buffer> {
  const strings = sharedStrings()
  const zip = new ZipFile()
  const { language, notes } = options
  const names = toWrite.map(({ table }) => sheetName(tables[table], language))
  const all = notes === undefined ? names : [...names, notes.name]
  for (const [path, xml] of fixedParts(all)) zip.addBuffer(Buffer.from(xml), path)
  const sheets = toWrite.map((one) => sheetXml(one, options, strings))
  if (notes !== undefined) sheets.push(notesXml(notes, strings))
  // the texts come last: they are known when the sheets are written
  const parts: [string, AsyncIterable<string>][] = sheets.map((xml, index) => [
    `xl/worksheets/sheet${index + 1}.xml`,
    xml,
  ])
  for (const [path, xml] of [...parts, ['xl/sharedStrings.xml', strings.xml()] as const]) addPart(zip, path, xml)
  zip.end()
  return zip.outputStream as Readable
}

function addPart(zip: ZipFile, path: string, xml: AsyncIterable<string>): void {
  zip.addReadStreamLazy(path, (ready) => {
    const stream = Readable.from(bytesOf(xml))
    // a part that can't be written must end the file with an error, not leave it half
    stream.on('error', (error) => zip.outputStream.emit('error', error))
    ready(null, stream)
  })
}

async function* bytesOf(xml: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const piece of xml) yield Buffer.from(piece)
}

const sheetName = ({ zh, en }: TableSpec, language: WritingOptions['language']): string => (language === 'en' ? en : zh)

type SharedStrings = { indexOf(text: string): number; xml(): AsyncIterable<string> }

function sharedStrings(): SharedStrings {
  const indexes = new Map<string, number>()
  return {
    indexOf(text) {
      const known = indexes.get(text)
      if (known !== undefined) return known
      indexes.set(text, indexes.size)
      return indexes.size - 1
    },
    async *xml() {
      yield `${heading}<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${indexes.size}">`
      for (const text of indexes.keys()) yield `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`
      yield '</sst>'
    },
  }
}

async function* sheetXml(
  { table, rows }: TableToWrite,
  { language }: WritingOptions,
  strings: SharedStrings,
): AsyncGenerator<string> {
  const { columns } = tables[table]
  const words = language === 'both' ? 'zh' : language
  const headings = columns.map((column) => headingOf(column, language))
  yield sheetStart(headings)
  yield rowXml(
    1,
    headings.map((text, index) => textCell(index, 1, text, strings, 1)),
  )
  let row = 1
  for await (const batch of rows) {
    let xml = ''
    for (const values of batch) {
      row += 1
      xml += rowXml(
        row,
        columns.map((column, index) =>
          cellXml(column, index, row, wordOf(column, values[index] ?? null, words), strings),
        ),
      )
    }
    yield xml
  }
  yield sheetEnd(columns, words, row)
}

async function* notesXml({ rows }: NotesSheet, strings: SharedStrings): AsyncGenerator<string> {
  yield sheetStart(rows[0] ?? [])
  for (const [index, texts] of rows.entries())
    yield rowXml(
      index + 1,
      texts.map((text, at) => textCell(at, index + 1, text, strings, index === 0 ? 1 : 0)),
    )
  yield '</sheetData></worksheet>'
}

const rowXml = (row: number, cells: readonly string[]): string => `<row r="${row}">${cells.join('')}</row>`

function cellXml(column: Column, index: number, row: number, text: string, strings: SharedStrings): string {
  if (text === '') return ''
  if (isNumber(column)) return `<c r="${placeOf(index, row)}"><v>${text}</v></c>`
  if (column.type.type === 'date') return `<c r="${placeOf(index, row)}" s="2"><v>${serialOf(text)}</v></c>`
  return textCell(index, row, text, strings, 0)
}

function textCell(index: number, row: number, text: string, strings: SharedStrings, style: number): string {
  return `<c r="${placeOf(index, row)}" t="s"${style === 0 ? '' : ` s="${style}"`}><v>${strings.indexOf(text)}</v></c>`
}

const placeOf = (index: number, row: number): string => `${columnLetters(index)}${row}`

/** Days since 30 December 1899, as spreadsheets count them. */
const serialOf = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
