import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres } from '../../dev/postgres'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-postgres-'))
  chmodSync(folder, 0o755)
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

it('keeps its data and its password from one start to the next', async () => {
  const dataDir = join(folder, 'data')
  const first = await startPostgres({ dataDir, durable: false })
  await query(first.url('postgres'), "CREATE TABLE depot AS SELECT '甘肃' AS name")
  await first.stop()
  const second = await startPostgres({ dataDir, durable: false, port: first.port })
  expect(await query(second.url('postgres'), 'SELECT name FROM depot')).toEqual([{ name: '甘肃' }])
  await second.stop()
})

it('says in one sentence that its port is taken, and reaches no other server by mistake', async () => {
  const one = await startPostgres({ dataDir: join(folder, 'one'), durable: false })
  const other = startPostgres({ dataDir: join(folder, 'other'), durable: false, port: one.port })
  await expect(other).rejects.toThrow(`Port ${one.port} for PostgreSQL is already in use`)
  await one.stop()
})

it('starts again after it was killed', async () => {
  const dataDir = join(folder, 'data')
  const first = await startPostgres({ dataDir, durable: false })
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await startPostgres({ dataDir, durable: false })
  expect(await query(second.url('postgres'), 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await second.stop()
})

it('does not outlive a process that is killed outright', async () => {
  const dataDir = join(folder, 'data')
  const script = `require('./dev/postgres').startPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false })
    .then(({ pid }) => console.log(pid))`
  const owner = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(owner.stdout, 'data')) as [Buffer]
  owner.kill('SIGKILL')
  const again = await startPostgres({ dataDir, durable: false })
  expect(again.pid).not.toBe(Number(line.toString()))
  expect(() => process.kill(Number(line.toString()), 0)).toThrow()
  await again.stop()
})
