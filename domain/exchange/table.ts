import type { ImportFault, TableRefusal } from './refusal'

export type Encoding = 'UTF-8' | 'GBK' | 'XLSX'

/** A cell that the file itself has wrong: its index in the row, what stands there, why it can't be taken. */
export type CellFault = { readonly index: number; readonly value: string; readonly fault: ImportFault }

/** One line of a table as its file has it: `row` is the line of a text file or the row of a sheet, counted from 1. */
export type TableRow = {
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly CellFault[]
}

/** A range of merged cells; rows and columns counted from 1 and from 0. */
export type MergedRange = {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** A table whose rows come in batches, so that a large one is never held whole. */
export type TableSheet = {
  readonly name: string | null
  /** How plain numbers in a date column count days: a sheet's epoch; null where they are no dates. */
  readonly serialDates: 1900 | 1904 | null
  rows(): AsyncIterable<readonly TableRow[]>
  /** Known when all rows were read. */
  merged(): readonly MergedRange[]
}

export type OpenedTable =
  | {
      readonly outcome: 'opened'
      readonly encoding: Encoding
      /** Of the file's bytes, for the record. */
      readonly sha256: string
      readonly sheets: readonly TableSheet[]
    }
  | { readonly outcome: 'refused'; readonly refusals: readonly TableRefusal[] }

/** What a reader throws when a file turns out broken while its rows are read. */
export class BrokenTable extends Error {
  override readonly name = 'BrokenTable'
  constructor(
    readonly fault: ImportFault,
    readonly row: number,
    readonly values: TableRefusal['values'] = {},
  ) {
    super(fault)
  }
}
