import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { CannotStart } from '../dev/cannot-start'

/** Asks one question at the terminal; what is typed is not shown when it is a secret. Ctrl-C or Ctrl-D ends the command. */
export async function ask(question: string, { secret = false } = {}): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  if (secret) process.stderr.write(question)
  const terminal = createInterface({ input: process.stdin, output: secret ? silent : process.stderr, terminal: true })
  const left = new Promise<never>((_, reject) => {
    terminal.once('close', () => reject(new CannotStart('')))
  })
  try {
    return (await Promise.race([terminal.question(secret ? '' : question), left])).trim()
  } finally {
    left.catch(() => undefined)
    terminal.close()
    if (secret) process.stderr.write('\n')
  }
}

/** All that is piped in, without the line end. */
export async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
