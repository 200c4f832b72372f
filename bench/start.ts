import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../dev/ports'
import { exitOf } from '../dev/processes'
import type { Case } from './report'
import { judge, quantile, say } from './report'
import { untilServed } from './running-stack'
import { temporaryHome } from './temporary-home'

const root = join(__dirname, '..')
/** Lets the first exercise get under way, so that the second start has a response to go on with. */
const FIRST_RUN_MS = 15_000

/** `npm start` once to fill a new home; then again, as the next morning: time until the sign-in page is served. */
export async function benchStart(n: number): Promise<readonly Case[]> {
  const home = temporaryHome()
  const port = await freePort()
  try {
    say(`first start: ${(await startOnce(home, port, FIRST_RUN_MS)).toFixed(1)} s`)
    const seconds: number[] = []
    for (let index = 0; index < n; index += 1) {
      seconds.push(await startOnce(home, port, 0))
      say(`start ${index + 2}: ${seconds.at(-1)?.toFixed(1)} s`)
    }
    const value = quantile(seconds, 0.5)
    return [judge({ case: 'second npm start → sign-in page served', n, value, unit: 's', limit: 15 })]
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

async function startOnce(home: string, port: number, stayMs: number): Promise<number> {
  const startedMs = performance.now()
  const started = npmStart(home, port)
  try {
    await untilServed(`http://127.0.0.1:${port}/`)
    const seconds = (performance.now() - startedMs) / 1000
    await sleep(stayMs)
    return seconds
  } finally {
    await pressCtrlC(started)
  }
}

/** In a process group of its own, as a terminal would run it. */
function npmStart(home: string, port: number): ChildProcess {
  return spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, MUSTER_HOME: home, MUSTER_PORT: String(port) },
  })
}

async function pressCtrlC(started: ChildProcess): Promise<void> {
  if (started.pid !== undefined && started.exitCode === null) process.kill(-started.pid, 'SIGINT')
  await exitOf(started)
  // npm leaves when it likes; ours ends when everything is stopped and the home is free
  await sleep(500)
}
