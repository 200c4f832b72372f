import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The command line of a running process, to tell our own left-over server from a stranger with its old number. */
export function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`
  if (existsSync('/proc/self')) return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ''
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
}

/** Ends a process by its number: politely, and outright when it hasn't gone within the patience. */
export async function endProcess(pid: number, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  if (!isAlive(pid)) return
  signalIfAlive(pid, signal)
  const deadline = Date.now() + patienceMs
  while (isAlive(pid)) {
    if (Date.now() > deadline) signalIfAlive(pid, 'SIGKILL')
    await sleep(20)
  }
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, signal)
}

/** Resolves when the child has gone, at once if it already has. */
export function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

/**
 * A server that runs detached, so that Ctrl-C leaves its end to us, must still not outlive us when we are killed:
 * a shell waits for the end of its input, which comes with ours, and sends the signal.
 */
export function endWithUs(child: ChildProcess, signal: 'INT' | 'TERM'): void {
  const script = `trap '' INT TERM HUP; cat > /dev/null; kill -${signal} ${child.pid} 2> /dev/null`
  const watch = spawn('/bin/sh', ['-c', script], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  watch.unref()
  if (watch.stdin instanceof Socket) watch.stdin.unref()
  child.once('exit', () => watch.kill('SIGKILL'))
}
