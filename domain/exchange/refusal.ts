/** Why a cell, a line or a whole file can't be taken; the sentence for each is in texts/exchange. */
export const importFaults = [
  'empty',
  'encoding',
  'too-large',
  'too-large-unpacked',
  'broken-file',
  'old-workbook',
  'sheet-missing',
  'quotes',
  'field-count',
  'column-missing',
  'column-twice',
  'required',
  'too-long',
  'whole-number',
  'number',
  'least',
  'most',
  'date',
  'instant',
  'yes-no',
  'choice',
  'item-code',
  'id',
  'formula-without-result',
  'cell-error',
  'merged',
  'twice',
  'area-unknown',
  'area-ambiguous',
  'depot-unknown',
  'depot-ambiguous',
  'item-unknown',
  'item-ambiguous',
  'pact-unknown',
  'pact-ambiguous',
  'same-item',
  'source-kind',
  'source-ended',
  'same-area',
  'temperatures',
  'expires-before-produced',
  'below-reserved',
  'lot-ambiguous',
  'lot-left-out',
] as const
export type ImportFault = (typeof importFaults)[number]

/** One place in a file to put right: row as the file counts it, column by the heading that stands in the file. */
export type TableRefusal = {
  /** Null for a text file. */
  readonly sheet: string | null
  readonly row: number
  /** `*` when the whole line or file is meant. */
  readonly column: string
  readonly value: string
  readonly fault: ImportFault
  readonly values: Readonly<Record<string, string | number>>
}

const longestShown = 60

/** A value as a refusal shows it. */
export function shownValue(value: string): string {
  return value.length > longestShown ? `${value.slice(0, longestShown - 1)}…` : value
}

export function refuse(
  at: Pick<TableRefusal, 'sheet' | 'row'>,
  column: string,
  value: string,
  fault: ImportFault,
  values: TableRefusal['values'] = {},
): TableRefusal {
  return { sheet: at.sheet, row: at.row, column, value: shownValue(value), fault, values }
}
