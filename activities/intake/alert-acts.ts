import type { PoolClient } from 'pg'
import { many } from '../../database/transaction'
import type { IntakeOutcome, Opening, Revision } from '../interfaces'
import { openingOf } from './open-incident'

type ActingRow = { id: string; disposition: 'started' | 'revised' | 'stood-down'; incident_id: string }

/** What stored alerts lead to, from their rows: a retry gives the same answer as the first time. */
export async function actsOf(tx: PoolClient, by: { documentId: string } | { alertId: string }): Promise<IntakeOutcome> {
  const [column, id] = 'documentId' in by ? ['document_id', by.documentId] : ['id', by.alertId]
  const rows = await many<ActingRow>(
    tx,
    `SELECT id, disposition, incident_id FROM alerts
     WHERE ${column} = $1 AND disposition IN ('started', 'revised', 'stood-down') ORDER BY id`,
    [id],
  )
  const acts: (Opening | Revision)[] = []
  for (const row of rows) {
    if (row.disposition === 'started') acts.push(await openingOf(tx, row.incident_id))
    else {
      const messageType = row.disposition === 'revised' ? ('update' as const) : ('cancel' as const)
      acts.push({ kind: 'revise', incidentId: row.incident_id, alertId: row.id, messageType })
    }
  }
  return { acts }
}
