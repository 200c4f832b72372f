import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { migratedTemplate, seededTemplate } from './database-server'

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** A database of the test's own: a copy of the migrated one with the reference network, or without (`seeded: false`). */
export async function createTestDatabase({ seeded = true }: { seeded?: boolean } = {}): Promise<TestDatabase> {
  const template = seeded ? seededTemplate : migratedTemplate
  return makeDatabase(`TEMPLATE ${template}`)
}

/** A database with nothing in it at all. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase('TEMPLATE template0')
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(`CREATE DATABASE ${name} ${template}`)
  return {
    url: Object.assign(new URL(adminUrl()), { pathname: `/${name}` }).href,
    drop: () => asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl() })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function adminUrl(): string {
  const url = process.env.TEST_DATABASE_ADMIN_URL
  if (!url)
    throw new Error('This test needs the database server: it belongs to the jest project "stack" or "scenarios".')
  return url
}
