import type { Queryable } from './transaction'

/** Codes of Node and PostgreSQL for a server that can't be reached, is starting or stopping, or cut the connection. */
const away = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
  'P1001',
  'P1017',
  'P2024',
]

/** Whether an error says that the database is away for now, rather than that a query is wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && away.includes(String(error.code))) return true
  if (/Connection terminated|timeout exceeded when trying to connect|DatabaseNotReachable/.test(error.message))
    return true
  return isDatabaseAway(error.cause)
}

/** Resolves when the database answers. */
export async function askDatabase(db: Queryable): Promise<void> {
  await db.query('SELECT 1')
}
