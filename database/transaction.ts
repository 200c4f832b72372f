import type { Pool, PoolClient } from 'pg'

/** Anything that takes a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>

/** Runs `work` in one READ COMMITTED transaction; rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/** The only row of a result, or undefined. */
export async function one<Row>(db: Queryable, sql: string, values: readonly unknown[]): Promise<Row | undefined> {
  const { rows } = await db.query(sql, [...values])
  return rows[0] as Row | undefined
}

export async function many<Row>(db: Queryable, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await db.query(sql, [...values])
  return rows as Row[]
}
