import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../../dev/processes'
import { createSupervisor } from '../../dev/supervisor'

const entry = 'tests/dev/programs/counting-program.ts'

let logDir: string

beforeEach(() => {
  logDir = mkdtempSync(join(tmpdir(), 'muster-supervisor-'))
})

afterEach(() => rmSync(logDir, { recursive: true, force: true }))

const logOf = (name: string) => readFileSync(join(logDir, `${name}.log`), 'utf8')

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20)
}

it('starts a program again when it dies, and stops all in reverse order', async () => {
  const restarts: string[] = []
  const supervisor = createSupervisor({ logDir, onRestart: (name) => restarts.push(name) })
  supervisor.start({ name: 'worker', entry, env: { NAME: 'worker' } })
  supervisor.start({ name: 'api', entry, env: { NAME: 'api' } })
  await until(() => logOf('worker').includes('up worker') && logOf('api').includes('up api'))
  const killed = supervisor.pidOf('worker') ?? 0
  process.kill(killed, 'SIGKILL')
  await until(() => logOf('worker') === 'up worker\nup worker\n')
  const pids = ['worker', 'api'].map((name) => supervisor.pidOf(name) ?? 0)
  expect(pids).not.toContain(killed)
  await supervisor.stop()
  expect(restarts).toEqual(['worker'])
  expect([logOf('worker'), logOf('api')]).toEqual(['up worker\nup worker\ndown worker\n', 'up api\ndown api\n'])
  expect(pids.some(isAlive)).toBe(false)
})
