import type { Column } from './column'
import type { ColumnSource, ImportMapping } from './mapping'
import type { TableRefusal } from './refusal'
import { refuse } from './refusal'
import type { TableRow } from './table'
import { tables } from './tables'

/** One column of ours and where it stands in this file. */
export type MatchedColumn = {
  readonly column: Column
  readonly source: ColumnSource
  /** As it stands in the file; the column's own when only a default fills it. */
  readonly heading: string
  readonly indexes: readonly number[]
}
export type MatchedHeader = {
  readonly row: number
  readonly width: number
  readonly columns: readonly MatchedColumn[]
  /** Index of each column that lines are chosen or caught by, by its heading in the mapping. */
  readonly others: ReadonlyMap<string, number>
}

/** Headings are compared without case, blanks, full-width forms and marks. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-/()·:*"'.%°]+/g, '')
}

/** Headings of our own template: Chinese, English, both in either order, the name. */
function ownHeadings({ id, zh, en }: Column): string[] {
  return [...new Set([zh, en, `${zh}${en}`, `${en}${zh}`, id].map(plainHeading))]
}

type Wanted = { readonly column: Column; readonly source: ColumnSource; readonly headings: readonly string[] }

function wantedOf(mapping: ImportMapping): Wanted[] {
  return tables[mapping.table].columns.flatMap((column) => {
    const source = mapping.columns[column.id]
    if (source === undefined) return []
    const isOwn = source.from === undefined && mapping.name === mapping.table
    const headings = isOwn ? ownHeadings(column) : (source.from ?? []).map(plainHeading)
    return [{ column, source, headings }]
  })
}

/** How many of the table's columns a line of headings has: the header is the line that has most. */
export function headingsIn({ cells }: TableRow, mapping: ImportMapping): number {
  const there = new Set(cells.map(plainHeading))
  return wantedOf(mapping).filter(({ headings }) => headings.some((heading) => there.has(heading))).length
}

/** Finds each column by its heading, in whatever order they stand. */
export function matchHeader(
  header: TableRow,
  mapping: ImportMapping,
  sheet: string | null,
): MatchedHeader | { readonly refusals: readonly TableRefusal[] } {
  const places = placesOf(header.cells)
  const at = { sheet, row: header.row }
  const columns = wantedOf(mapping).map((wanted) => matchColumn(wanted, header.cells, places))
  const missing = columns.filter(
    ({ column, source, indexes }) => column.required && indexes.length === 0 && source.default === undefined,
  )
  const twice = columns.flatMap(({ source, indexes, heading }) => {
    const isOnce = new Set(indexes.map((index) => plainHeading(header.cells[index] ?? ''))).size === indexes.length
    return indexes.length > 1 && (!isOnce || source.from === undefined) ? [heading] : []
  })
  const others = otherHeadings(mapping).map((name) => [name, places.get(plainHeading(name))?.[0]] as const)
  const refusals = [
    ...missing.map(({ column, source }) => refuse(at, wordsOf(column, source), '', 'column-missing')),
    ...others.flatMap(([name, place]) => (place === undefined ? [refuse(at, name, '', 'column-missing')] : [])),
    ...twice.map((heading) => refuse(at, heading, heading, 'column-twice')),
  ]
  if (refusals.length > 0) return { refusals }
  return {
    row: header.row,
    width: header.cells.length,
    columns: columns.filter(({ indexes, source }) => indexes.length > 0 || source.default !== undefined),
    others: new Map(others.flatMap(([name, place]) => (place === undefined ? [] : [[name, place] as const]))),
  }
}

function placesOf(cells: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, cell] of cells.entries()) {
    const heading = plainHeading(cell)
    if (heading !== '') places.set(heading, [...(places.get(heading) ?? []), index])
  }
  return places
}

function matchColumn(
  { column, source, headings }: Wanted,
  cells: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): MatchedColumn {
  const indexes = headings.flatMap((heading) => places.get(heading) ?? [])
  const [first] = indexes
  return { column, source, indexes, heading: first === undefined ? wordsOf(column, source) : (cells[first] ?? '') }
}

const wordsOf = ({ zh, en }: Column, { from }: ColumnSource): string => from?.[0] ?? `${zh} ${en}`

function otherHeadings({ only, catchAll }: ImportMapping): string[] {
  const by = catchAll?.by === undefined ? [] : [catchAll.by.from]
  return [...new Set([...(only ?? []).map(({ from }) => from), ...by])]
}
