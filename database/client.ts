import { PrismaPg } from '@prisma/adapter-pg'
import { Pool, types } from 'pg'
import { PrismaClient } from './generated/client'

// bigint (audit sequence, movement ids) stays below 2^53 here, and JSON has no BigInt
types.setTypeParser(types.builtins.INT8, (text) => Number(text))

/** Both ways to one database: Prisma where it serves, `pg` for ledger, locks and COPY. */
export type Database = { readonly prisma: PrismaClient; readonly pool: Pool; close(): Promise<void> }

/** Opens both clients. The pool survives a restart of the server: a broken idle connection is dropped and opened again. */
export function openDatabase(url: string, poolSize = 10): Database {
  const pool = new Pool({ connectionString: url, max: poolSize, connectionTimeoutMillis: 10_000 })
  let closing = false
  pool.on('error', (error) => closing || process.stderr.write(`database: idle connection lost: ${error.message}\n`))
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: poolSize }),
    transactionOptions: { maxWait: 10_000, timeout: 20_000 },
  })
  return {
    prisma,
    pool,
    async close() {
      closing = true
      await prisma.$disconnect()
      await pool.end()
    },
  }
}
