import { BrokenTable } from '../../../domain/exchange/table'
import { openTable } from '../../../intake/tables/open-table'
import { delimiterOf } from '../../../intake/tables/read-csv'
import { cellsOf, opened, rowsOf } from './reading'

const gbk = Buffer.from([
  0xb4, 0xa2, 0xb1, 0xb8, 0xbf, 0xe2, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a, 0x61, 0x2c, 0x35, 0x0a,
])

test('a text file is read in UTF-8, with or without a mark, and in GBK', async () => {
  const rows = [
    [1, ['储备库', '数量']],
    [2, ['a', '5']],
  ]
  expect(await cellsOf(Buffer.from('储备库,数量\na,5\n'))).toEqual(rows)
  expect(await cellsOf(Buffer.from('\uFEFF储备库,数量\r\na,5\r\n'))).toEqual(rows)
  expect(await cellsOf(gbk)).toEqual(rows)
  expect([(await opened(Buffer.from('储备库\n1'))).encoding, (await opened(gbk)).encoding]).toEqual(['UTF-8', 'GBK'])
})

test.each([
  ['储备库,数量', ','],
  ['储备库;数量;"a,b,c"', ';'],
  ['储备库\t数量', '\t'],
  ['储备库', ','],
])('the separator of %j is %j', (line, delimiter) => {
  expect(delimiterOf(line)).toBe(delimiter)
})

test('rows carry the line that a text editor shows, over quoted line breaks and empty lines', async () => {
  const text = 'a;b\n\n"one\ntwo";2\n3;4\n'
  expect(await cellsOf(Buffer.from(text))).toEqual([
    [1, ['a', 'b']],
    [4, ['one\ntwo', '2']],
    [5, ['3', '4']],
  ])
})

test('a character that is cut by a read of 256 kB stays whole', async () => {
  const name = '储备'.repeat(100_000)
  const [, row] = await cellsOf(Buffer.from(`a,b\nx${name},1\n`))
  expect(row).toEqual([2, [`x${name}`, '1']])
})

test('bytes that are no text are refused, and a quote left open with its line', async () => {
  expect(await openTable(Buffer.from([0xff, 0xff, 0x00]))).toEqual({
    outcome: 'refused',
    refusals: [{ sheet: null, row: 1, column: '*', value: '', fault: 'encoding', values: {} }],
  })
  const { sheets } = await opened(Buffer.from('a,b\n1,2\n"3,4\n'))
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  const broken = await rowsOf(sheet).catch((error: unknown) => error)
  expect(broken).toBeInstanceOf(BrokenTable)
  expect(broken).toMatchObject({ fault: 'quotes', row: 3 })
})
