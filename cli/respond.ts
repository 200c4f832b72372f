import { parseArgs } from 'node:util'
import type { StandIns } from '../domain/exercise/stand-in'
import type { Language } from '../texts/sentence'
import { progressSentence } from '../texts/respond'
import { WrongCall, languageOf, runAsMain } from './operator-main'
import { readAlertFile } from './respond/alert-file'
import type { ProgressEntry } from './respond/play-alerts'
import { playAlerts } from './respond/play-alerts'

const usage = `Plays the whole playbook for one or more alert files on a throw-away stack, as of the alert's own time.

  npm run respond -- FILE… [--seed 7] [--officers prompt|silent] [--carriers orderly|unruly] [--clock 240] [--json] [--language zh|en]

Without --clock time is stepped: it goes to the next thing that is due as soon as nothing is in flight, and the same seed
gives the same decisions. With --clock N it runs N times as fast as real time. Stand-ins answer within 10 minutes. It ends
when the response closes, or after 96 hours of the scenario. The last line is a summary (with --json: one JSON object,
progress goes to standard error).
`

export async function respondCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '7' },
      officers: { type: 'string', default: 'prompt' },
      carriers: { type: 'string', default: 'orderly' },
      clock: { type: 'string' },
      json: { type: 'boolean', default: false },
      language: { type: 'string' },
    },
  })
  if (positionals.length === 0) throw new WrongCall('Name at least one alert file.')
  const language = languageOf(values.language)
  const out = values.json ? process.stderr : process.stdout
  const incidents = await playAlerts(positionals.map(readAlertFile), {
    standIns: standInsOf(values),
    pace: values.clock === undefined ? null : numberOf('--clock', values.clock),
    onProgress: (entry) => tell(out, entry, language),
  })
  const [only] = incidents
  const summary = incidents.length === 1 && only !== undefined ? only : { incidents }
  process.stdout.write(`${values.json ? JSON.stringify(summary) : JSON.stringify(summary, null, 1)}\n`)
  return incidents.length === 0 ? 1 : 0
}

function standInsOf(values: { seed: string; officers: string; carriers: string }): StandIns {
  return {
    seed: numberOf('--seed', values.seed),
    officers: oneOf('--officers', values.officers, ['prompt', 'silent']),
    keepers: 'prompt',
    carriers: oneOf('--carriers', values.carriers, ['orderly', 'unruly']),
    receivers: 'prompt',
  }
}

function oneOf<const T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new WrongCall(`${name} is ${allowed.join(' or ')}`)
  return found
}

function numberOf(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isFinite(number) || number <= 0) throw new WrongCall(`${name} is a number above 0`)
  return number
}

function tell(out: NodeJS.WriteStream, entry: ProgressEntry, language: Language): void {
  const sentence = progressSentence(entry.action, entry.subject, rounded(entry.detail), language)
  if (sentence !== null) out.write(`+${entry.hours.toFixed(1).padStart(5)} h  ${sentence}\n`)
}

function rounded(detail: ProgressEntry['detail']): ProgressEntry['detail'] {
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'number' ? Math.round(value * 100) / 100 : value,
    ]),
  )
}

if (require.main === module) void runAsMain(usage, respondCommand)
