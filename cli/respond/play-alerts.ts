import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import { insertDocument } from '../../database/alerts'
import type { Database } from '../../database/client'
import { isAnythingOpen, readIncidentSpans } from '../../database/progress'
import { readAudit } from '../../database/reads/audit'
import { readSummary } from '../../database/summary'
import type { IncidentSummary } from '../../database/summary'
import type { StandIns } from '../../domain/exercise/stand-in'
import type { Instant } from '../../domain/time/instant'
import { HOUR_MS, addHours, hoursBetween, msBetween } from '../../domain/time/instant'
import { Conductor } from '../../worker/conductor'
import { SIGNALS } from '../../workflows/messages'
import { TASK_QUEUES, intakeId } from '../../workflows/workflow-ids'
import type { AlertFile } from './alert-file'
import { throwAwayStack } from './throw-away-stack'

/** A response that has not closed by then is reported as it stands. */
const LONGEST_HOURS = 96

export type PlayOptions = {
  readonly standIns: StandIns
  /** Times as fast as real time on a paced clock; null: stepped. */
  readonly pace: number | null
  readonly onProgress: (entry: ProgressEntry) => void
}
export type ProgressEntry = {
  readonly hours: number
  readonly action: string
  readonly subject: string
  readonly detail: Readonly<Record<string, unknown>>
}
export type PlayedIncident = Omit<IncidentSummary, 'approved' | 'sent' | 'received' | 'consignments'> & {
  readonly approved: number
  readonly sent: number
  readonly received: number
  readonly consignments: number
  readonly consignmentsByStatus: IncidentSummary['consignments']
  readonly quantities: readonly { itemCode: string; approved: number; sent: number; received: number }[]
  readonly scenarioHours: number
  readonly realSeconds: number
}

/** Plays the whole playbook for one or more alerts on a throw-away stack, as of the alerts' own time. */
export async function playAlerts(
  files: readonly AlertFile[],
  options: PlayOptions,
): Promise<readonly PlayedIncident[]> {
  const startedMs = performance.now()
  const startAt = files.map((file) => file.at).sort()[0] ?? ''
  const conductor = options.pace === null ? stepped(startAt) : null
  const stack = await throwAwayStack(conductor?.conductor ?? null, (client) => conductor?.use(client))
  try {
    const stopTelling = tellProgress(stack.database, startAt, options.onProgress)
    if (conductor === null) await playPaced(stack, files, startAt, options)
    else await playStepped(stack, files, conductor.conductor, options)
    await stopTelling()
    return await summaries(stack.database, startAt, () => Math.round((performance.now() - startedMs) / 100) / 10)
  } finally {
    await stack.stop()
  }
}

type Playing = { readonly database: Database; readonly client: Client }

function stepped(startAt: Instant): { conductor: Conductor; use: (client: Client) => void } {
  let client: Client | undefined
  const move = async (workflowId: string, now: Instant): Promise<void> => {
    await client?.workflow.getHandle(workflowId).signal(SIGNALS.clockMoved, { now })
  }
  const conductor = new Conductor({ startAt, stopAt: addHours(startAt, LONGEST_HOURS), move })
  return { conductor, use: (made) => (client = made) }
}

async function playStepped(
  stack: Playing,
  files: readonly AlertFile[],
  conductor: Conductor,
  options: PlayOptions,
): Promise<void> {
  for (const [index, file] of files.entries()) conductor.at(file.at, () => raise(stack, file, index, options, true))
  await conductor.whenIdle()
  conductor.stop()
}

async function playPaced(
  stack: Playing,
  files: readonly AlertFile[],
  startAt: Instant,
  options: PlayOptions,
): Promise<void> {
  const pace = options.pace ?? 1
  const waits = files.map(async (file, index) => {
    await sleep(msBetween(startAt, file.at) / pace)
    await raise(stack, file, index, options, false)
  })
  await Promise.all(waits)
  const deadlineMs = performance.now() + (LONGEST_HOURS * HOUR_MS) / pace
  while (performance.now() < deadlineMs) {
    if (!(await isAnythingOpen(stack.database.pool))) return
    await sleep(500)
  }
}

async function raise(
  { database, client }: Playing,
  file: AlertFile,
  index: number,
  { standIns, pace }: PlayOptions,
  isStepped: boolean,
): Promise<void> {
  const documentId = `respond-${index + 1}`
  await insertDocument(database.pool, {
    id: documentId,
    receivedAt: file.at,
    channel: 'exercise',
    sender: 'respond',
    contentType: null,
    fileName: file.name,
    body: file.body,
    sha256: createHash('sha256').update(file.body).digest('hex'),
    exercise: { pace: pace ?? 1, standIns },
  })
  const clock = isStepped ? { clock: { kind: 'stepped', now: file.at } } : {}
  await client.workflow.start('intakeDocument', {
    taskQueue: TASK_QUEUES.playbook,
    workflowId: intakeId(documentId),
    args: [{ documentId, ...clock }],
  })
}

/** Follows the audit log; ends with what came last. */
function tellProgress(
  { pool }: Database,
  startAt: Instant,
  onProgress: PlayOptions['onProgress'],
): () => Promise<void> {
  let seen = 0
  let over = false
  const follow = async (): Promise<void> => {
    for (;;) {
      const rows = await readAudit(pool, { after: seen, limit: 500 })
      for (const { seq, at, action, subject, detail } of rows) {
        seen = seq
        onProgress({ hours: hoursBetween(startAt, at.toISOString()), action, subject, detail })
      }
      if (rows.length === 0) return
    }
  }
  const loop = (async () => {
    while (!over) {
      await follow()
      await sleep(500)
    }
  })()
  return async () => {
    over = true
    await loop
    await follow()
  }
}

async function summaries(database: Database, startAt: Instant, realSeconds: () => number): Promise<PlayedIncident[]> {
  const played: PlayedIncident[] = []
  for (const span of await readIncidentSpans(database.pool)) {
    const { approved, sent, received, consignments, ...summary } = await readSummary(database.pool, span.id)
    const closedAt = span.closedAt ?? addHours(startAt, LONGEST_HOURS)
    played.push({
      ...summary,
      approved: total(approved),
      sent: total(sent),
      received: total(received),
      consignments: total(consignments),
      consignmentsByStatus: consignments,
      quantities: Object.entries(approved).map(([itemCode, units]) => ({
        itemCode,
        approved: units,
        sent: sent[itemCode] ?? 0,
        received: received[itemCode] ?? 0,
      })),
      scenarioHours: Math.round(hoursBetween(span.startedAt, closedAt) * 100) / 100,
      realSeconds: realSeconds(),
    })
  }
  return played
}

const total = (amounts: Readonly<Record<string, number>>): number =>
  Object.values(amounts).reduce((sum, each) => sum + each, 0)
