import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess, exitOf } from './processes'

export interface SupervisedProgram {
  readonly name: string
  /** A TypeScript file of the project, or a built .js file. */
  readonly entry: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export interface Supervisor {
  /** Starts the program and from then on starts it again, after a growing pause, whenever it dies. */
  start(program: SupervisedProgram): void
  /** Undefined while it is down. */
  pidOf(name: string): number | undefined
  /** Stops one program for good. */
  stopOne(name: string): Promise<void>
  /** Stops all, the last started first, each given time to finish what it does. */
  stop(): Promise<void>
  /** Ends all at once. */
  kill(): void
}

interface SupervisorOptions {
  readonly logDir: string
  readonly onRestart?: (name: string, pauseMs: number) => void
}

interface Entry {
  readonly program: SupervisedProgram
  child?: ChildProcess
  failures: number
  restart?: NodeJS.Timeout
  stopping: boolean
}

const firstPauseMs = 200
const longestPauseMs = 15_000
const steadyAfterMs = 30_000
const stopPatienceMs = 20_000
const root = join(__dirname, '..')

export function createSupervisor({ logDir, onRestart }: SupervisorOptions): Supervisor {
  mkdirSync(logDir, { recursive: true })
  const entries = new Map<string, Entry>()

  function launch(entry: Entry): void {
    const startedAt = Date.now()
    const child = spawnProgram(entry.program, logDir)
    entry.child = child
    void exitOf(child).then(() => {
      if (entry.stopping) return
      entry.failures = Date.now() - startedAt > steadyAfterMs ? 1 : entry.failures + 1
      const pauseMs = Math.min(firstPauseMs * 2 ** (entry.failures - 1), longestPauseMs)
      onRestart?.(entry.program.name, pauseMs)
      entry.restart = setTimeout(() => launch(entry), pauseMs)
    })
  }

  async function stopOne(name: string): Promise<void> {
    const entry = entries.get(name)
    if (!entry) return
    entry.stopping = true
    clearTimeout(entry.restart)
    if (entry.child?.pid && isRunning(entry.child)) await endProcess(entry.child.pid, 'SIGTERM', stopPatienceMs)
    entries.delete(name)
  }

  return {
    start(program) {
      if (entries.has(program.name)) throw new Error(`${program.name} is supervised already`)
      const entry: Entry = { program, failures: 0, stopping: false }
      entries.set(program.name, entry)
      launch(entry)
    },
    pidOf(name) {
      const child = entries.get(name)?.child
      return child && isRunning(child) ? child.pid : undefined
    },
    stopOne,
    async stop() {
      for (const name of [...entries.keys()].reverse()) await stopOne(name)
    },
    kill() {
      for (const entry of entries.values()) {
        entry.stopping = true
        entry.child?.kill('SIGKILL')
      }
    },
  }
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null
}

/** Detached, so that the terminal's Ctrl-C reaches only us and the order of stopping is ours. */
function spawnProgram(program: SupervisedProgram, logDir: string): ChildProcess {
  const log = openSync(join(logDir, `${program.name}.log`), 'a')
  const typescript = program.entry.endsWith('.ts') ? ['--import', 'tsx'] : []
  const leave = ['--require', join(root, 'tools', 'leave-with-parent.cjs')]
  const child = spawn(process.execPath, [...leave, ...typescript, join(root, program.entry), ...(program.args ?? [])], {
    cwd: root,
    detached: true,
    env: { ...process.env, ...program.env },
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  return child
}
