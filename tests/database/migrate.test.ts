import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '../../database/migrate'
import type { TestDatabase } from '../setup/test-database'
import { createEmptyDatabase } from '../setup/test-database'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await createEmptyDatabase()
  folder = mkdtempSync(join(tmpdir(), 'muster-migrations-'))
})

afterEach(async () => {
  await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: database.url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

it('applies migrations in order, once', async () => {
  writeMigration('2_stock', 'ALTER TABLE depot ADD COLUMN tents int')
  writeMigration('1_depot', 'CREATE TABLE depot (code text)')
  expect(await migrate(database.url, folder)).toEqual({ applied: ['1_depot', '2_stock'] })
  expect(await migrate(database.url, folder)).toEqual({ applied: [] })
})

it('lets several processes start at once', async () => {
  writeMigration('1_depot', 'CREATE TABLE depot (code text)')
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, folder)))
  expect(results.flatMap(({ applied }) => applied)).toEqual(['1_depot'])
})

it('undoes a migration that fails, wholly, and names it', async () => {
  writeMigration('1_broken', 'CREATE TABLE depot (code text); SELECT 1 / 0;')
  await expect(migrate(database.url, folder)).rejects.toThrow(
    'Migration 1_broken failed and was undone: division by zero',
  )
  expect(await query("SELECT to_regclass('depot') AS depot")).toEqual([{ depot: null }])
  writeMigration('1_broken', 'CREATE TABLE depot (code text)')
  expect(await migrate(database.url, folder)).toEqual({ applied: ['1_broken'] })
})

it('refuses a migration that was edited after it was applied', async () => {
  writeMigration('1_depot', 'CREATE TABLE depot (code text)')
  await migrate(database.url, folder)
  writeMigration('1_depot', 'CREATE TABLE depot (code int)')
  await expect(migrate(database.url, folder)).rejects.toThrow('Migration 1_depot was edited after it was applied.')
})

it('refuses a migration that another tool left half applied', async () => {
  writeMigration('1_depot', 'CREATE TABLE depot (code text)')
  await migrate(database.url, folder)
  await query('UPDATE _prisma_migrations SET finished_at = NULL')
  await expect(migrate(database.url, folder)).rejects.toThrow('Migration 1_depot was begun and not finished')
})

it('refuses a database that is newer than this version', async () => {
  writeMigration('1_depot', 'CREATE TABLE depot (code text)')
  await migrate(database.url, folder)
  rmSync(join(folder, '1_depot'), { recursive: true })
  await expect(migrate(database.url, folder)).rejects.toThrow('Migration 1_depot is applied but unknown here')
})
