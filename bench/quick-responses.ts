import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { insertDocument } from '../database/alerts'
import { many } from '../database/transaction'
import { TASK_QUEUES, intakeId } from '../workflows/workflow-ids'
import { adoptPlan } from './plan-editions'
import type { RunningStack } from './running-stack'
import { smallFlood } from './small-alerts'

/** A minute of the scenario in a millisecond: what stand-ins take minutes for comes at once. */
const PACE = 60_000
const LOOK_EVERY_MS = 50
const LIMIT_MS = 180_000
const FOREVER_MINUTES = 5_000_000
/** A carrier that stays silent (one in twenty does) is passed over after 10 s real. */
const TENDER_MINUTES = 10_000
/** A keeper has 3.3 s real. Plans count it in: much longer, and by arrival what spoils within a year would have spoilt. */
const KEEPER_MINUTES = 200_000

const standIns = {
  seed: 7,
  officers: 'prompt',
  keepers: 'prompt',
  carriers: 'orderly',
  receivers: 'prompt',
} as const

/** Nobody is waited for, and no clock runs out while the machine works. */
export async function adoptQuickPlan(database: RunningStack['database']): Promise<void> {
  await adoptPlan(database, 'bench-quick', {
    deliveryHours: FOREVER_MINUTES / 60,
    waits: {
      vetoWindowMinutes: 0,
      approvalDueMinutes: FOREVER_MINUTES,
      levelConfirmationDueMinutes: FOREVER_MINUTES,
      keeperAnswerMinutes: KEEPER_MINUTES,
      keeperGiveUpMinutes: FOREVER_MINUTES,
      tenderAnswerMinutes: {
        road: TENDER_MINUTES,
        rail: TENDER_MINUTES,
        air: TENDER_MINUTES,
        water: TENDER_MINUTES,
      },
      departureOverdueMinutes: FOREVER_MINUTES,
      arrivalOverdueMinutes: FOREVER_MINUTES,
      receiptDueMinutes: FOREVER_MINUTES,
      closeAfterQuietMinutes: 1,
    },
  })
}

export type QuickResponses = {
  /** From an alert document to the closed response; the incident's id. */
  play(documentId: string, areaCode: string): Promise<string>
  stop(): void
}

/** Plays responses as exercises; one look at the database tells which of them have closed. */
export function quickResponses({ database, client }: RunningStack): QuickResponses {
  const waiting = new Map<string, (incidentId: string) => void>()
  let over = false
  const watch = async (): Promise<void> => {
    while (!over) {
      await sleep(LOOK_EVERY_MS)
      const closed = waiting.size === 0 ? [] : await closedOf(database, [...waiting.keys()])
      for (const { document_id, incident_id } of closed) {
        waiting.get(document_id)?.(incident_id)
        waiting.delete(document_id)
      }
    }
  }
  void watch()
  return {
    async play(documentId, areaCode) {
      const closed = new Promise<string>((resolve, reject) => {
        const late = (): void => {
          over = true
          reject(new Error(`${documentId} (${areaCode}) did not close in ${LIMIT_MS / 1000} s`))
        }
        const timer = setTimeout(late, LIMIT_MS)
        waiting.set(documentId, (incidentId) => {
          clearTimeout(timer)
          resolve(incidentId)
        })
      })
      await raise(database, documentId, areaCode)
      await client.workflow.start('intakeDocument', {
        taskQueue: TASK_QUEUES.playbook,
        workflowId: intakeId(documentId),
        args: [{ documentId }],
      })
      return closed
    },
    stop: () => void (over = true),
  }
}

async function raise({ pool }: RunningStack['database'], id: string, areaCode: string): Promise<void> {
  const receivedAt = new Date().toISOString()
  const body = Buffer.from(JSON.stringify(smallFlood(areaCode, receivedAt, 0)))
  await insertDocument(pool, {
    id,
    receivedAt,
    channel: 'exercise',
    sender: 'bench',
    contentType: 'application/json',
    fileName: null,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: { pace: PACE, standIns },
  })
}

function closedOf({ pool }: RunningStack['database'], documentIds: readonly string[]) {
  return many<{ document_id: string; incident_id: string }>(
    pool,
    `SELECT document_id, incident_id FROM alerts JOIN incidents ON incidents.id = incident_id
     WHERE document_id = ANY ($1) AND closed_at IS NOT NULL`,
    [documentIds],
  )
}
