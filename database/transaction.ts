import type { Pool, PoolClient } from 'pg'

/** Anything that takes a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<PoolClient, 'query'>

type Closing = () => Promise<unknown>
const closings = new WeakMap<object, Map<string, Closing>>()

/**
 * Puts a write off to the end of the transaction, after all others; the same key again replaces it. What many
 * transactions contend for (the audit chain, an incident's time of change) is so always locked last and in one order.
 * Outside `inTransaction` it runs at once.
 */
export async function atEnd(tx: Queryable, key: string, write: Closing): Promise<void> {
  const queue = closings.get(tx)
  if (queue === undefined) await write()
  else queue.set(key, write)
}

/** What stands for the running transaction of a client; undefined outside `inTransaction`. Fresh for each transaction. */
export function transactionOf(tx: Queryable): object | undefined {
  return closings.get(tx)
}

/** Runs `work` in one READ COMMITTED transaction; rolled back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const queue = new Map<string, Closing>()
  closings.set(client, queue)
  try {
    await client.query('BEGIN')
    const result = await work(client)
    for (const [, write] of [...queue].sort(([left], [right]) => (left < right ? -1 : 1))) await write()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    closings.delete(client)
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
