import { defineSignal, patched, setHandler } from '@temporalio/workflow'
import type { PlanCause, PlanCauseKind } from '../../domain/response/plan-cause'
import { playbook } from '../activities'
import type { PlanCauseArose } from '../messages'
import { SIGNALS } from '../messages'
import type { ResponseState } from './state'

export const planCauseArose = defineSignal<[PlanCauseArose]>(SIGNALS.planCauseArose)

/** Requests decided, floors lifted, orders that fell short: the next plan is made at once, and says why. */
export function acceptPlanCauses(response: ResponseState): void {
  setHandler(planCauseArose, ({ kind, subject, by, emptied = [] }) => {
    response.causes.push({ kind, subject, by })
    response.emptied.push(...emptied)
    response.wished = true
  })
}

export function noteCause(response: ResponseState, kind: PlanCauseKind, subject: string, by = 'system'): void {
  response.causes.push({ kind, subject, by })
}

/** What the next plan is made for; given back where the plan did not come to count. */
export function takeCauses(response: ResponseState): PlanCause[] {
  return response.causes.splice(0)
}

/** Consignments whose goods their sources have all withdrawn end: nobody waits for them any more. */
export async function endEmptied(response: ResponseState): Promise<void> {
  const consignmentIds = response.emptied.splice(0).filter((id) => response.consignments.has(id))
  if (consignmentIds.length > 0) await playbook.cancelConsignments({ consignmentIds, reason: 'supply-withdrawn' })
}

/** Whether something is to be planned for at once, shortages of the minute together with it. */
export function cutsMinuteShort(response: ResponseState): () => boolean {
  // responses that began before waited the whole minute
  return patched('plan-causes-cut-the-minute-short') ? () => response.wished : () => false
}
