import { ZipFile } from 'yazl'
import type { Readable } from 'node:stream'
import { openTable } from '../../../intake/tables/open-table'
import { collect, fileOf, opened, rowsOf } from './reading'

type Parts = Readonly<Record<string, string | Buffer>>

async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return collect(zip.outputStream as Readable)
}

/** A workbook of one sheet, as little of it as can be read. */
const bookOf = (sheetData: string, more: Parts = {}): Promise<Buffer> =>
  zipOf({
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="t/worksheet" Target="/xl/s.xml"/></Relationships>',
    'xl/s.xml': `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    ...more,
  })

const refusalOf = (fault: string, values: object = {}) => ({
  outcome: 'refused',
  refusals: [{ sheet: null, row: 1, column: '*', value: '', fault, values }],
})

async function firstRows(bytes: Buffer) {
  const { sheets } = await opened(bytes)
  return sheets[0] === undefined ? [] : rowsOf(sheets[0])
}

test('a workbook of another program: dates, results of formulas, runs of text, numbers as shown, hidden sheets left out', async () => {
  const { sheets, encoding } = await opened(fileOf('stock.xlsx'))
  expect([encoding, sheets.map(({ name }) => name)]).toEqual(['XLSX', ['库存']])
  expect(await firstRows(fileOf('stock.xlsx'))).toEqual([
    { row: 1, cells: ['某某储备库库存表', '', '', '', '', ''], faults: [] },
    { row: 2, cells: ['储备库', 'Item code', '数量', '到期日期', '等级', 'Produced on'], faults: [] },
    { row: 3, cells: ['depot-620000', '1010101', '100', '2027-11-30', '一级', '2024-01-01'], faults: [] },
    { row: 5, cells: ['depot-620000', '1010102', '0.3', '46000', '', '2024/1/5'], faults: [] },
    {
      row: 6,
      cells: ['depot-620000', '1010103', '', '#N/A', 'true', ''],
      faults: [
        { index: 2, value: '', fault: 'formula-without-result' },
        { index: 3, value: '#N/A', fault: 'cell-error' },
      ],
    },
  ])
})

test('days are counted from the epoch that the workbook names', async () => {
  const { sheets } = await opened(fileOf('epoch-1904.xlsx'))
  expect(sheets[0]?.serialDates).toBe(1904)
  expect((await firstRows(fileOf('epoch-1904.xlsx')))[1]?.cells).toEqual(['d', '2027-11-30'])
})

test('a date with a time keeps it, to the second; midnight is the day alone', async () => {
  const cells = [46350, 46350.354166666664, 46350.99999999999].map((value) => `<c s="1"><v>${value}</v></c>`)
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>'
  const book = await bookOf(`<row>${cells.join('')}</row>`, { 'xl/styles.xml': styles })
  expect(await firstRows(book)).toEqual([
    { row: 1, cells: ['2026-11-24', '2026-11-24 08:30:00', '2026-11-25'], faults: [] },
  ])
})

test('merged cells are known once the rows are read', async () => {
  const { sheets } = await opened(fileOf('merged.xlsx'))
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  await rowsOf(sheet)
  expect(sheet.merged()).toEqual([{ firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0 }])
})

test('cells without place, texts in the cell, phonetic guides and prefixed elements are read', async () => {
  const row =
    '<x:row><x:c t="inlineStr"><x:is><x:t>甲&amp;乙</x:t><x:rPh><x:t>jia</x:t></x:rPh></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row>'
  expect(await firstRows(await bookOf(row))).toEqual([{ row: 1, cells: ['甲&乙', '7'], faults: [] }])
})

test('a cell far to the right does not make a row long', async () => {
  const row = '<row r="3"><c r="B3"><v>1</v></c><c r="XFD3"><v>2</v></c></row>'
  expect(await firstRows(await bookOf(row))).toEqual([{ row: 3, cells: ['', '1'], faults: [] }])
})

test('a workbook that unpacks to more than 64 MB is refused by its directory', async () => {
  const bomb = await bookOf('', { 'xl/media/bomb': Buffer.alloc(65 * 1024 * 1024) })
  expect(bomb.byteLength).toBeLessThan(100_000)
  expect(await openTable(bomb)).toEqual(refusalOf('too-large-unpacked', { limitMb: 64 }))
})

test('a directory that lies about a size is found out while it is unpacked', async () => {
  const book = await bookOf(`<row r="1"><c r="A1"><v>1</v></c></row>${' '.repeat(100_000)}`)
  // the size unpacked, in the entry of the directory (APPNOTE 4.3.12)
  const at = book.lastIndexOf(Buffer.from('xl/s.xml')) - 46 + 24
  book.writeUInt32LE(10, at)
  const table = await openTable(book)
  const rows = table.outcome === 'opened' && table.sheets[0] ? rowsOf(table.sheets[0]) : Promise.resolve([])
  await expect(rows).rejects.toMatchObject({ fault: 'broken-file' })
})

test.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
  ['a zip cut short', () => fileOf('stock.xlsx').subarray(0, 3_000), 'broken-file'],
  ['a zip that is no workbook', () => zipOf({ 'a.txt': 'a' }), 'broken-file'],
  [
    'a sheet list with a document type',
    () => bookOf('', { 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }),
    'broken-file',
  ],
  ['a workbook from before 2007', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-workbook'],
])('%s is refused', async (_, bytes, fault) => {
  expect(await openTable(await bytes())).toEqual(refusalOf(fault))
})
