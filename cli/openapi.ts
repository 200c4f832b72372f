import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../api/openapi'

const usage = `Writes openapi.json from the schemas of the API, and the console's types from that.

  npm run openapi             write it
  npm run openapi -- --check  only compare; exit code 1 when it differs
`
const file = join(process.cwd(), 'openapi.json')
const types = join('console', 'generated', 'api.d.ts')

/** Writes or checks the committed document; the answer is the exit code. */
export function openApiCommand(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(usage)
    return 0
  }
  const made = `${JSON.stringify(openApiDocument(), null, 2)}\n`
  if (!args.includes('--check')) {
    writeFileSync(file, made)
    return consoleTypes([])
  }
  if (readFileSync(file, 'utf8') === made) return consoleTypes(['--check'])
  process.stderr.write('openapi.json differs from the schemas: run npm run openapi and commit it.\n')
  return 1
}

/** The console's types are made by openapi-typescript; `--check` compares. */
function consoleTypes(args: readonly string[]): number {
  const generator = join('node_modules', 'openapi-typescript', 'bin', 'cli.js')
  const { status } = spawnSync(process.execPath, [generator, file, '-o', types, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) process.stderr.write(`${types} differs from openapi.json: run npm run openapi and commit it.\n`)
  return status === 0 ? 0 : 1
}

if (require.main === module) process.exitCode = openApiCommand(process.argv.slice(2))
