import { LineReader } from '../../../database/supply/line-reader'

function read(text: string): [number, number, string][] {
  const lines: [number, number, string][] = []
  for (const line = new LineReader(text); !line.isOver;) lines.push([line.number(), line.number(), line.rest()])
  return lines
}

test('numbers, then all that is left of the line', () => {
  expect(read("12 0 a depot's id\n7 1700000000123 库 1")).toEqual([
    [12, 0, "a depot's id"],
    [7, 1_700_000_000_123, '库 1'],
  ])
  expect(read('')).toEqual([])
})

test('a line that is cut spoils no other', () => {
  expect(read('1 2 half\nx\n\n3 4 whole').map(([, , rest]) => rest)).toEqual(['half', '', '', 'whole'])
  expect(read('5').map(([units, , rest]) => [units, rest])).toEqual([[5, '']])
})
