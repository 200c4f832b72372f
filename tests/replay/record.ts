import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import type { Client } from '@temporalio/client'
import { historyToJSON } from '@temporalio/common/lib/proto-utils'
import { readAlertFile } from '../../cli/respond/alert-file'
import { throwAwayStack } from '../../cli/respond/throw-away-stack'
import { insertDocument } from '../../database/alerts'
import type { Database } from '../../database/client'
import type { StandIns } from '../../domain/exercise/stand-in'
import { addHours } from '../../domain/time/instant'
import { Conductor } from '../../worker/conductor'
import { SIGNALS } from '../../workflows/messages'
import * as ids from '../../workflows/workflow-ids'

// Records the histories that tests/replay replays, of one whole response: run `node --import tsx tests/replay/record.ts`
// after a change of workflows/ that is meant to break running responses, or for a version that is released. It plays a
// forest fire on a throw-away stack with the real activities and a stepped clock; carriers are unruly, so that declined
// tenders, silences and escalations are among it. The host's name does not stay in what is written.

const root = join(__dirname, '..', '..')
const folder = join(__dirname, 'recorded')
/** Unruly carriers with much to load take days. */
const LONGEST_HOURS = 240
const standIns: StandIns = { seed: 7, officers: 'prompt', keepers: 'prompt', carriers: 'unruly', receivers: 'prompt' }

async function record(): Promise<void> {
  const alert = readAlertFile(join(root, 'scenarios', 'alerts', 'chongqing-2022-08-19-forest-fire.form.json'))
  let client: Client | undefined
  const conductor = new Conductor({
    startAt: alert.at,
    stopAt: addHours(alert.at, LONGEST_HOURS),
    move: async (workflowId, now) => {
      await client?.workflow.getHandle(workflowId).signal(SIGNALS.clockMoved, { now })
    },
  })
  const stack = await throwAwayStack(conductor, (made) => (client = made))
  try {
    conductor.at(alert.at, () => raise(stack, alert))
    await conductor.whenIdle()
    conductor.stop()
    const recorded = await workflowsToRecord(stack.database)
    const texts = await Promise.all(Object.entries(recorded).map(([name, id]) => historyOf(stack.client, name, id)))
    keep(texts)
  } finally {
    await stack.stop()
  }
}

type Stack = { readonly database: Database; readonly client: Client }

async function raise({ database, client }: Stack, alert: ReturnType<typeof readAlertFile>): Promise<void> {
  await insertDocument(database.pool, {
    id: 'recorded',
    receivedAt: alert.at,
    channel: 'exercise',
    sender: 'recorder',
    contentType: null,
    fileName: alert.name,
    body: alert.body,
    sha256: createHash('sha256').update(alert.body).digest('hex'),
    exercise: { pace: 1, standIns },
  })
  await client.workflow.start('intakeDocument', {
    taskQueue: ids.TASK_QUEUES.playbook,
    workflowId: ids.intakeId('recorded'),
    args: [{ documentId: 'recorded', clock: { kind: 'stepped', now: alert.at } }],
  })
}

/** One workflow of each kind that took part, by the name of its file; of consignments one of each ending. */
async function workflowsToRecord({ pool }: Database): Promise<Record<string, string>> {
  const only = async (sql: string): Promise<string | undefined> => {
    const { rows } = await pool.query<{ id: string }>(sql)
    return rows[0]?.id
  }
  const goods = async (status: string): Promise<string | undefined> =>
    only(
      `SELECT c.id FROM consignments c JOIN transport_bookings b ON b.consignment_id = c.id WHERE c.status = '${status}'
       GROUP BY c.id ORDER BY max(b.attempt) DESC, c.id LIMIT 1`,
    )
  const incident = await only('SELECT id FROM incidents ORDER BY started_at LIMIT 1')
  const message = await only('SELECT id FROM messages ORDER BY id LIMIT 1')
  const escalation = await only(
    'SELECT id FROM escalations ORDER BY acknowledged_at IS NULL, rung DESC NULLS LAST, id LIMIT 1',
  )
  const found: Record<string, string | undefined> = {
    'intake-document': ids.intakeId('recorded'),
    'incident-response': incident && ids.incidentId(incident),
    'deadline-watch': incident && ids.deadlineWatchId(incident),
    'stand-in-posts': incident && ids.standInsId(incident),
    'consignment-received': await goods('received').then((id) => id && ids.consignmentId(id)),
    'consignment-cancelled': await goods('cancelled').then((id) => id && ids.consignmentId(id)),
    'deliver-message': message && ids.messageId(message),
    escalation: escalation && ids.escalationId(escalation),
  }
  const known = Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(known)
}

async function historyOf(client: Client, name: string, workflowId: string): Promise<{ name: string; text: string }> {
  const history = await client.workflow.getHandle(workflowId).fetchHistory()
  const read: unknown = JSON.parse(historyToJSON(history), withoutHost)
  return { name, text: `${JSON.stringify(read)}\n` }
}

/** What names the machine that recorded says nothing about the workflow. */
function withoutHost(key: string, value: unknown): unknown {
  if (key === 'identity') return 'recorder'
  return typeof value === 'string' ? value.replaceAll(hostname(), 'host') : value
}

function keep(texts: readonly { name: string; text: string }[]): void {
  mkdirSync(folder, { recursive: true })
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
  for (const { name, text } of texts) {
    writeFileSync(join(folder, `${name}.json`), text)
    process.stdout.write(`${name}: ${Math.round(text.length / 1_024)} kB\n`)
  }
}

void record().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
