import type { CellReading } from './cell-types'
import { checkCell, isItemCode } from './cell-types'
import type { ImportMapping } from './mapping'
import type { MatchedColumn, MatchedHeader } from './match-header'
import type { TableRefusal } from './refusal'
import { refuse } from './refusal'
import type { TableRow } from './table'

/** One line with its values in the order of the matched columns; null where nothing stands. */
export type TableLine = {
  readonly row: number
  readonly values: readonly (string | null)[]
  /** Their code for what went to a catch-all. */
  readonly caught: string | null
  /** Columns that took their default. */
  readonly defaulted: readonly string[]
}
export type ReadLine =
  | { readonly outcome: 'line'; readonly line: TableLine }
  | { readonly outcome: 'skipped' }
  | { readonly outcome: 'refused'; readonly refusals: readonly TableRefusal[] }

export type LineReader = {
  readonly mapping: ImportMapping
  readonly header: MatchedHeader
  readonly sheet: string | null
  readonly serialDates: CellReading['serialDates']
}

/** Reads one line as the mapping says; every cell that can't be taken is named. */
export function readLine(reader: LineReader, row: TableRow): ReadLine {
  if (!isWanted(reader, row)) return { outcome: 'skipped' }
  const short = fieldCountFault(reader, row)
  if (short !== null) return { outcome: 'refused', refusals: [short] }
  const refusals = fileFaults(reader, row)
  const texts = reader.header.columns.map((matched) => textOf(matched, row))
  const values: (string | null)[] = []
  const defaulted: string[] = []
  let caught: string | null = null
  for (const [index, matched] of reader.header.columns.entries()) {
    const own = texts[index] ?? ''
    const found = caughtCode(reader, matched, own, row)
    if (found !== null) caught = own
    const filled = found ?? (own === '' ? (matched.source.default ?? '') : own)
    if (own === '' && filled !== '') defaulted.push(matched.column.id)
    const isBroken = row.faults.some(({ index: at }) => matched.indexes.includes(at))
    values.push(isBroken ? null : valueOf(reader, matched, filled, own, row, refusals))
  }
  if (refusals.length > 0) return { outcome: 'refused', refusals }
  return { outcome: 'line', line: { row: row.row, values, caught, defaulted } }
}

function isWanted({ mapping, header }: LineReader, { cells }: TableRow): boolean {
  return (mapping.only ?? []).every(({ from, is }) => {
    const text = (cells[header.others.get(from) ?? -1] ?? '').toLowerCase()
    return is.some((word) => word.toLowerCase() === text)
  })
}

/** In a text file every line has as many fields as the header; in a sheet blank cells at the end are not written. */
function fieldCountFault({ header, sheet }: LineReader, { row, cells }: TableRow): TableRefusal | null {
  if (sheet !== null || cells.length === header.width) return null
  const values = { expected: header.width, actual: cells.length }
  return refuse({ sheet, row }, '*', cells.join(','), 'field-count', values)
}

/** What the file itself has wrong in the cells that are read. */
function fileFaults({ header, sheet }: LineReader, { row, faults }: TableRow): TableRefusal[] {
  return faults.flatMap(({ index, value, fault }) => {
    const matched = header.columns.find(({ indexes }) => indexes.includes(index))
    return matched === undefined ? [] : [refuse({ sheet, row }, matched.heading, value, fault)]
  })
}

/** The text of a column: of one cell, of the first that is filled, or of all that are. */
function textOf({ source, indexes }: MatchedColumn, { cells }: TableRow): string {
  const filled = indexes.map((index) => unguarded(cells[index] ?? '')).filter((text) => text !== '')
  const text = source.combine === 'join' ? filled.join('/') : (filled[0] ?? '')
  const mapped = source.values?.[text] ?? text
  const scaled = source.times === undefined ? mapped : timesText(mapped, source.times)
  return source.asId === true ? scaled.replace(/[\s:]+/g, '-') : scaled
}

/** A text that a spreadsheet would take for a formula is written with an apostrophe before it. */
const unguarded = (text: string): string => (/^'[=+\-@]/.test(text) ? text.slice(1) : text)

/** Twelve digits: what a factor adds to the noise of decimals is not the file's. */
function timesText(text: string, times: number): string {
  const number = Number(text)
  return text === '' || Number.isNaN(number) ? text : String(Number((number * times).toPrecision(12)))
}

function caughtCode({ mapping, header }: LineReader, { column }: MatchedColumn, text: string, row: TableRow) {
  const isCode = column.type.type === 'item-code' || column.type.type === 'item'
  if (!isCode || text === '' || isItemCode(text) || mapping.catchAll === undefined) return null
  const { by, code } = mapping.catchAll
  const word = by === undefined ? '' : (row.cells[header.others.get(by.from) ?? -1] ?? '')
  return by?.codes[word] ?? code
}

function valueOf(
  { sheet, serialDates }: LineReader,
  { column, source, heading }: MatchedColumn,
  filled: string,
  own: string,
  { row }: TableRow,
  refusals: TableRefusal[],
): string | null {
  if (filled === '') {
    if (column.required) refusals.push(refuse({ sheet, row }, heading, own, 'required'))
    return null
  }
  const isScaled = source.times !== undefined && column.type.type === 'whole' && !Number.isNaN(Number(filled))
  const text = isScaled ? String(Math.round(Number(filled))) : filled
  const checked = checkCell(column.type, text, { dates: source.dates ?? 'ymd', serialDates })
  if ('value' in checked) return checked.value
  refusals.push(refuse({ sheet, row }, heading, filled, checked.fault, checked.values))
  return null
}
