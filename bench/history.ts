import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { readAlertFile } from '../cli/respond/alert-file'
import type { ThrowAwayStack } from '../cli/respond/throw-away-stack'
import { throwAwayStack } from '../cli/respond/throw-away-stack'
import { insertDocument } from '../database/alerts'
import { many } from '../database/transaction'
import { addHours } from '../domain/time/instant'
import { Conductor } from '../worker/conductor'
import { SIGNALS } from '../workflows/messages'
import * as ids from '../workflows/workflow-ids'
import type { Case } from './report'
import { judge, say } from './report'

/** A red rainstorm that some ten depots answer to. */
const ALERT = join(__dirname, '..', 'scenarios', 'alerts', 'zhuozhou-2023-07-31-rainstorm-red.xml')
const LONGEST_HOURS = 96
const DOCUMENT_ID = 'bench-history'
const standIns = {
  seed: 7,
  officers: 'prompt',
  keepers: 'prompt',
  carriers: 'orderly',
  receivers: 'prompt',
} as const

/** Plays one response to its end on a stepped clock and asks the server how long its histories are. */
export async function benchHistory(): Promise<readonly Case[]> {
  const file = readAlertFile(ALERT)
  let client: Client | undefined
  const conductor = new Conductor({
    startAt: file.at,
    stopAt: addHours(file.at, LONGEST_HOURS),
    move: async (workflowId, now) =>
      client?.workflow.getHandle(workflowId).signal(SIGNALS.clockMoved, { now }) ?? Promise.resolve(),
  })
  const stack = await throwAwayStack(conductor, (made) => (client = made))
  try {
    conductor.at(file.at, () => raise(stack, file))
    await conductor.whenIdle()
    conductor.stop()
    return await measure(stack)
  } finally {
    await stack.stop()
  }
}

async function raise({ database, client }: ThrowAwayStack, file: ReturnType<typeof readAlertFile>): Promise<void> {
  await insertDocument(database.pool, {
    id: DOCUMENT_ID,
    receivedAt: file.at,
    channel: 'exercise',
    sender: 'bench',
    contentType: null,
    fileName: file.name,
    body: file.body,
    sha256: createHash('sha256').update(file.body).digest('hex'),
    exercise: { pace: 1, standIns },
  })
  await client.workflow.start('intakeDocument', {
    taskQueue: ids.TASK_QUEUES.playbook,
    workflowId: ids.intakeId(DOCUMENT_ID),
    args: [{ documentId: DOCUMENT_ID, clock: { kind: 'stepped', now: file.at } }],
  })
}

async function measure({ database: { pool }, client }: ThrowAwayStack): Promise<readonly Case[]> {
  const [incident] = await many<{ id: string }>(pool, 'SELECT id FROM incidents')
  if (incident === undefined) throw new Error('no incident was opened')
  const consignments = await many<{ id: string }>(pool, 'SELECT id FROM consignments ORDER BY id')
  const length = async (workflowId: string): Promise<number> =>
    (await client.workflow.getHandle(workflowId).describe()).historyLength
  const parent = await length(ids.incidentId(incident.id))
  const children = await Promise.all(consignments.map(({ id }) => length(ids.consignmentId(id))))
  const [watch, held] = [await length(ids.deadlineWatchId(incident.id)), await length(ids.standInsId(incident.id))]
  const n = consignments.length
  say(`${n} consignments: parent ${parent} events, children ${Math.min(...children)} to ${Math.max(...children)}`)
  say(`beside them: deadline watch ${watch} events, stand-ins ${held} (its last run)`)
  return [
    judge({ case: `incident with ${n} consignments`, n: 1, value: parent, unit: 'events', limit: 300 }),
    judge({ case: 'its longest consignment', n, value: Math.max(...children), unit: 'events', limit: 120 }),
  ]
}
