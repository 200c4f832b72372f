import { createMessageActivities } from '../../activities/messages'
import { createSolverActivities } from '../../activities/plan-allocation'
import { createPlaybookActivities } from '../../activities/playbook'
import type { ActivityContext } from '../../activities/ports'
import type { Database } from '../../database/client'
import { openDatabase } from '../../database/client'
import type { Mail } from '../../gateways/mail'
import { createTestDatabase } from '../setup/test-database'

export type Told = { readonly workflowId: string; readonly name: string; readonly argument: unknown }

/** All activities on a database of their own with the reference network; what goes out is written down. */
export type ActivityDesk = {
  readonly database: Database
  readonly databaseUrl: string
  readonly activities: ReturnType<typeof createPlaybookActivities> &
    ReturnType<typeof createSolverActivities> &
    ReturnType<typeof createMessageActivities>
  /** Signals and updates in the order in which workflows got them. */
  readonly told: Told[]
  readonly mails: Mail[]
  /** Set to have the mail server refuse. */
  readonly mailServer: { refusal: string | null }
  rows<Row = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openActivityDesk(): Promise<ActivityDesk> {
  const copy = await createTestDatabase()
  const database = openDatabase(copy.url)
  const told: Told[] = []
  const mails: Mail[] = []
  const mailServer: ActivityDesk['mailServer'] = { refusal: null }
  const context: ActivityContext = {
    database,
    workflows: {
      signal: async (workflowId, name, argument) => void told.push({ workflowId, name, argument }),
      update: async (workflowId, name, argument) => {
        told.push({ workflowId, name, argument })
        return { outcome: 'done', detail: '' }
      },
    },
    environment: 'staging',
    servedArea: '100000',
    publicUrl: 'http://127.0.0.1:8420',
    secret: 'x'.repeat(32),
  }
  const gateway = {
    async send(mail: Mail): Promise<void> {
      if (mailServer.refusal !== null) throw refusalOf(mailServer.refusal)
      mails.push(mail)
    },
    close: () => undefined,
  }
  return {
    database,
    databaseUrl: copy.url,
    activities: {
      ...createPlaybookActivities(context),
      ...createSolverActivities(context),
      ...createMessageActivities(context, gateway),
    },
    told,
    mails,
    mailServer,
    rows: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await database.pool.query(sql, [...values])).rows as Row[],
    async close() {
      await database.close()
      await copy.drop()
    },
  }
}

/** As nodemailer throws it: with the server's code. */
function refusalOf(answer: string): Error {
  return Object.assign(new Error(answer), { responseCode: Number(answer.slice(0, 3)) })
}

/** Runs an activity a second time, as after a lost answer, and gives both answers. */
export async function twice<Answer>(act: (attempt: number) => Promise<Answer>): Promise<readonly [Answer, Answer]> {
  const first = await act(0)
  return [first, await act(1)]
}

/** A digest of each of some tables and the audit log, to see that a second run changes none of them. */
export async function digestOf(desk: ActivityDesk, ...tables: readonly string[]): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of [...tables, 'audit_log']) {
    const [row] = await desk.rows<{ digest: string }>(
      `SELECT count(*) || ' rows ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS digest FROM ${table} AS t`,
    )
    digests[table] = row?.digest ?? ''
  }
  return digests
}
