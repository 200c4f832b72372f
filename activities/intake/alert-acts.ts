import type { PoolClient } from 'pg'
import { readActingAlerts } from '../../database/incident-alerts'
import type { IntakeOutcome, Opening, Revision } from '../interfaces'
import { openingOf } from './open-incident'

/** What stored alerts lead to, from their rows: a retry gives the same answer as the first time. */
export async function actsOf(tx: PoolClient, by: { documentId: string } | { alertId: string }): Promise<IntakeOutcome> {
  const acts: (Opening | Revision)[] = []
  for (const alert of await readActingAlerts(tx, by)) {
    if (alert.disposition === 'started') acts.push(await openingOf(tx, alert.incidentId))
    else {
      const messageType = alert.disposition === 'revised' ? ('update' as const) : ('cancel' as const)
      acts.push({ kind: 'revise', incidentId: alert.incidentId, alertId: alert.id, messageType })
    }
  }
  return { acts }
}
