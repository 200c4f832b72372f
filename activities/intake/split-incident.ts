import { lockIntake } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import { readIncident, touchIncident } from '../../database/incidents'
import { readNetwork } from '../../database/reference'
import { inTransaction, one } from '../../database/transaction'
import type { Alert } from '../../domain/alert/alert'
import type { AreaCode } from '../../domain/geography/area'
import type { IntakeOutcome } from '../interfaces'
import type { ActivityContext } from '../ports'
import { openIncident, openingOf } from './open-incident'
import { stableId } from './alert-record'

export type SplitInput = {
  readonly incidentId: string
  readonly areaCodes: readonly AreaCode[]
  readonly reason: string
  readonly by: string
  readonly realNow: string
}
type AlertRow = {
  id: string
  document_id: string
  identity: string
  event_key: string
  body: Alert
  area_codes: AreaCode[]
  received_at: Date
}

/** Some areas of an incident become one of their own, with the same alert, clock and start; the first goes on with the rest. */
export async function splitIncident(context: ActivityContext, input: SplitInput): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const incident = await readIncident(tx, input.incidentId)
    const alert = await one<AlertRow>(
      tx,
      `SELECT id, document_id, identity, event_key, body, area_codes, received_at FROM alerts
       WHERE incident_id = $1 AND disposition = 'started' ORDER BY received_at, id LIMIT 1`,
      [input.incidentId],
    )
    if (alert === undefined) return { acts: [] }
    const identity = `${alert.identity}#split:${[...input.areaCodes].sort().join('+')}`
    const startedAt = incident.started_at.toISOString()
    const split = await openIncident(tx, network, {
      alert: alert.body,
      identity,
      areaCodes: input.areaCodes,
      startedAt,
      realNow: input.realNow,
      isExercise: incident.is_exercise,
      exercise: null,
      clock: incident.clock,
      environment: context.environment,
    })
    await tx.query('UPDATE incidents SET split_from = $2, stand_ins = $3 WHERE id = $1 AND split_from IS NULL', [
      split,
      input.incidentId,
      incident.stand_ins === null ? null : JSON.stringify(incident.stand_ins),
    ])
    await tx.query(
      `INSERT INTO alerts (id, document_id, identity, event_key, body, hazard, status, message_type, sent_at, received_at, area_codes, area_by,
         disposition, reason, incident_id, same_as)
       SELECT $2, document_id, $3, event_key, body, hazard, status, message_type, sent_at, received_at, $4, 'officer', 'started', $5, $6, id
       FROM alerts WHERE id = $1 ON CONFLICT (id) DO NOTHING`,
      [
        alert.id,
        stableId('alert', identity),
        identity,
        input.areaCodes,
        JSON.stringify({ key: 'triage.officer-decided', values: { by: input.by } }),
        split,
      ],
    )
    const left = `array(SELECT unnest(area_codes) EXCEPT SELECT unnest($2::text[]) ORDER BY 1)`
    await tx.query(`UPDATE alerts SET area_codes = ${left} WHERE incident_id = $1`, [input.incidentId, input.areaCodes])
    await tx.query(`UPDATE incidents SET area_codes = ${left} WHERE id = $1`, [input.incidentId, input.areaCodes])
    await touchIncident(tx, input.incidentId)
    await appendAudit(tx, {
      happenedAt: startedAt > input.realNow ? startedAt : input.realNow,
      incidentId: input.incidentId,
      actor: input.by,
      action: 'incident.split',
      subject: split,
      detail: { areaCodes: input.areaCodes, reason: input.reason },
      onceKey: `split ${split}`,
    })
    return {
      acts: [
        await openingOf(tx, split),
        { kind: 'revise', incidentId: input.incidentId, alertId: alert.id, messageType: 'update' },
      ],
    }
  })
}
