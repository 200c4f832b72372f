import type { Queryable } from '../transaction'
import { many, one } from '../transaction'

type ForeignKey = { readonly name: string; readonly definition: string }

/**
 * Fills a table that is empty without looking up each row's foreign keys one by one: they are dropped, and put back as
 * they were, which checks all rows at once, in the same transaction. A table with rows in it keeps them.
 */
export async function withoutForeignKeys<T>(
  db: Queryable,
  tables: readonly string[],
  fill: () => Promise<T>,
): Promise<T> {
  const emptied: (readonly [table: string, keys: readonly ForeignKey[]])[] = []
  for (const table of tables) {
    if ((await one(db, `SELECT 1 FROM ${table} LIMIT 1`, [])) !== undefined) continue
    const keys = await many<ForeignKey>(
      db,
      `SELECT quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f'`,
      [table],
    )
    for (const { name } of keys) await db.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`)
    emptied.push([table, keys])
  }
  const filled = await fill()
  for (const [table, keys] of emptied)
    for (const { name, definition } of keys) await db.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`)
  return filled
}
