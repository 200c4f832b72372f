import { markHandedOn, readWaitingEntry } from '../database/inbox'
import { SIGNALS } from '../workflows/messages'
import type { Api } from './api'
import { isForLater } from './playbook'
import { Refusal } from './refusal'

/**
 * A cause to plan again, kept with what caused it, goes to its response now, or by the sweep when the engine is back.
 * A response that has ended meanwhile has nothing to plan: that is recorded, and what caused it stands.
 */
export async function tellPlanCause(api: Api, id: string): Promise<boolean> {
  const entry = await readWaitingEntry(api.database.pool, id)
  if (entry === undefined) return true
  try {
    await api.playbook.signal(entry.targetWorkflow, SIGNALS.planCauseArose, entry.payload)
  } catch (error) {
    if (isForLater(error)) return false
    if (!(error instanceof Refusal)) throw error
    await markHandedOn(api.database, id, { outcome: error.code, detail: error.textKey })
    return false
  }
  await markHandedOn(api.database, id, { outcome: 'done', detail: '' })
  return true
}
