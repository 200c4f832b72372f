import type { Pool } from 'pg'
import type { TableName } from '../../domain/exchange/column'
import type { ImportMapping } from '../../domain/exchange/mapping'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { inTransaction, many, one } from '../transaction'

/** A mapping as it is kept: its form was checked then, and is checked again by whoever uses it. */
export type KeptMapping = {
  readonly name: string
  readonly table: TableName
  readonly mapping: unknown
  readonly keptBy: string
  readonly keptAt: Date
}
type By = { readonly by: string; readonly now: string }

const columns = 'name, table_name AS "table", mapping, kept_by AS "keptBy", kept_at AS "keptAt"'

export const listKeptMappings = (db: Queryable): Promise<KeptMapping[]> =>
  many<KeptMapping>(db, `SELECT ${columns} FROM import_mappings ORDER BY name`, [])

export const readKeptMapping = (db: Queryable, name: string): Promise<KeptMapping | undefined> =>
  one<KeptMapping>(db, `SELECT ${columns} FROM import_mappings WHERE name = $1`, [name])

/** Keeps a mapping under its name; one of that name is replaced. False when the same stood there. */
export function keepMapping(pool: Pool, mapping: ImportMapping, { by, now }: By): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query(
      `INSERT INTO import_mappings (name, table_name, mapping, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (name) DO UPDATE SET table_name = excluded.table_name, mapping = excluded.mapping, kept_by = excluded.kept_by,
         kept_at = excluded.kept_at
       WHERE import_mappings.mapping <> excluded.mapping`,
      [mapping.name, mapping.table, JSON.stringify(mapping), by, now],
    )
    if (!rowCount) return false
    await record(tx, 'import-mapping.kept', mapping.name, { by, now }, { mapping })
    return true
  })
}

/** False when there is none of that name. */
export function removeMapping(pool: Pool, name: string, by: By): Promise<boolean> {
  return inTransaction(pool, async (tx) => {
    const { rowCount } = await tx.query('DELETE FROM import_mappings WHERE name = $1', [name])
    if (!rowCount) return false
    await record(tx, 'import-mapping.removed', name, by, {})
    return true
  })
}

async function record(tx: Queryable, action: string, subject: string, { by, now }: By, detail: object): Promise<void> {
  await appendAudit(tx, { happenedAt: now, incidentId: null, actor: by, action, subject, detail: { ...detail } })
}
