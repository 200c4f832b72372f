import type { PoolClient } from 'pg'
import type { ImportFault } from '../../domain/exchange/refusal'
import { many } from '../transaction'

/** Something in the database that a line is refused for, by the column of ours it stands in. */
export type StoredFault = {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly fault: ImportFault
  readonly values: Readonly<Record<string, string | number>>
}

export type Referred = 'area' | 'depot' | 'item' | 'pact'

/** Each by its code, else by a name that only one has. */
const lookups: Readonly<Record<Referred, { readonly key: string; readonly names: string }>> = {
  area: {
    key: 'SELECT code AS id FROM areas',
    // the stand-in county of a city without counties has the city's name, which means the city
    names: `SELECT code AS id, name FROM areas a
      WHERE NOT EXISTS (SELECT 1 FROM areas above WHERE above.code = a.parent_code AND above.name = a.name)`,
  },
  depot: {
    key: 'SELECT id FROM depots',
    names: 'SELECT id, name_zh AS name FROM depots UNION SELECT id, name_en FROM depots',
  },
  item: {
    key: 'SELECT code AS id FROM item_kinds',
    names: 'SELECT code AS id, name_zh AS name FROM item_kinds UNION SELECT code, name_en FROM item_kinds',
  },
  // giver and receiver, by name or by code, with an arrow or a hyphen between
  pact: {
    key: 'SELECT id FROM pacts',
    names: `SELECT p.id, unnest(ARRAY[giver.name || arrow || receiver.name, giver.code || arrow || receiver.code]) AS name
      FROM pacts p JOIN areas giver ON giver.code = p.from_area JOIN areas receiver ON receiver.code = p.to_area,
        unnest(ARRAY['→', '->', '-']) AS arrow WHERE p.kind = 'mutual-aid'`,
  },
}

/** The table that says which code each text of a column means. */
export const referenceTable = (staged: string, column: string): string => `${staged}_${column}`

/**
 * Finds what the texts of a column mean, in a temporary table (`said`, `id`), and names the lines whose text means
 * nothing or several things. Table and column names are ours, never a file's.
 */
export async function findReferences(
  tx: PoolClient,
  staged: string,
  column: string,
  referred: Referred,
): Promise<StoredFault[]> {
  const { key, names } = lookups[referred]
  const table = referenceTable(staged, column)
  await tx.query(
    `CREATE TEMPORARY TABLE ${table} ON COMMIT DROP AS
     WITH said AS (SELECT DISTINCT ${column} AS said FROM ${staged} WHERE ${column} IS NOT NULL),
     coded AS (SELECT said, id FROM said JOIN (${key}) k ON k.id = said),
     named AS (SELECT said, min(n.id) AS id, count(DISTINCT n.id)::int AS means FROM said JOIN (${names}) n ON n.name = said GROUP BY said)
     SELECT said, trim(coalesce(coded.id, CASE named.means WHEN 1 THEN named.id END)) AS id, coalesce(named.means, 0) AS means
     FROM said LEFT JOIN coded USING (said) LEFT JOIN named USING (said)`,
  )
  await tx.query(`ANALYZE ${table}`)
  return many<StoredFault>(
    tx,
    `SELECT s.row, $1 AS column, s.${column} AS value,
       $2 || CASE WHEN r.means > 1 THEN '-ambiguous' ELSE '-unknown' END AS fault, jsonb_build_object('means', r.means) AS values
     FROM ${staged} s JOIN ${table} r ON r.said = s.${column} WHERE r.id IS NULL ORDER BY s.row`,
    [column, referred],
  )
}

/** Joins what the texts of a column mean to the staged table `s`, as `COLUMN_found`. */
export const joinFound = (staged: string, column: string): string =>
  `JOIN ${referenceTable(staged, column)} ${column}_found ON ${column}_found.said = s.${column}`

/** Lines that say again what an earlier line said; `key` is SQL over the staged table `s` and what is joined to it. */
export async function saidTwice(
  tx: PoolClient,
  from: string,
  key: readonly string[],
  column: string,
): Promise<StoredFault[]> {
  return many<StoredFault>(
    tx,
    `SELECT row, $1 AS column, said AS value, 'twice' AS fault, jsonb_build_object('firstRow', first) AS values FROM (
       SELECT s.row, coalesce(s.${column}, '') AS said, min(s.row) OVER (PARTITION BY ${key.join(', ')}) AS first FROM ${from}) again
     WHERE row > first ORDER BY row`,
    [column],
  )
}

/** Lines that a condition over the staged table `s` and what is joined to it holds for. */
export async function faultsWhere(
  tx: PoolClient,
  from: string,
  condition: string,
  { column, fault }: Pick<StoredFault, 'column' | 'fault'>,
): Promise<StoredFault[]> {
  return many<StoredFault>(
    tx,
    `SELECT s.row, $1 AS column, coalesce(s.${column}, '') AS value, $2 AS fault, '{}'::jsonb AS values
     FROM ${from} WHERE ${condition} ORDER BY s.row`,
    [column, fault],
  )
}
