import type { Queryable } from '../transaction'

/** Column name and type of each value, in the order of the rows' values. */
export type Columns = readonly (readonly [name: string, type: string])[]

/** Adds the rows that are not there yet, in one statement; gives how many were added. What stands is never changed. */
export async function insertMissing(
  db: Queryable,
  table: string,
  columns: Columns,
  rows: readonly (readonly unknown[])[],
): Promise<number> {
  if (rows.length === 0) return 0
  const names = columns.map(([name]) => name).join(', ')
  const { rowCount } = await db.query(
    `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays(columns)}) ON CONFLICT DO NOTHING`,
    toArrays(columns, rows),
  )
  return rowCount ?? 0
}

export const arrays = (columns: Columns) => columns.map(([, type], index) => `$${index + 1}::${type}[]`).join(', ')

export const toArrays = (columns: Columns, rows: readonly (readonly unknown[])[]) =>
  columns.map((_, index) => rows.map((row) => row[index]))
