import type { CellFault, MergedRange, TableRow, TableSheet } from '../../domain/exchange/table'
import { dayOfSerial } from '../../domain/exchange/cell-types'
import type { SheetPart, Workbook } from './workbook-parts'
import type { XmlAttributes } from './xml-scanner'
import { scanXml } from './xml-scanner'
import type { ZipParts } from './zip-parts'

const rowsPerBatch = 1_000
/** No table of ours has more; a cell far to the right does not make a row long. */
const mostColumns = 512
const secondsOfDay = 86_400

/** A sheet's rows as they are unpacked, blank ones left out. */
export function sheetOf(zip: ZipParts, workbook: Workbook, { name, path }: SheetPart): TableSheet {
  let merged: readonly MergedRange[] = []
  async function* rows(): AsyncGenerator<readonly TableRow[]> {
    const listener = listenToSheet(workbook)
    const scanner = scanXml(listener)
    for await (const text of zip.texts(path)) {
      scanner.write(text)
      if (listener.rows.length >= rowsPerBatch) yield listener.rows.splice(0)
    }
    scanner.close()
    merged = listener.merged
    if (listener.rows.length > 0) yield listener.rows.splice(0)
  }
  return { name, serialDates: workbook.epoch, rows, merged: () => merged }
}

type Cell = { type: string; style: number; index: number; hasFormula: boolean; value: string; inline: string }

function listenToSheet(workbook: Workbook) {
  const rows: TableRow[] = []
  const merged: MergedRange[] = []
  let row = 0
  let cells: string[] = []
  let faults: CellFault[] = []
  let cell: Cell | null = null
  let element = ''
  let inGuide = false

  function beginRow(attributes: XmlAttributes): void {
    row = Number(attributes.r ?? row + 1)
    cells = []
    faults = []
  }

  function beginCell(attributes: XmlAttributes): void {
    const { r: place, t: type = 'n', s: style = '0' } = attributes
    const index = place === undefined ? cells.length : columnOf(place)
    cell = { type, style: Number(style), index, hasFormula: false, value: '', inline: '' }
  }

  function endCell(): void {
    if (cell !== null && cell.index < mostColumns) {
      const { text, fault } = readCell(cell, workbook)
      while (cells.length < cell.index) cells.push('')
      cells[cell.index] = text
      if (fault !== undefined) faults.push({ index: cell.index, value: text, fault })
    }
    cell = null
  }

  function endRow(): void {
    if (faults.length > 0 || cells.some((text) => text !== '')) rows.push({ row, cells, faults })
  }

  return {
    rows,
    merged,
    open(name: string, attributes: XmlAttributes): void {
      element = name
      if (name === 'row') beginRow(attributes)
      else if (name === 'c') beginCell(attributes)
      else if (name === 'f' && cell !== null) cell.hasFormula = true
      else if (name === 'rPh') inGuide = true
      else if (name === 'mergeCell') merged.push(...rangeOf(attributes.ref ?? ''))
    },
    text(text: string): void {
      if (cell === null || inGuide) return
      if (element === 'v') cell.value += text
      else if (element === 't') cell.inline += text
    },
    close(name: string): void {
      element = ''
      if (name === 'rPh') inGuide = false
      else if (name === 'c') endCell()
      else if (name === 'row') endRow()
    },
  }
}

/** What stands in a cell; of a formula the result that was saved with it. */
function readCell(cell: Cell, workbook: Workbook): { text: string; fault?: CellFault['fault'] } {
  const { type, value, inline, hasFormula } = cell
  if (type === 'e') return { text: value, fault: 'cell-error' }
  if (type === 's') return { text: workbook.strings[Number(value)] ?? '' }
  if (type === 'inlineStr') return { text: inline.trim() }
  if (type === 'str') return { text: value.trim() }
  if (type === 'b') return { text: value === '1' ? 'true' : 'false' }
  if (value === '') return hasFormula ? { text: '', fault: 'formula-without-result' } : { text: '' }
  if (type === 'd') return { text: value.replace('T00:00:00', '').replace(/Z$/, '') }
  return { text: numberText(Number(value), workbook.isDateStyle[cell.style] === true, workbook.epoch) }
}

/** As the program shows it: 15 digits, or the day, with its time where it has one. */
function numberText(number: number, isDate: boolean, epoch: 1900 | 1904): string {
  if (!isDate || number < 1 || number >= 200_000) return String(Number(number.toPrecision(15)))
  const seconds = Math.round((number - Math.floor(number)) * secondsOfDay)
  const time = new Date(seconds * 1_000).toISOString().slice(11, 19)
  return seconds === 0 || seconds === secondsOfDay
    ? dayOfSerial(Math.round(number), epoch)
    : `${dayOfSerial(number, epoch)} ${time}`
}

/** `AB12` is column 27. */
function columnOf(place: string): number {
  let index = 0
  for (const letter of place.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    index = index * 26 + letter.charCodeAt(0) - 64
  }
  return index - 1
}

function rangeOf(ref: string): MergedRange[] {
  const [first = '', last = first] = ref.split(':')
  const rowOf = (place: string): number => Number(/\d+$/.exec(place)?.[0] ?? 1)
  return [{ firstRow: rowOf(first), lastRow: rowOf(last), firstColumn: columnOf(first), lastColumn: columnOf(last) }]
}
