import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { insertDocument } from '../database/alerts'
import type { Database } from '../database/client'
import { isAnyDocumentKept } from '../database/progress'
import { TASK_QUEUES, intakeId } from '../workflows/workflow-ids'

const FILE = join(__dirname, '..', 'scenarios', 'alerts', 'jishishan-2023-12-18-quake.geojson')
const DOCUMENT_ID = 'first-exercise'

/** One officer stays silent, so that the ladder is seen to climb; everyone else is a prompt stand-in. */
const settings = {
  pace: 240,
  standIns: { seed: 7, officers: 'one-silent', keepers: 'prompt', carriers: 'orderly', receivers: 'prompt' },
} as const

/** On an empty database, raises the recorded Jishishan earthquake as an exercise: the first thing seen is a response running. */
export async function raiseFirstExercise(database: Database, client: Client): Promise<boolean> {
  if (await isAnyDocumentKept(database.pool)) return false
  const body = readFileSync(FILE)
  await insertDocument(database.pool, {
    id: DOCUMENT_ID,
    receivedAt: new Date().toISOString(),
    channel: 'exercise',
    sender: 'npm start',
    contentType: 'application/geo+json',
    fileName: 'jishishan-2023-12-18-quake.geojson',
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: settings,
  })
  await client.workflow.start('intakeDocument', {
    taskQueue: TASK_QUEUES.playbook,
    workflowId: intakeId(DOCUMENT_ID),
    args: [{ documentId: DOCUMENT_ID }],
  })
  return true
}
