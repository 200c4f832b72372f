import type { PoolClient } from 'pg'

/** A column of the stored table and what it becomes. */
export type TargetColumn = {
  readonly db: string
  /** SQL over the staged line `s` and what is joined to it, defaults included. */
  readonly sql: string
  /** Columns of the file that it comes from; a stored row keeps its value when the file has none of them. Or when at all. */
  readonly needs: readonly string[] | 'always' | 'only-new'
  /** For jsonb: what of it the file has; the rest of the stored value stays. */
  readonly patch?: string
}

export type Upsert = {
  readonly target: string
  readonly key: readonly string[]
  readonly columns: readonly TargetColumn[]
  /** The staged table as `s`, and the tables that its texts were found in. */
  readonly from: string
}

export type RowCounts = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** Adds the rows that are not there and changes those that differ, by key; the same lines again change nothing. */
export async function upsertRows(
  tx: PoolClient,
  { target, key, columns, from }: Upsert,
  present: ReadonlySet<string>,
): Promise<RowCounts> {
  const rows = `${target}_rows`
  const patches = columns.flatMap(({ db, patch }) => (patch === undefined ? [] : [`${patch} AS ${db}_patch`]))
  const selected = [...columns.map(({ db, sql }) => `${sql} AS ${db}`), ...patches]
  const created = await tx.query(
    `CREATE TEMPORARY TABLE ${rows} ON COMMIT DROP AS SELECT ${selected.join(', ')} FROM ${from}`,
  )
  const same = key.map((column) => `t.${column} = r.${column}`).join(' AND ')
  const changed = await tx.query(updateSql(target, rows, same, columns, key, present))
  const names = columns.map(({ db }) => db).join(', ')
  const added = await tx.query(
    `INSERT INTO ${target} (${names}) SELECT ${names} FROM ${rows} r WHERE NOT EXISTS (SELECT 1 FROM ${target} t WHERE ${same})`,
  )
  await tx.query(`DROP TABLE ${rows}`)
  const counts = { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0 }
  return { ...counts, unchanged: (created.rowCount ?? 0) - counts.added - counts.changed }
}

function updateSql(
  target: string,
  rows: string,
  same: string,
  columns: readonly TargetColumn[],
  key: readonly string[],
  present: ReadonlySet<string>,
): string {
  const isIn = ({ needs }: TargetColumn): boolean =>
    typeof needs === 'string' ? needs === 'always' : needs.some((need) => present.has(need))
  const updated = columns
    .filter((column) => !key.includes(column.db) && isIn(column))
    .map(({ db, patch }) => ({ db, value: patch === undefined ? `r.${db}` : `t.${db} || r.${db}_patch` }))
  const set = updated.map(({ db, value }) => `${db} = ${value}`)
  const differs = updated.map(({ db, value }) => `t.${db} IS DISTINCT FROM ${value}`)
  if (updated.length === 0) return `SELECT 1 WHERE false`
  return `UPDATE ${target} t SET ${set.join(', ')} FROM ${rows} r WHERE ${same} AND (${differs.join(' OR ')})`
}

/** A column that is taken as it stands, cast to the type of the stored one. */
export const asIs = (db: string, type: string, column = db, otherwise?: string): TargetColumn => ({
  db,
  sql: otherwise === undefined ? `s.${column}::${type}` : `coalesce(s.${column}::${type}, ${otherwise})`,
  needs: [column],
})
