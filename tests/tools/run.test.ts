import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

jest.setTimeout(30_000)

function runProgram(...args: string[]) {
  const command = ['tools/run.cjs', 'tests/tools/waiting-program.ts', ...args]
  return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'ignore'] })
}

async function firstLine(program: ChildProcess): Promise<void> {
  if (program.stdout) await once(program.stdout, 'readable')
}

it('hands on the arguments and the exit code, with nothing else on stdout', async () => {
  const program = runProgram('--seed', '7', 'a b')
  const exited = once(program, 'exit')
  expect(await text(program.stdout)).toBe('["--seed","7","a b"]\n')
  expect(await exited).toEqual([3, null])
})

it('passes a stop signal on and ends when the program has ended', async () => {
  const program = runProgram('--wait')
  const exited = once(program, 'exit')
  await firstLine(program)
  program.kill('SIGTERM')
  expect(await text(program.stdout)).toBe('["--wait"]\nstopped by SIGTERM\n')
  expect(await exited).toEqual([7, null])
})

it('leaves no program behind when it is killed outright', async () => {
  const program = runProgram('--wait')
  await firstLine(program)
  program.kill('SIGKILL')
  expect(await text(program.stdout)).toBe('["--wait"]\nstopped by SIGTERM\n')
})
