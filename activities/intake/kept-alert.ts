import { lockIntake, readDocumentRow } from '../../database/alerts'
import { appendAudit } from '../../database/audit'
import { lockAlert, writeDisposition } from '../../database/incident-alerts'
import { readNetwork } from '../../database/reference'
import { inTransaction } from '../../database/transaction'
import type { Instant } from '../../domain/time/instant'
import type { IntakeOutcome } from '../interfaces'
import type { ActivityContext } from '../ports'
import { actsOf } from './alert-acts'
import { courseOf, dispositions, incidentOf } from './officer-alert'

type StartInput = { readonly alertId: string; readonly by: string; readonly reason: string; readonly realNow: Instant }

/** A kept alert (out of area, say) starts a response because an officer says so. */
export async function startKept(context: ActivityContext, input: StartInput): Promise<IntakeOutcome> {
  const network = await readNetwork(context.database.pool)
  return inTransaction(context.database.pool, async (tx) => {
    await lockIntake(tx)
    const stored = await lockAlert(tx, input.alertId)
    if (stored?.disposition !== 'kept') return actsOf(tx, { alertId: input.alertId })
    const document = await readDocumentRow(tx, stored.documentId)
    const { alert, areaCodes } = stored
    const kept = { alert, alertId: input.alertId, document, areaCodes, isStored: true }
    const course = await courseOf(tx, context, kept, { ...input, start: true })
    const incidentId = await incidentOf(tx, network, context, kept, course, input.realNow)
    const disposition = dispositions[course.kind]
    await writeDisposition(tx, input.alertId, { disposition, incidentId, reason: course.reason })
    await appendAudit(tx, {
      happenedAt: input.realNow,
      incidentId,
      actor: input.by,
      action: course.kind === 'keep' ? 'alert.start-refused' : `alert.${disposition}`,
      subject: input.alertId,
      detail: { reason: input.reason, course: course.reason },
      onceKey: `alert ${input.alertId} officer ${course.kind}`,
    })
    return actsOf(tx, { alertId: input.alertId })
  })
}
