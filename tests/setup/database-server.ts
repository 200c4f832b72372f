import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { migrate } from '../../database/migrate'
import { startPostgres } from '../../dev/postgres'
import { startPostgresContainer } from './database-container'

export interface DatabaseServer {
  /** The administrator's database; every other one is made from here. */
  readonly adminUrl: string
  readonly description: string
  stop(): Promise<void>
}

export const migratedTemplate = 'muster_migrated'
export const seededTemplate = 'muster_seeded'

const run = promisify(execFile)
const root = join(__dirname, '..', '..')
const cache = join(root, '.muster', 'test')
const seedCommand = join(root, 'cli', 'db-seed.ts')

/** A PostgreSQL server with two databases to copy: migrated, and migrated with the reference network. */
export async function startDatabaseServer(): Promise<DatabaseServer> {
  const container = await startPostgresContainer()
  if (container) {
    await makeTemplates(container.adminUrl)
    return container
  }
  const folder = mkdtempSync(join(tmpdir(), 'muster-test-'))
  chmodSync(folder, 0o755)
  const template = await templateFolder()
  await run('cp', ['-a', `${template}/.`, folder])
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), durable: false })
  return {
    adminUrl: server.url('postgres'),
    description: 'embedded PostgreSQL 17',
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The cluster with both templates, kept from the last run as long as nothing that it is made from has changed. */
export async function templateFolder(): Promise<string> {
  const folder = join(cache, `templates-${sourceHash()}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const unfinished = mkdtempSync(join(tmpdir(), 'muster-templates-'))
  chmodSync(unfinished, 0o755)
  const server = await startPostgres({ dataDir: join(unfinished, 'postgres'), durable: false })
  try {
    await makeTemplates(server.url('postgres'))
  } finally {
    await server.stop()
  }
  for (const name of readdirSync(cache)) {
    if (name.startsWith('templates-')) rmSync(join(cache, name), { recursive: true, force: true })
  }
  await run('cp', ['-a', unfinished, `${folder}.${process.pid}`])
  rmSync(unfinished, { recursive: true, force: true })
  if (existsSync(folder)) rmSync(`${folder}.${process.pid}`, { recursive: true, force: true })
  else renameSync(`${folder}.${process.pid}`, folder)
  return folder
}

async function makeTemplates(adminUrl: string): Promise<void> {
  const url = (name: string) => Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  await execute(adminUrl, `CREATE DATABASE ${migratedTemplate}`)
  await migrate(url(migratedTemplate))
  await execute(adminUrl, `CREATE DATABASE ${seededTemplate} TEMPLATE ${migratedTemplate}`)
  if (!existsSync(seedCommand)) return
  const env = { ...process.env, DATABASE_URL: url(seededTemplate) }
  await run(process.execPath, ['--import', 'tsx', seedCommand], { cwd: root, env })
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

function sourceHash(): string {
  const sources = ['package-lock.json', 'cli/db-seed.ts', 'database', 'domain', 'scenarios', 'dev/postgres-data.ts']
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(join(root, source))))
    hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}

function filesUnder(path: string): string[] {
  if (!existsSync(path) || path.endsWith('generated')) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}
