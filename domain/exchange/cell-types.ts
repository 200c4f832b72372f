import { checkInstant } from './instant-cell'
import type { ImportFault, TableRefusal } from './refusal'

export type Choice = { readonly id: string; readonly zh: string; readonly en: string }

/** What may stand in a cell of a column. */
export type CellType =
  | { readonly type: 'text'; readonly most: number }
  | { readonly type: 'id'; readonly most: number; readonly not: string }
  | { readonly type: 'item-code' }
  | { readonly type: 'item' }
  | { readonly type: 'depot' }
  | { readonly type: 'area' }
  | { readonly type: 'pact' }
  | { readonly type: 'whole'; readonly least: number; readonly most: number }
  | { readonly type: 'decimal'; readonly least: number; readonly most: number }
  | { readonly type: 'date' }
  | { readonly type: 'instant' }
  | { readonly type: 'yes-no' }
  | { readonly type: 'choice'; readonly of: readonly Choice[] }

export type DateOrder = 'ymd' | 'dmy' | 'mdy'
export type CellReading = { readonly dates: DateOrder; readonly serialDates: 1900 | 1904 | null }

/** A cell's value as the database reads it (digits, `2026-11-24`, an instant in UTC, `true`, a choice's id), or why it is none. */
export type CheckedCell =
  { readonly value: string } | { readonly fault: ImportFault; readonly values: TableRefusal['values'] }

const fault = (name: ImportFault, values: TableRefusal['values'] = {}): CheckedCell => ({ fault: name, values })
const longestReference = 120
const mostInteger = 2_147_483_647

/** Reads a cell that is not empty. */
export function checkCell(type: CellType, text: string, reading: CellReading): CheckedCell {
  switch (type.type) {
    case 'text':
      return text.length <= type.most ? { value: text } : fault('too-long', { most: type.most })
    case 'id':
      return checkId(type, text)
    case 'item-code':
      return isItemCode(text) ? { value: text } : fault('item-code')
    case 'item':
    case 'depot':
    case 'area':
    case 'pact':
      return text.length <= longestReference ? { value: text } : fault('too-long', { most: longestReference })
    case 'whole':
      return checkWhole(type, text)
    case 'decimal':
      return checkDecimal(type, text)
    case 'date':
      return checkDate(text, reading)
    case 'instant':
      return checkInstant(text, reading)
    case 'yes-no':
      return checkYesNo(text)
    case 'choice':
      return checkChoice(type.of, text)
  }
}

/** A code in the form of GB/T 38565-2020. */
export const isItemCode = (text: string): boolean => /^[123]\d{6}$/.test(text)

function checkId({ most, not }: { readonly most: number; readonly not: string }, text: string): CheckedCell {
  const isPlain = [...text].every((character) => character > ' ' && !not.includes(character))
  return isPlain && text.length <= most ? { value: text } : fault('id', { most, not })
}

type Bounds = { readonly least: number; readonly most: number }

function checkWhole({ least, most }: Bounds, text: string): CheckedCell {
  if (!/^-?\d{1,15}$/.test(text)) return fault('whole-number')
  return withinBounds(Number(text), least, Math.min(most, mostInteger), String(Number(text)))
}

function checkDecimal({ least, most }: Bounds, text: string): CheckedCell {
  if (!/^-?\d{1,15}(\.\d{1,15})?$/.test(text)) return fault('number')
  return withinBounds(Number(text), least, most, text)
}

function withinBounds(number: number, least: number, most: number, value: string): CheckedCell {
  if (number < least) return fault('least', { least })
  return number > most ? fault('most', { most }) : { value }
}

const yes: ReadonlySet<string> = new Set(['是', '有', 'yes', 'y', 'true', 't', '1', '√', '✓'])
const no: ReadonlySet<string> = new Set(['否', '无', 'no', 'n', 'false', 'f', '0', '×'])

function checkYesNo(text: string): CheckedCell {
  const word = text.toLowerCase()
  if (yes.has(word)) return { value: 'true' }
  return no.has(word) ? { value: 'false' } : fault('yes-no')
}

function checkChoice(choices: readonly Choice[], text: string): CheckedCell {
  const word = text.toLowerCase()
  const chosen = choices.find(({ id, zh, en }) => word === id || text === zh || word === en.toLowerCase())
  return chosen ? { value: chosen.id } : fault('choice', { of: choices.map(({ zh, en }) => `${zh} ${en}`).join('、') })
}

const shapes: Readonly<Record<DateOrder, RegExp>> = {
  ymd: /^(?<year>\d{4})(?:[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})|年(?<m>\d{1,2})月(?<d>\d{1,2})日?)(?:[T ].*)?$/,
  dmy: /^(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>\d{4})(?:[T ].*)?$/,
  mdy: /^(?<month>\d{1,2})[-/.](?<day>\d{1,2})[-/.](?<year>\d{4})(?:[T ].*)?$/,
}
/** 31-Jan-2026, as English-speaking systems write it: no order to mistake. */
const namedMonth = /^(?<day>\d{1,2})[-/. ](?<name>[a-z]{3})[a-z]*[-/. ](?<year>\d{4})(?:[T ].*)?$/i
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const eightDigits = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/

/** 2026-11-24, 2026/11/24, 2026年11月24日, 20261124; a sheet's day number; day or month first only where the mapping says so. */
export function checkDate(text: string, { dates, serialDates }: CellReading): CheckedCell {
  if (serialDates !== null && /^\d{5}(\.\d+)?$/.test(text)) return { value: dayOfSerial(Number(text), serialDates) }
  const { groups } =
    shapes.ymd.exec(text) ?? shapes[dates].exec(text) ?? namedMonth.exec(text) ?? eightDigits.exec(text) ?? {}
  if (!groups) return fault('date')
  const { year, day, d, month, m, name } = groups
  const number = name === undefined ? (month ?? m) : String(monthNames.indexOf(name.toLowerCase()) + 1)
  const value = `${year}-${two(number)}-${two(day ?? d)}`
  return isDay(value) ? { value } : fault('date')
}

const two = (digits = ''): string => digits.padStart(2, '0')

function isDay(value: string): boolean {
  const atMs = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(value) && value >= '1900' && value < '2200'
}

const dayMs = 86_400_000
/** Day 0 of the two epochs of spreadsheets; 1900 is off by its 29 February, so it counts from 30 December 1899. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const

/** The day that a spreadsheet's number means. */
export function dayOfSerial(serial: number, epoch: 1900 | 1904): string {
  return new Date(epochs[epoch] + Math.floor(serial) * dayMs).toISOString().slice(0, 10)
}
