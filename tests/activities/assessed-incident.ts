import type { Instant } from '../../domain/time/instant'
import { addMinutes } from '../../domain/time/instant'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Assessment, Notices } from '../../activities/interfaces'
import { insertDocument } from '../../database/alerts'
import type { ActivityDesk } from './activity-desk'

/** When the recorded flood in Datong was reported; the assessments are made then. */
export const REPORTED = '2022-08-19T02:00:00.000Z'
const FILE = 'xinjiang-2022-08-19-flood.form.json'
const body = readFileSync(join(__dirname, '..', '..', 'scenarios', 'alerts', FILE))

/** An incident opened by a recorded alert, as the intake opens it. */
export async function anAlertedIncident(desk: ActivityDesk): Promise<{ incidentId: string; alertId: string }> {
  await insertDocument(desk.database.pool, {
    id: 'flood',
    receivedAt: REPORTED,
    channel: 'exercise',
    sender: 'test',
    contentType: null,
    fileName: FILE,
    body,
    sha256: createHash('sha256').update(body).digest('hex'),
    exercise: {
      pace: 1,
      standIns: { seed: 1, officers: 'none', keepers: 'none', carriers: 'none', receivers: 'none' },
    },
  })
  const { acts } = await desk.activities.receiveDocument({ documentId: 'flood', realNow: REPORTED, clock: null })
  const [opening] = acts
  if (opening?.kind !== 'open') throw new Error(`${FILE} opens no incident`)
  return { incidentId: opening.input.incidentId, alertId: opening.input.alertId }
}

export function assess(
  desk: ActivityDesk,
  incidentId: string,
  version: number,
  source: { kind: 'alert' | 'situation-report'; id: string },
  attempt = 0,
): Promise<Assessment & Notices> {
  return desk.activities.assessSituation({ incidentId, version, source, now: attemptedAt(REPORTED, attempt) })
}

/** A workflow task that is done again after its worker died knows a later instant. */
export const attemptedAt = (first: Instant, attempt: number): Instant => addMinutes(first, attempt)
