import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApiDocument } from '../api/openapi'

const usage = `Writes openapi.json from the schemas of the API.

  npm run openapi             write it
  npm run openapi -- --check  only compare; exit code 1 when it differs
`
const file = join(process.cwd(), 'openapi.json')

/** Writes or checks the committed document; the answer is the exit code. */
export function openApiCommand(args: readonly string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(usage)
    return 0
  }
  const made = `${JSON.stringify(openApiDocument(), null, 2)}\n`
  if (!args.includes('--check')) {
    writeFileSync(file, made)
    return 0
  }
  if (readFileSync(file, 'utf8') === made) return 0
  process.stderr.write('openapi.json differs from the schemas: run npm run openapi and commit it.\n')
  return 1
}

if (require.main === module) process.exitCode = openApiCommand(process.argv.slice(2))
