import type { ImportMapping } from '../../domain/exchange/mapping'
import type { MatchedHeader } from '../../domain/exchange/match-header'
import { headingsIn, matchHeader } from '../../domain/exchange/match-header'
import type { TableLine } from '../../domain/exchange/read-line'
import { readLine } from '../../domain/exchange/read-line'
import type { TableRefusal } from '../../domain/exchange/refusal'
import { refuse } from '../../domain/exchange/refusal'
import type { TableRow, TableSheet } from '../../domain/exchange/table'
import { BrokenTable } from '../../domain/exchange/table'

/** A title, a note, an empty line: the header is looked for among so many lines. */
const headerWithin = 10

export type LinesRead = {
  readonly header: MatchedHeader | null
  readonly rows: number
  readonly skipped: number
  /** Their codes that went to a catch-all, with the first line and how many there are. */
  readonly caught: ReadonlyMap<string, { readonly line: TableLine; readonly rows: number }>
  readonly defaulted: ReadonlyMap<string, number>
  readonly refusals: readonly TableRefusal[]
}

export type LineSink = {
  /** Called once, before the first line. */
  begin(header: MatchedHeader): Promise<void>
  take(lines: readonly TableLine[]): Promise<void>
}

/** Reads a sheet to its end, hands on the lines that can be taken, and names all that can't. */
export async function readLines(
  sheet: TableSheet,
  mapping: ImportMapping,
  sink: LineSink,
  onRows: (rows: number) => void,
): Promise<LinesRead> {
  const reading = beginReading(sheet, mapping)
  try {
    for await (const batch of headerFirst(sheet, mapping)) {
      if (reading.header === null) {
        if (!reading.match(batch)) break
        if (reading.header !== null) await sink.begin(reading.header)
        continue
      }
      await sink.take(batch.flatMap((row) => reading.read(row)))
      onRows(reading.rows)
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error
    reading.refusals.push(refuse({ sheet: sheet.name, row: error.row }, '*', '', error.fault, error.values))
  }
  return reading.result()
}

/** The header as a batch of its own, then the lines below it. */
async function* headerFirst(sheet: TableSheet, mapping: ImportMapping): AsyncGenerator<readonly TableRow[]> {
  let isFound = false
  for await (const batch of sheet.rows()) {
    if (isFound || batch.length === 0) {
      yield batch
      continue
    }
    isFound = true
    const start = headerIndex(batch, mapping)
    yield batch.slice(start, start + 1)
    yield batch.slice(start + 1)
  }
}

function headerIndex(rows: readonly TableRow[], mapping: ImportMapping): number {
  const scores = rows.slice(0, headerWithin).map((row) => headingsIn(row, mapping))
  return scores.indexOf(Math.max(...scores))
}

function beginReading(sheet: TableSheet, mapping: ImportMapping) {
  const refusals: TableRefusal[] = []
  const caught = new Map<string, { line: TableLine; rows: number }>()
  const defaulted = new Map<string, number>()
  let header: MatchedHeader | null = null
  let rows = 0
  let skipped = 0

  function read(row: TableRow): TableLine[] {
    if (header === null) return []
    rows += 1
    const outcome = readLine({ mapping, header, sheet: sheet.name, serialDates: sheet.serialDates }, row)
    if (outcome.outcome === 'skipped') skipped += 1
    if (outcome.outcome === 'refused') for (const one of outcome.refusals) refusals.push(one)
    if (outcome.outcome !== 'line') return []
    const { line } = outcome
    if (line.caught !== null) caught.set(line.caught, { line, rows: (caught.get(line.caught)?.rows ?? 0) + 1 })
    for (const column of line.defaulted) defaulted.set(column, (defaulted.get(column) ?? 0) + 1)
    return [line]
  }

  return {
    get header() {
      return header
    },
    get rows() {
      return rows
    },
    refusals,
    read,
    match([row]: readonly TableRow[]): boolean {
      if (row === undefined) return false
      const matched = matchHeader(row, mapping, sheet.name)
      if ('refusals' in matched) refusals.push(...matched.refusals)
      else header = matched
      return header !== null
    },
    result(): LinesRead {
      if (header !== null) refusals.push(...mergedFaults(sheet, header))
      const isEmpty = rows === 0 && refusals.length === 0
      if (isEmpty) refusals.push(refuse({ sheet: sheet.name, row: 1 }, '*', '', 'empty'))
      return { header, rows, skipped, caught, defaulted, refusals }
    },
  }
}

/** Below the header a merged cell gives its value to one line only: whose is it? */
function mergedFaults(sheet: TableSheet, header: MatchedHeader): TableRefusal[] {
  return sheet.merged().flatMap((range) => {
    const { lastRow, firstColumn, lastColumn } = range
    const touched = header.columns.find(({ indexes }) => indexes.some((at) => at >= firstColumn && at <= lastColumn))
    if (lastRow <= header.row || touched === undefined) return []
    const values = { firstRow: range.firstRow, lastRow }
    return [
      refuse(
        { sheet: sheet.name, row: Math.max(range.firstRow, header.row + 1) },
        touched.heading,
        '',
        'merged',
        values,
      ),
    ]
  })
}
