import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from '@temporalio/client'
import { msToTs } from '@temporalio/common/lib/time'
import { CannotStart } from './cannot-start'
import { freePort, requireFreePort } from './ports'
import { preparedTool } from './prepared-tools'
import { commandOf, endProcess, endWithUs, exitOf } from './processes'

export interface TemporalOptions {
  /** Where the server keeps its state; in memory, gone with the server, when not given. */
  readonly file?: string
  readonly port?: number
  readonly namespaces: readonly string[]
  readonly logFile?: string
}

export interface RunningTemporal {
  readonly address: string
  readonly port: number
  readonly pid: number
  readonly exited: Promise<void>
  stop(): Promise<void>
}

const startLimitMs = 60_000
const stopPatienceMs = 15_000
const retentionDays = 90

/** Two to three times the throughput of the server's own defaults, and still safe when it is killed. */
const tuning = [
  ...['journal_mode=WAL', 'synchronous=FULL'].flatMap((pragma) => ['--sqlite-pragma', pragma]),
  ...[
    'matching.numTaskqueueReadPartitions=1',
    'matching.numTaskqueueWritePartitions=1',
    'system.enableActivityEagerExecution=true',
  ].flatMap((value) => ['--dynamic-config-value', value]),
]

/** Starts the Temporal CLI's development server and waits until it serves every namespace asked for. */
export async function startTemporal(options: TemporalOptions): Promise<RunningTemporal> {
  const program = process.env.TEMPORAL_CLI || (await preparedTool('temporal-server'))
  if (options.file) await endLeftOver(options.file)
  const port = options.port ? await requireFreePort(options.port, 'the Temporal server') : await freePort()
  const server = spawnServer(program, options, port)
  const address = `127.0.0.1:${port}`
  await untilReady(server, address, options)
  return {
    address,
    port,
    pid: server.pid ?? 0,
    exited: exitOf(server),
    stop: async () => {
      // What is in memory only needs no leave-taking, which takes a second.
      if (server.pid) await endProcess(server.pid, options.file ? 'SIGTERM' : 'SIGKILL', stopPatienceMs)
      await exitOf(server)
    },
  }
}

function spawnServer(program: string, options: TemporalOptions, port: number): ChildProcess {
  const where = ['--headless', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn']
  const namespaces = options.namespaces.flatMap((name) => ['--namespace', name])
  const file = options.file ? ['--db-filename', options.file] : []
  const logFile = options.logFile ?? (options.file ? `${options.file}.log` : undefined)
  for (const path of [options.file, logFile]) if (path) mkdirSync(dirname(path), { recursive: true })
  const log = logFile ? openSync(logFile, 'a') : 'ignore'
  const args = ['server', 'start-dev', ...where, ...namespaces, ...file, ...tuning]
  const server = spawn(program, args, { detached: true, stdio: ['ignore', log, log] })
  if (typeof log === 'number') closeSync(log)
  endWithUs(server, 'TERM')
  if (options.file && server.pid) writeFileSync(`${options.file}.pid`, String(server.pid))
  return server
}

/** Two servers on one file would ruin it: one that a killed launcher left is stopped first. */
async function endLeftOver(file: string): Promise<void> {
  if (!existsSync(`${file}.pid`)) return
  const pid = Number(readFileSync(`${file}.pid`, 'utf8'))
  if (pid > 0 && commandOf(pid).includes(file)) await endProcess(pid, 'SIGTERM', stopPatienceMs)
}

async function untilReady(server: ChildProcess, address: string, options: TemporalOptions): Promise<void> {
  const deadline = Date.now() + startLimitMs
  const gone = () => server.exitCode !== null || server.signalCode !== null || server.pid === undefined
  while (!gone() && Date.now() < deadline) {
    if (await servesNamespaces(address, options.namespaces)) return
    await sleep(50)
  }
  if (server.pid && !gone()) await endProcess(server.pid, 'SIGTERM', stopPatienceMs)
  const log = options.logFile ?? (options.file ? `${options.file}.log` : undefined)
  const said = log && existsSync(log) ? `:\n${readFileSync(log, 'utf8').trim().split('\n').slice(-4).join('\n')}` : '.'
  throw new CannotStart(`The Temporal server did not start${said}`)
}

/** True when every namespace answers; finished workflows are then kept for as long as a season's review needs. */
async function servesNamespaces(address: string, namespaces: readonly string[]): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: 1_000 }).catch(() => undefined)
  if (!connection) return false
  const config = { workflowExecutionRetentionTtl: msToTs(`${retentionDays} days`) }
  try {
    await connection.withDeadline(Date.now() + 3_000, () =>
      Promise.all(namespaces.map((namespace) => connection.workflowService.updateNamespace({ namespace, config }))),
    )
    return true
  } catch {
    return false
  } finally {
    await connection.close()
  }
}
