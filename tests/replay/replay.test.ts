import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DefaultLogger, Runtime, Worker, makeTelemetryFilterString } from '@temporalio/worker'
import type { InjectedSinks } from '@temporalio/worker'
import type { ClockSinks } from '../../workflows/clock'
import { testWorkflowBundle } from '../setup/test-temporal'

// Histories of one whole response, recorded by record.ts: a change of workflows/ that would break a running response
// fails here. Such a change needs `patched(…)`, not a new recording.

const folder = join(__dirname, 'recorded')
const names = readdirSync(folder).map((file) => file.replace('.json', ''))
const recorded = (name: string): string => readFileSync(join(folder, `${name}.json`), 'utf8')

Runtime.install({
  logger: new DefaultLogger('ERROR'),
  shutdownSignals: [],
  telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
})

const ignored = { fn: () => undefined, callDuringReplay: false }
const sinks: InjectedSinks<ClockSinks> = {
  conductor: { waiting: ignored, waited: ignored, begun: ignored, settled: ignored, ended: ignored },
}

const replay = (history: string): Promise<void> =>
  Worker.runReplayHistory({ workflowBundle: testWorkflowBundle(), sinks }, JSON.parse(history))

test('each kind of workflow that takes part in a response is recorded', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'consignment-received',
      'deadline-watch',
      'deliver-message',
      'escalation',
      'incident-response',
      'intake-document',
      'stand-in-posts',
    ]),
  )
})

test.each(names)('a response that was begun before this change goes on: %s', async (name) => {
  await expect(replay(recorded(name))).resolves.toBeUndefined()
})

test('a workflow that no longer does what its history says is caught', async () => {
  const changed = recorded('incident-response').replaceAll('"planAllocation"', '"planDifferently"')
  await expect(replay(changed)).rejects.toThrow(/planDifferently/)
})

test('a recording names no machine', () => {
  for (const name of names) {
    const identities = recorded(name).match(/"identity":"[^"]*"/g) ?? []
    expect(new Set(identities)).toEqual(new Set(['"identity":"recorder"']))
  }
})

test('all of Temporal shares one protobufjs: with two, a history in JSON can not be read', () => {
  const ours = require.resolve('protobufjs')
  const theirs = ['@temporalio/proto', '@temporalio/common', '@temporalio/worker', '@temporalio/client'].map((name) =>
    require.resolve('protobufjs', { paths: [dirname(require.resolve(name))] }),
  )
  expect(new Set([ours, ...theirs]).size).toBe(1)
})
