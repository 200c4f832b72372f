import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitOf } from '../../dev/processes'
import { until } from './until'

const root = join(__dirname, '..', '..')

export type NpmStart = {
  databaseUrl(): string
  /** The terminal's Ctrl-C; resolves with the exit code. */
  ctrlC(): Promise<number | null>
}

/** What `npm start` runs once everything is installed, on a home and a port of its own. */
export async function npmStart(home: string, port: number): Promise<NpmStart> {
  const env = { ...process.env, MUSTER_HOME: home, MUSTER_PORT: String(port), NODE_ENV: 'production' }
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'dev', 'start.ts')], { cwd: root, env })
  const words: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => void words.push(chunk))
  const said = (): string => Buffer.concat(words).toString('utf8')
  await until('npm start says where it is', () => Promise.resolve(isUp(child, said())), { seconds: 120 })
  return { databaseUrl: () => databaseUrlOf(home), ctrlC: () => interrupt(child) }
}

/** Where its database is: the port that it found free, and the password beside the data. */
function databaseUrlOf(home: string): string {
  const data = join(home, 'postgres')
  const port = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[3]
  const password = readFileSync(`${data}.password`, 'utf8')
  return `postgresql://postgres:${password}@127.0.0.1:${port}/muster`
}

function isUp(child: ChildProcess, said: string): boolean {
  if (child.exitCode !== null) throw new Error(`npm start ended: ${said}`)
  return said.includes('Ctrl-C stops everything')
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  child.kill('SIGINT')
  await exitOf(child)
  return child.exitCode
}
