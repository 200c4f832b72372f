import { createHash } from 'node:crypto'
import { createIntakeActivities } from '../../../activities/intake/intake-activities'
import type { IntakeActivities } from '../../../activities/interfaces'
import type { ActivityContext } from '../../../activities/ports'
import type { DocumentRow, ExerciseSettings } from '../../../database/alerts'
import { insertDocument } from '../../../database/alerts'
import type { Database } from '../../../database/client'
import { openDatabase } from '../../../database/client'
import { createTestDatabase } from '../../setup/test-database'

export type Arrival = {
  readonly id: string
  readonly receivedAt: string
  readonly channel?: 'http' | 'feed' | 'form'
  readonly sender?: string
  readonly fileName?: string
  readonly exercise?: ExerciseSettings
}
export type Signal = { readonly workflowId: string; readonly signal: string; readonly argument: unknown }

/** Intake on a database of its own with the reference network; what would go to workflows is written down. */
export type IntakeDesk = {
  readonly database: Database
  readonly activities: IntakeActivities
  readonly signals: readonly Signal[]
  /** Keeps a document and takes it in, as the API and its workflow do. */
  receive(body: Buffer | string, arrival: Arrival): ReturnType<IntakeActivities['receiveDocument']>
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openIntakeDesk(changes: Partial<ActivityContext> = {}): Promise<IntakeDesk> {
  const copy = await createTestDatabase()
  const database = openDatabase(copy.url)
  const signals: Signal[] = []
  const context: ActivityContext = {
    database,
    workflows: {
      signal: async (workflowId, signal, argument) => void signals.push({ workflowId, signal, argument }),
      update: async () => ({ outcome: 'done', detail: '' }),
    },
    environment: 'staging',
    servedArea: '100000',
    publicUrl: 'http://127.0.0.1:8420',
    secret: 'x'.repeat(32),
    ...changes,
  }
  const activities = createIntakeActivities(context)
  return {
    database,
    activities,
    signals,
    async receive(body, arrival) {
      await keep(database, Buffer.from(body), arrival)
      return activities.receiveDocument({ documentId: arrival.id, realNow: arrival.receivedAt, clock: null })
    },
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await database.pool.query(sql, [...values])).rows as Row[],
    async close() {
      await database.close()
      await copy.drop()
    },
  }
}

async function keep(database: Database, body: Buffer, arrival: Arrival): Promise<void> {
  await insertDocument(database.pool, {
    channel: arrival.exercise === undefined ? 'http' : 'exercise',
    sender: 'test',
    fileName: null,
    ...arrival,
    contentType: null,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: arrival.exercise ?? null,
  })
}

type AlertRow = {
  identity: string
  disposition: string
  reason: { key: string }
  area_codes: string[]
  area_by: string
  incident_id: string | null
}
type ReviewRow = {
  kind: string
  missing: string[]
  reasons: { key: string }[]
  partial: { areaCodes?: string[] } | null
}

/**
 * All that became of a document, a line for each alert and each entry in review:
 * `disposition reason | areas by | incident?` and `review kind reasons | missing | areas read so far`.
 */
export async function outcomeOf(desk: IntakeDesk, documentId: string): Promise<readonly string[]> {
  const [document] = await desk.rows<Pick<DocumentRow, 'consumed_at'> & { state: string }>(
    'SELECT state, consumed_at FROM alert_documents WHERE id = $1',
    [documentId],
  )
  const alerts = await desk.rows<AlertRow>('SELECT * FROM alerts WHERE document_id = $1 ORDER BY id', [documentId])
  const reviews = await desk.rows<ReviewRow>('SELECT * FROM review_items WHERE document_id = $1 ORDER BY id', [
    documentId,
  ])
  return [
    `${document?.state}${document?.consumed_at === null ? ' not consumed' : ''}`,
    ...alerts.map(alertLine),
    ...reviews.map(reviewLine),
  ]
}

function alertLine({ disposition, reason, area_codes, area_by, incident_id }: AlertRow): string {
  return `${disposition} ${reason.key} | ${shortened(area_codes)} ${area_by} | ${incident_id === null ? 'no incident' : 'incident'}`
}

function reviewLine({ kind, missing, reasons, partial }: ReviewRow): string {
  const keys = reasons.map((each) => each.key).join(' ')
  return `review ${kind} ${keys} | ${missing.join(',')} | ${shortened(partial?.areaCodes ?? [])}`
}

function shortened(codes: readonly string[]): string {
  return codes.length > 2 ? `${codes[0]}… (${codes.length})` : codes.join(',')
}
