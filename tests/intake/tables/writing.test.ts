import type { TableName } from '../../../domain/exchange/column'
import { tables } from '../../../domain/exchange/tables'
import { emptyTable, writeTable } from '../../../intake/tables/write-table'
import { tableNotes } from '../../../texts/table-notes'
import { cellsOf, collect, opened, rowsOf } from './reading'

type Row = readonly (string | null)[]

async function* batchesOf(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  yield rows.slice(0, 1)
  yield rows.slice(1)
}
const written = (
  format: 'csv' | 'xlsx',
  table: TableName,
  rows: readonly Row[],
  language: 'zh' | 'en' | 'both' = 'zh',
) => collect(writeTable(format, [{ table, rows: batchesOf(rows) }], { language }))

const part: Row[] = [
  [
    '1010101',
    '=SUM(A1)',
    'A "tent", <big>\nred',
    '顶',
    null,
    'life-relief',
    '75000',
    '300000',
    '1',
    null,
    '120',
    'true',
    'verified',
  ],
  ['1010102', '单帐篷', null, '顶', 'tents', 'other', '45000', '200000', '10', '4', null, 'false', 'unverified'],
]

test.each(['csv', 'xlsx'] as const)(
  'what is written as %s is read back as it was, in the words of the language',
  async (format) => {
    const [heading, first, second] = await cellsOf(await written(format, 'item-kinds', part))
    expect(heading?.[1]).toEqual(tables['item-kinds'].columns.map(({ zh }) => zh))
    const formula = format === 'csv' ? "'=SUM(A1)" : '=SUM(A1)'
    expect(first?.[1]).toEqual([
      '1010101',
      formula,
      'A "tent", <big>\nred',
      '顶',
      '',
      '生活救助',
      '75000',
      '300000',
      '1',
      '',
      '120',
      '是',
      '已核实',
    ])
    expect(second?.[1]).toEqual([
      '1010102',
      '单帐篷',
      '',
      '顶',
      'tents',
      '其他',
      '45000',
      '200000',
      '10',
      '4',
      '',
      '否',
      '未核实',
    ])
  },
)

test('days go into a workbook as days, and come back as days', async () => {
  const row: Row = ['depot-620000', '1010101', '5', null, '2024-01-05', '2027-02-28', null, '0']
  const [, read] = await cellsOf(await written('xlsx', 'stock', [row], 'en'))
  expect(read?.[1]).toEqual(['depot-620000', '1010101', '5', '', '2024-01-05', '2027-02-28', '', '0'])
})

test('a text file begins with a mark, so that spreadsheets show Chinese', async () => {
  expect((await written('csv', 'kits', [])).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
})

test('a template has a sheet for each table, headings in both languages and notes on every column', async () => {
  const both = [tables['item-kinds'], tables.kits]
  const bytes = await collect(
    writeTable('xlsx', [emptyTable('item-kinds'), emptyTable('kits')], {
      language: 'both',
      notes: tableNotes(both, 'zh'),
    }),
  )
  const { sheets } = await opened(bytes)
  expect(sheets.map(({ name }) => name)).toEqual(['物资品种', '套装组成', '填写说明'])
  const [, kits, notes] = await Promise.all(sheets.map(rowsOf))
  expect(kits?.map(({ cells }) => cells)).toEqual([['套装 Kit', '组成物资 Part', '数量 Quantity']])
  expect(notes?.[1]?.cells).toEqual(['物资品种', '物资编码', '是', '七位物资编码（GB/T 38565）'])
  expect(notes).toHaveLength(1 + tables['item-kinds'].columns.length + tables.kits.columns.length)
})
