import fc from 'fast-check'
import type { CellType } from '../../../domain/exchange/cell-types'
import { checkCell, dayOfSerial } from '../../../domain/exchange/cell-types'
import { tableNames } from '../../../domain/exchange/column'
import { ownMapping } from '../../../domain/exchange/mapping'
import { matchHeader } from '../../../domain/exchange/match-header'
import { readLine } from '../../../domain/exchange/read-line'
import { importFaults } from '../../../domain/exchange/refusal'
import { tables } from '../../../domain/exchange/tables'
import { exchangeText } from '../../../texts/exchange'

const plain = { dates: 'ymd', serialDates: null } as const
const read = (type: CellType, text: string, reading: Parameters<typeof checkCell>[2] = plain) => {
  const checked = checkCell(type, text, reading)
  return 'value' in checked ? checked.value : checked.fault
}

test.each([
  ['2026-11-24', '2026-11-24'],
  ['2026/1/5', '2026-01-05'],
  ['2026.1.5', '2026-01-05'],
  ['2026年1月5日', '2026-01-05'],
  ['20260105', '2026-01-05'],
  ['2026-01-05 08:30', '2026-01-05'],
  ['2024-02-29', '2024-02-29'],
  ['31/Jan/2026', '2026-01-31'],
  ['5 September 2026', '2026-09-05'],
  ['5 Xxxember 2026', 'date'],
  ['2026-02-29', 'date'],
  ['2026-13-01', 'date'],
  ['05/01/2026', 'date'],
  ['46000', 'date'],
  ['soon', 'date'],
])('as a date %s is %s', (text, value) => {
  expect(read({ type: 'date' }, text)).toBe(value)
})

test('a day number is a date in a sheet only, and day or month come first only where the mapping says so', () => {
  expect(read({ type: 'date' }, '46000', { dates: 'ymd', serialDates: 1900 })).toBe('2025-12-09')
  expect(read({ type: 'date' }, '31/01/2026', { dates: 'dmy', serialDates: null })).toBe('2026-01-31')
  expect(read({ type: 'date' }, '01/31/2026', { dates: 'mdy', serialDates: null })).toBe('2026-01-31')
  expect(read({ type: 'date' }, '2026-01-31', { dates: 'dmy', serialDates: null })).toBe('2026-01-31')
  expect([dayOfSerial(1, 1904), dayOfSerial(61, 1900)]).toEqual(['1904-01-02', '1900-03-01'])
})

test.each([
  ['2026-11-24 08:30', '2026-11-24T00:30:00.000Z'],
  ['2026年11月24日 8:30', '2026-11-24T00:30:00.000Z'],
  ['2026/11/24T08:30:05', '2026-11-24T00:30:05.000Z'],
  ['24 Nov 2026 08:30', '2026-11-24T00:30:00.000Z'],
  ['2026-11-24T08:30:05.25Z', '2026-11-24T08:30:05.250Z'],
  ['2026-11-24 08:30 +0100', '2026-11-24T07:30:00.000Z'],
  ['2026-11-24', 'instant'],
  ['2026-02-30 08:30', 'instant'],
  ['2026-11-24 25:00', 'instant'],
  ['46350.5', 'instant'],
  ['tomorrow', 'instant'],
])('as an instant %s is %s: in Beijing unless a zone is written', (text, value) => {
  expect(read({ type: 'instant' }, text)).toBe(value)
})

test('a day number with a fraction is an instant in a sheet only', () => {
  expect(read({ type: 'instant' }, '46350.354166666664', { dates: 'ymd', serialDates: 1900 })).toBe(
    '2026-11-24T00:30:00.000Z',
  )
})

test.each<[CellType, string, string]>([
  [{ type: 'whole', least: 0, most: 10 }, '007', '7'],
  [{ type: 'whole', least: 0, most: 10 }, '11', 'most'],
  [{ type: 'whole', least: 0, most: 10 }, '1,000', 'whole-number'],
  [{ type: 'whole', least: 0, most: 9e15 }, '3000000000', 'most'],
  [{ type: 'decimal', least: -60, most: 60 }, '-12.5', '-12.5'],
  [{ type: 'decimal', least: -60, most: 60 }, '1e3', 'number'],
  [{ type: 'yes-no' }, '是', 'true'],
  [{ type: 'yes-no' }, 'FALSE', 'false'],
  [{ type: 'yes-no' }, '也许', 'yes-no'],
  [{ type: 'item-code' }, '1010101', '1010101'],
  [{ type: 'item-code' }, '4010101', 'item-code'],
  [{ type: 'id', most: 5, not: ':' }, 'a b', 'id'],
  [{ type: 'text', most: 3 }, '四个汉字', 'too-long'],
])('%j reads %s as %s', (type, text, value) => {
  expect(read(type, text)).toBe(value)
})

test('headings are found in any order, in either language, both, or by name; twice is refused', () => {
  const header = (cells: string[]) => matchHeader({ row: 1, cells, faults: [] }, ownMapping('kits'), null)
  expect(header(['Quantity（数量）', '组成物资 / Part', 'KIT'])).toMatchObject({
    columns: [{ indexes: [2] }, { indexes: [1] }, { indexes: [0] }],
  })
  expect(header(['套装', 'kit', '组成物资', '数量'])).toMatchObject({
    refusals: [{ column: '套装', fault: 'column-twice' }],
  })
  expect(header(['套装', '数量'])).toMatchObject({ refusals: [{ column: '组成物资 Part', fault: 'column-missing' }] })
})

test('whatever stands in its cells, a line is taken or refused with a place for each fault', () => {
  const header = matchHeader(
    { row: 1, cells: tables.depots.columns.map(({ zh }) => zh), faults: [] },
    ownMapping('depots'),
    null,
  )
  if ('refusals' in header) throw new Error('no header')
  const cell = fc.oneof(fc.string(), fc.constantFrom('1', '是', '2026-01-01', '中央', '-0', '1e9', "'=1"))
  const length = tables.depots.columns.length
  fc.assert(
    fc.property(fc.array(cell, { minLength: length, maxLength: length }), (cells) => {
      const reader = { mapping: ownMapping('depots'), header, sheet: null, serialDates: null }
      const line = readLine(reader, { row: 2, cells, faults: [] })
      if (line.outcome === 'refused')
        return (
          line.refusals.length > 0 &&
          line.refusals.every(({ row, column, value }) => row === 2 && column !== '' && value.length <= 60)
        )
      return line.outcome === 'line' && line.line.values.length === length
    }),
  )
})

test('every fault and every table has its words in both languages, and no table names a heading twice', () => {
  for (const fault of importFaults)
    for (const language of ['zh', 'en'] as const) expect(exchangeText(`fault.${fault}`, language)).not.toBe('')
  for (const name of tableNames) {
    const headings = tables[name].columns.flatMap(({ zh, en }) => [zh, en])
    expect(new Set(headings).size).toBe(headings.length)
  }
})
