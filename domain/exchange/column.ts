import type { CellType, Choice } from './cell-types'

/**
 * One column of a table that is read and written: its name in mappings, its heading in both languages. Headings and the
 * words of choices are part of the file format (they are recognised as well as shown), so they stand here.
 */
export type Column = {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly type: CellType
  /** A line without it can't be taken. */
  readonly required: boolean
}

export const tableNames = [
  'item-kinds',
  'kits',
  'substitutes',
  'depots',
  'stock',
  'agreements',
  'producers',
  'suppliers',
  'donations',
  'requisitionable',
  'social',
  'mutual-aid',
  'international-aid',
  'pacts',
] as const
export type TableName = (typeof tableNames)[number]

export type TableSpec = {
  readonly name: TableName
  /** Name of the sheet. */
  readonly zh: string
  readonly en: string
  readonly columns: readonly Column[]
  /** Tables that may lie in the same workbook, each in a sheet of its name. */
  readonly alongside: readonly TableName[]
}

/** The column as one that every line must fill. */
export const must = (column: Column): Column => ({ ...column, required: true })

const of =
  (type: CellType) =>
  (id: string, zh: string, en: string): Column => ({ id, zh, en, type, required: false })

export const text = (id: string, zh: string, en: string, most = 120): Column => of({ type: 'text', most })(id, zh, en)
/** An identifier without blanks; colons part the names of offers. */
export const identifier = (id: string, zh: string, en: string): Column =>
  of({ type: 'id', most: 80, not: ':' })(id, zh, en)
export const whole = (id: string, zh: string, en: string, least = 0, most = 2_147_483_647): Column =>
  of({ type: 'whole', least, most })(id, zh, en)
export const decimal = (id: string, zh: string, en: string, least: number, most: number): Column =>
  of({ type: 'decimal', least, most })(id, zh, en)
export const day = of({ type: 'date' })
export const instant = of({ type: 'instant' })
export const yesNo = of({ type: 'yes-no' })
export const item = of({ type: 'item' })
export const itemCode = of({ type: 'item-code' })
export const depot = of({ type: 'depot' })
export const area = of({ type: 'area' })
export const pact = of({ type: 'pact' })
export const choice = (id: string, zh: string, en: string, choices: readonly Choice[]): Column =>
  of({ type: 'choice', of: choices })(id, zh, en)
