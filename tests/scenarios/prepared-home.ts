import { execFile } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import { startPostgres } from '../../dev/postgres'
import { BUNDLE_PATH } from '../../worker/bundle'
import { seededTemplate, templateFolder } from '../setup/database-server'

const run = promisify(execFile)

/** A home whose database has the reference network already, copied from the cluster that the tests keep; and what `fill` adds. */
export async function prepareHome(
  fill: (database: Database) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'muster-scenario-'))
  chmodSync(home, 0o755)
  await run('cp', ['-a', `${await templateFolder()}/.`, home])
  const server = await startPostgres({ dataDir: join(home, 'postgres'), durable: false })
  const client = new Client({ connectionString: server.url('postgres') })
  await client.connect()
  await client.query(`ALTER DATABASE ${seededTemplate} RENAME TO muster`)
  await client.end()
  const database = openDatabase(server.url('muster'), 2)
  await fill(database)
  await database.close()
  await server.stop()
  return home
}

/** The worker's process runs the bundle that this test run was built with. */
export function placeBundle(): void {
  const built = process.env.TEST_WORKFLOW_BUNDLE
  if (!built) throw new Error(process.env.TEST_WORKFLOW_BUNDLE_ERROR ?? 'TEST_WORKFLOW_BUNDLE is not set')
  mkdirSync(dirname(BUNDLE_PATH), { recursive: true })
  copyFileSync(built, `${BUNDLE_PATH}.${process.pid}`)
  renameSync(`${BUNDLE_PATH}.${process.pid}`, BUNDLE_PATH)
}
