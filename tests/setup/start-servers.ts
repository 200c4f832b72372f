import { startTemporal } from '../../dev/temporal'
import { prepareWorkflowBundle } from './build-workflow-bundle'
import type { DatabaseServer } from './database-server'
import { startDatabaseServer } from './database-server'
import { keepForTeardown } from './kept-servers'

/** Before the first test of a project: PostgreSQL with its templates, Temporal and the workflow bundle, side by side. */
export default async function startServers(): Promise<void> {
  if (process.env.TEST_DATABASE_ADMIN_URL) return
  const starting = [keep(startDatabaseServer()), keep(startTemporal({ namespaces: ['muster'] }))] as const
  const bundle = prepareWorkflowBundle()
  const [database, temporal] = await Promise.all(starting)
  process.env.TEST_DATABASE_ADMIN_URL = database.adminUrl
  process.env.TEST_TEMPORAL_ADDRESS = temporal.address
  await bundle
  announce(database)
}

async function keep<S extends { stop(): Promise<void> }>(starting: Promise<S>): Promise<S> {
  const server = await starting
  keepForTeardown(server)
  return server
}

function announce(database: DatabaseServer): void {
  process.stderr.write(`Database tests run on ${database.description}.\n`)
}
