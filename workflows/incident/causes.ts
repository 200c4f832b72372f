import { defineSignal, patched, setHandler } from '@temporalio/workflow'
import type { PlanCause, PlanCauseKind } from '../../domain/response/plan-cause'
import { addMinutes } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now, waitUntil } from '../clock'
import type { PlanCauseArose } from '../messages'
import { SIGNALS } from '../messages'
import type { ResponseState } from './state'
import { isEnding } from './state'

export const planCauseArose = defineSignal<[PlanCauseArose]>(SIGNALS.planCauseArose)

/** Requests decided, floors lifted, orders that fell short or came to be later: the next plan is made at once, and says why. */
export function acceptPlanCauses(response: ResponseState): void {
  setHandler(planCauseArose, ({ kind, subject, by, emptied = [], late = [] }) => {
    response.causes.push({ kind, subject, by })
    response.emptied.push(...emptied)
    response.late.push(...late)
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

/** A consignment that was only just being started does not hear that it ends: the plan does not wait for it for ever. */
const ENDING_MINUTES = 5

/**
 * Consignments that wait for goods postponed past their due time give them back before the plan is made, which may then
 * take others, or the same ones late: what a consignment holds counts as under way. The plan is for all that came meanwhile.
 * @returns whether there is still anything to plan: not when the response ended meanwhile
 */
export async function endLate(response: ResponseState): Promise<boolean> {
  const isWaiting = (id: string): boolean => ['ordered', 'booked'].includes(response.consignments.get(id)?.status ?? '')
  const consignmentIds = response.late.splice(0).filter(isWaiting)
  if (consignmentIds.length === 0) return true
  await playbook.cancelConsignments({ consignmentIds, reason: 'supply-postponed' })
  const isOver = (): boolean => isEnding(response) || !consignmentIds.some(isWaiting)
  await waitUntil(addMinutes(now(), ENDING_MINUTES), isOver)
  response.wished = false
  response.shortage = false
  return !isEnding(response)
}

/** Whether something is to be planned for at once, shortages of the minute together with it. */
export function cutsMinuteShort(response: ResponseState): () => boolean {
  // responses that began before waited the whole minute
  return patched('plan-causes-cut-the-minute-short') ? () => response.wished : () => false
}
