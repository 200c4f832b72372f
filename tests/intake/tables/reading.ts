import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableRow, TableSheet } from '../../../domain/exchange/table'
import { openTable } from '../../../intake/tables/open-table'

export const fileOf = (name: string): Buffer => readFileSync(join(__dirname, 'files', name))

export async function rowsOf(sheet: TableSheet): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const batch of sheet.rows()) rows.push(...batch)
  return rows
}

export async function opened(bytes: Uint8Array) {
  const table = await openTable(bytes)
  if (table.outcome !== 'opened') throw new Error(JSON.stringify(table.refusals))
  return table
}

/** The rows of a file's first sheet, as row and cells. */
export async function cellsOf(bytes: Uint8Array): Promise<(readonly [number, readonly string[]])[]> {
  const { sheets } = await opened(bytes)
  const [sheet] = sheets
  if (sheet === undefined) throw new Error('no sheet')
  return (await rowsOf(sheet)).map(({ row, cells }) => [row, cells])
}

export async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}
