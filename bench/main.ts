import { parseArgs } from 'node:util'
import { WrongCall, runAsMain } from '../cli/operator-main'
import { benchAllocation } from './allocation'
import { benchDispatch } from './dispatch'
import { benchHistory } from './history'
import { benchImport } from './import'
import { benchPlaybook } from './playbook'
import { benchPositions } from './positions'
import type { Case } from './report'
import { reportOf } from './report'
import { benchReservation } from './reservation'
import { benchRespond } from './respond'
import { benchSeed } from './seed'
import { benchStart } from './start'

type Bench = {
  readonly about: string
  readonly n: number
  readonly run: (n: number) => Promise<readonly Case[]>
}

const benches: Readonly<Record<string, Bench>> = {
  allocation: {
    about: 'allocation plans of several sizes with proof, against HiGHS and a loop over warehouses',
    n: 3,
    run: benchAllocation,
  },
  dispatch: { about: 'alert posted → orders of the first batch committed, p95', n: 30, run: benchDispatch },
  playbook: {
    about: 'whole responses per second, against a bare workflow of the same shape',
    n: 48,
    run: benchPlaybook,
  },
  seed: { about: 'the reference network into an empty database', n: 2, run: benchSeed },
  start: { about: 'second npm start → sign-in page served', n: 1, run: benchStart },
  history: { about: 'events in the histories of a response with about 10 consignments', n: 1, run: benchHistory },
  respond: {
    about: 'one alert, stepped, from the command to its last line: each of the four',
    n: 4,
    run: benchRespond,
  },
  import: {
    about: 'stock lines from a file into the ledger, against a bare COPY; peak memory',
    n: 100_000,
    run: benchImport,
  },
  reservation: {
    about: 'lines reserved per second by 64 clients on hot positions, against bare updates; oversold and lost',
    n: 100_000,
    run: benchReservation,
  },
  positions: {
    about: "a page of a province's positions, with a ledger of so many movements, p99",
    n: 10_000_000,
    run: benchPositions,
  },
}

const list = Object.entries(benches)
  .map(([name, { about, n }]) => `  ${name.padEnd(12)}${about} (n = ${n})`)
  .join('\n')

const usage = `Measures one thing against real PostgreSQL and Temporal servers, started for it and thrown away after.

  npm run bench -- NAME [--n N]

${list}

Progress goes to standard error; the last line is one JSON object. The exit status is 1 when a limit does not hold.
`

async function benchCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { n: { type: 'string' } },
  })
  const [name = ''] = positionals
  const bench = benches[name]
  if (bench === undefined || positionals.length !== 1) throw new WrongCall('Name one bench.')
  const n = values.n === undefined ? bench.n : Number(values.n)
  if (!Number.isInteger(n) || n < 1) throw new WrongCall('--n is a whole number above 0')
  const report = reportOf(name, await bench.run(n))
  process.stdout.write(`${JSON.stringify(report)}\n`)
  return report.holds ? 0 : 1
}

if (require.main === module) void runAsMain(usage, benchCommand)
