import type { Pool, PoolClient } from 'pg'
import type { TableName } from '../../domain/exchange/column'
import { tables } from '../../domain/exchange/tables'
import { selections } from './selections'

/** Values in the order of the table's columns, as an import reads them; null where nothing stands. */
export type ExportedRow = readonly (string | null)[]
export type ExportedTable = { readonly table: TableName; readonly rows: AsyncIterable<readonly ExportedRow[]> }

const rowsPerFetch = 2_000

/**
 * What is stored of a table and of those alongside, in batches, each table as of one instant. `areaCode` leaves out what
 * does not lie in the area, where rows lie anywhere.
 */
export function exportTable(pool: Pool, table: TableName, areaCode: string | null = null): readonly ExportedTable[] {
  return [table, ...tables[table].alongside].map((name) => ({ table: name, rows: rowsOf(pool, name, areaCode) }))
}

async function* rowsOf(pool: Pool, table: TableName, areaCode: string | null): AsyncGenerator<readonly ExportedRow[]> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { columns, from, area, order } = selections[table]
    const selected = tables[table].columns.map(({ id }) => `(${columns[id] ?? id})::text`)
    const prefix = areaCode === null || area === null ? null : areaPrefix(areaCode)
    const where = prefix === null ? '' : ` WHERE starts_with(${area}, '${prefix}')`
    await client.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT ${selected.join(', ')} FROM ${from}${where} ORDER BY ${order}`,
    )
    for (let batch = await fetch(client); batch.length > 0; batch = await fetch(client)) yield batch
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

/** The digits that the codes of an area and of all inside it begin with. */
function areaPrefix(code: string): string {
  const digits = code.replace(/\D/g, '')
  return digits === '100000' ? '' : digits.replace(/(00){1,2}$/, '')
}

async function fetch(client: PoolClient): Promise<ExportedRow[]> {
  const { rows } = await client.query<(string | null)[]>({ text: `FETCH ${rowsPerFetch} FROM rows`, rowMode: 'array' })
  return rows
}
