import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { CannotStart } from './cannot-start'

type Tool = 'temporal-server' | 'test-server' | 'browser'

/** The path of a program that set-up finds, fetches or builds; quick when it is there already. */
export function preparedTool(tool: Tool): Promise<string> {
  const script = join(__dirname, '..', 'tools', 'setup.cjs')
  return new Promise((resolve, reject) => {
    const setup = execFile(process.execPath, [script, tool], (error, stdout) => {
      if (error) reject(new CannotStart(said.trim() || error.message))
      else resolve(stdout.trim())
    })
    let said = ''
    setup.stderr?.on('data', (chunk) => {
      said = String(chunk)
      process.stderr.write(said)
    })
  })
}
