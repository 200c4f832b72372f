import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { PlayedIncident } from '../cli/respond/play-alerts'
import type { Case } from './report'
import { judge, say } from './report'

const root = join(__dirname, '..')
const run = promisify(execFile)

/** The alerts that drive the whole playbook. */
export function scenarioAlerts(): readonly string[] {
  return readdirSync(join(root, 'scenarios', 'alerts'))
    .sort()
    .map((name) => join(root, 'scenarios', 'alerts', name))
}

/** `npm run respond` for one alert, stepped: real seconds by its own summary, each alert a case. */
export async function benchRespond(n: number): Promise<readonly Case[]> {
  const cases: Case[] = []
  for (const file of scenarioAlerts().slice(0, n)) {
    const name = file.slice(file.lastIndexOf('/') + 1)
    const played = await respond(file)
    const { realSeconds, status, scenarioHours, consignments } = played
    say(`${name}: ${status} after ${scenarioHours} h, ${consignments} consignments, ${realSeconds} s real`)
    cases.push(judge({ case: `respond ${name}`, n: 1, value: realSeconds, unit: 's', limit: 60 }))
  }
  return cases
}

async function respond(file: string): Promise<PlayedIncident> {
  const args = [join(root, 'tools', 'run.cjs'), 'cli/respond.ts', file, '--json']
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: 64 * 2 ** 20 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as PlayedIncident
}
