import { lockIntake } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import { copyAlert, readOpeningAlert } from '../../database/incident-alerts'
import { readIncident, removeAreas, touchIncident, writeSplitFrom } from '../../database/incidents'
import { readNetwork } from '../../database/reference'
import { inTransaction } from '../../database/transaction'
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

/** Some areas of an incident become one of their own, with the same alert, clock and start; the first goes on with the rest. */
export async function splitIncident(context: ActivityContext, input: SplitInput): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const incident = await readIncident(tx, input.incidentId)
    const alert = await readOpeningAlert(tx, input.incidentId)
    if (alert === undefined) return { acts: [] }
    const identity = `${alert.identity}#split:${[...input.areaCodes].sort().join('+')}`
    const startedAt = incident.started_at.toISOString()
    const split = await openIncident(tx, network, {
      alert: alert.alert,
      identity,
      areaCodes: input.areaCodes,
      startedAt,
      realNow: input.realNow,
      isExercise: incident.is_exercise,
      exercise: null,
      clock: incident.clock,
      environment: context.environment,
    })
    await writeSplitFrom(tx, split, { splitFrom: input.incidentId, standIns: incident.stand_ins })
    await copyAlert(tx, alert.id, {
      id: stableId('alert', identity),
      identity,
      areaCodes: input.areaCodes,
      reason: { key: 'triage.officer-decided', values: { by: input.by } },
      incidentId: split,
    })
    await removeAreas(tx, input.incidentId, input.areaCodes)
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
