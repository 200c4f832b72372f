import { lockIntake, readDocumentRow } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import { readNetwork } from '../../database/reference'
import { inTransaction, one } from '../../database/transaction'
import type { Alert } from '../../domain/alert/alert'
import type { Instant } from '../../domain/time/instant'
import type { IntakeOutcome } from '../interfaces'
import type { ActivityContext } from '../ports'
import { actsOf } from './alert-acts'
import { courseOf, dispositions, incidentOf } from './officer-alert'

type KeptRow = { body: Alert; document_id: string; area_codes: string[]; disposition: string }
type StartInput = { readonly alertId: string; readonly by: string; readonly reason: string; readonly realNow: Instant }

/** A kept alert (out of area, say) starts a response because an officer says so. */
export async function startKept(context: ActivityContext, input: StartInput): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const row = await one<KeptRow>(
      tx,
      'SELECT body, document_id, area_codes, disposition FROM alerts WHERE id = $1 FOR UPDATE',
      [input.alertId],
    )
    if (row?.disposition !== 'kept') return actsOf(tx, { alertId: input.alertId })
    const document = await readDocumentRow(tx, row.document_id)
    const kept = { alert: row.body, alertId: input.alertId, document, areaCodes: row.area_codes, isStored: true }
    const course = await courseOf(tx, context, kept, { ...input, start: true })
    const incidentId = await incidentOf(tx, network, context, kept, course, input.realNow)
    await tx.query('UPDATE alerts SET disposition = $2, incident_id = $3, reason = $4 WHERE id = $1', [
      input.alertId,
      dispositions[course.kind],
      incidentId,
      JSON.stringify(course.reason),
    ])
    await appendAudit(tx, {
      happenedAt: input.realNow,
      incidentId,
      actor: input.by,
      action: course.kind === 'keep' ? 'alert.start-refused' : `alert.${dispositions[course.kind]}`,
      subject: input.alertId,
      detail: { reason: input.reason, course: course.reason },
      onceKey: `alert ${input.alertId} officer ${course.kind}`,
    })
    return actsOf(tx, { alertId: input.alertId })
  })
}
