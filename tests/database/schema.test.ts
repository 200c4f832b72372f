import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestDatabase } from '../setup/test-database'
import { createTestDatabase } from '../setup/test-database'
import type { Column, Columns } from './prisma-schema'
import { columnsOfSchema } from './prisma-schema'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase({ seeded: false })
})

afterAll(() => database.drop())

const everyColumn = `
  SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
         NOT a.attnotnull AS "isNullable", (a.atthasdef OR a.attidentity <> '') AS "hasDefault",
         EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS "isPrimaryKey"
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'`

async function columnsOfDatabase(): Promise<Columns> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    const { rows } = await client.query<Column & { name: string }>(everyColumn)
    return Object.fromEntries(rows.map(({ name, ...column }) => [name, column]))
  } finally {
    await client.end()
  }
}

test('the migrated database is what the Prisma schema says: tables, columns, types, nulls, defaults, keys', async () => {
  const schema = readFileSync(join(__dirname, '..', '..', 'database', 'schema.prisma'), 'utf8')
  const [expected, actual] = [columnsOfSchema(schema), await columnsOfDatabase()]
  expect(Object.keys(expected).length).toBeGreaterThan(100)
  expect(actual).toEqual(expected)
})
