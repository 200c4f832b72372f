import {
  ParentClosePolicy,
  allHandlersFinished,
  condition,
  continueAsNew,
  startChild,
  workflowInfo,
} from '@temporalio/workflow'
import type { Batch } from '../domain/allocation/plan'
import { addHours, addMinutes } from '../domain/time/instant'
import { playbook, solver } from './activities'
import { currentClock, now, startClock, waitUntil } from './clock'
import { giveNotice } from './deliver-message'
import { acceptActs } from './incident/acts'
import { cutsMinuteShort, endEmptied, endLate, noteCause, takeCauses } from './incident/causes'
import { closeResponse, closeWhenQuiet, standDownResponse } from './incident/closing'
import { askForDecisions, askForPaper, deliveryDeadlines, offerBatches, withdrawOlderLevels } from './incident/offers'
import type { ResponseState } from './incident/state'
import {
  adoptBatchAct,
  carry,
  countBatchAct,
  isEnding,
  isQuiet,
  nextBatchDue,
  openState,
  rulingLevel,
} from './incident/state'
import type { BatchAct, IncidentInput } from './messages'
import { startConsignments } from './incident/dispatch'
import { undoWhenCancelled } from './undo'
import { deadlineWatchId, standInsId } from './workflow-ids'

/** Events after which a response goes on as new (decision 14: under 2 000). */
const LONG_HISTORY = 1_500

/**
 * The playbook for one incident: level → demand → allocation → approval → orders → goods received, then closing.
 * Each situation report and each shortage runs it again for what is still missing.
 */
export async function incidentResponse(input: IncidentInput): Promise<void> {
  startClock(input.clock)
  const response = openState(input)
  acceptActs(response)
  if (input.carried === undefined) await startCompanions(response)
  await undoWhenCancelled(
    () => standDownCancelled(response),
    () => respond(response),
  )
  if (response.standDown !== undefined || response.merge !== undefined) await standDownResponse(response)
  await closeResponse(response)
  await condition(allHandlersFinished)
}

/** Acts on whatever is next until the response ends: decisions first, then facts, shortages and times. */
async function respond(response: ResponseState): Promise<void> {
  while (!isEnding(response)) {
    if (workflowInfo().historyLength > LONG_HISTORY) await goOnAsNew(response)
    else if (response.batches.first.state === 'approved') await release(response, 'first')
    else if (response.batches.rest.state === 'approved') await release(response, 'rest')
    else if (response.facts.length > 0) await assessFacts(response)
    else if (response.wished) await planAgain(response)
    else if (response.shortage) await planAfterShortage(response)
    else if (isFirstBatchDue(response)) await approveByDefault(response)
    else if (response.deliveryChanged) await settleDelivery(response)
    else if (isQuiet(response)) await closeWhenQuiet(response)
    else await waitUntil(nextBatchDue(response), () => hasWork(response))
  }
}

/** An operator cancelled the workflow itself: the response stands down as if an officer had said so. */
async function standDownCancelled(response: ResponseState): Promise<void> {
  response.standDown ??= { falseAlarm: false, reason: 'workflow-cancelled', by: 'system' }
  await standDownResponse(response)
  await closeResponse(response)
}

function isAnyApproved({ batches }: ResponseState): boolean {
  return Object.values(batches).some((batch) => batch.state === 'approved')
}

function hasWork(response: ResponseState): boolean {
  return (
    isEnding(response) ||
    response.facts.length > 0 ||
    response.wished ||
    response.shortage ||
    isAnyApproved(response) ||
    response.deliveryChanged ||
    isQuiet(response)
  )
}

/** Hands everything known to a new run, with a short history; consignments report to the workflow's id, so none is lost. */
async function goOnAsNew(response: ResponseState): Promise<void> {
  await condition(allHandlersFinished)
  if (isEnding(response)) return
  await continueAsNew<typeof incidentResponse>({ ...response.input, clock: currentClock(), carried: carry(response) })
}

/** The watch over the clocks, and in staging the stand-ins for posts that nobody holds. */
async function startCompanions({ input }: ResponseState): Promise<void> {
  const common = { incidentId: input.incidentId, clock: currentClock(), plan: input.plan, standIns: input.standIns }
  const options = { parentClosePolicy: ParentClosePolicy.ABANDON }
  await Promise.all([
    startChild('deadlineWatch', { ...options, workflowId: deadlineWatchId(input.incidentId), args: [common] }),
    input.standIns === null
      ? undefined
      : startChild('standInPosts', {
          ...options,
          workflowId: standInsId(input.incidentId),
          args: [{ ...common, standIns: input.standIns }],
        }),
  ])
  await playbook.addDeadlines({ incidentId: input.incidentId, deadlines: deliveryDeadlines(input), now: now() })
}

/** Level and demand from what is known now: the alert at first, each situation report as it comes. */
async function assessFacts(response: ResponseState): Promise<void> {
  const before = response.assessment?.levels ?? []
  for (const source of response.facts.splice(0)) {
    noteCause(response, source.kind, source.id)
    const version = (response.assessment?.estimateVersion ?? 0) + 1
    const { incidentId } = response.input
    const { notices, ...assessment } = await playbook.assessSituation({ incidentId, version, source, now: now() })
    response.assessment = assessment
    await giveNotice(notices)
  }
  await withdrawOlderLevels(response, before)
  await planAgain(response)
}

/**
 * Shortages of one minute are planned for together: what fails at once is one plan, whatever order it is told in. What an
 * officer decides meanwhile is not kept waiting.
 */
async function planAfterShortage(response: ResponseState): Promise<void> {
  const isAtOnce = cutsMinuteShort(response)
  await waitUntil(addMinutes(now(), 1), () => isEnding(response) || isAtOnce())
  if (!isEnding(response)) await planAgain(response)
}

/**
 * A plan for what is still needed: less what is ordered, on the way and received. A batch that was approved while it was
 * being made goes as it was approved, and what is left is planned for again.
 */
async function planAgain(response: ResponseState): Promise<void> {
  const { assessment, input } = response
  response.shortage = false
  response.wished = false
  if (assessment === undefined) return
  await endEmptied(response)
  if (!(await endLate(response))) return
  const causes = takeCauses(response)
  const plan = await solver.planAllocation({
    incidentId: input.incidentId,
    estimateId: assessment.estimateId,
    after: response.plan?.version ?? 0,
    causes,
    now: now(),
  })
  if (isAnyApproved(response)) {
    response.causes.unshift(...causes)
    response.shortage = true
    return
  }
  const superseded = response.plan?.planId
  response.plan = plan
  offerBatches(response, plan)
  await askForDecisions(response, plan, rulingLevel(response), superseded)
}

function isFirstBatchDue(response: ResponseState): boolean {
  const { state, dueAt } = response.batches.first
  return state === 'offered' && dueAt !== undefined && dueAt <= now()
}

/** Nobody vetoed the life-saving first batch within its window: it goes. */
async function approveByDefault(response: ResponseState): Promise<void> {
  const { plan, input } = response
  if (plan === undefined) return
  const act: BatchAct = { planId: plan.planId, batch: 'first', decision: 'approve', by: 'system' }
  countBatchAct(response, act)
  const stands = await playbook.recordBatchAct({ incidentId: input.incidentId, act, now: now(), byDefault: true })
  adoptBatchAct(response, act, stands)
}

/** Two papers and the reservation in one transaction, then one child workflow for each consignment. */
async function release(response: ResponseState, batch: Batch): Promise<void> {
  const { plan, input } = response
  const { act } = response.batches[batch]
  if (plan === undefined || act === undefined) return
  response.batches[batch].state = 'released'
  const byTelephone = act.byTelephone ?? false
  const released = await playbook.releaseBatch({
    incidentId: input.incidentId,
    planId: plan.planId,
    batch,
    changes: act.changes ?? null,
    by: act.by,
    byTelephone,
    paperDueAt: byTelephone ? addHours(now(), input.plan.waits.paperDueHours) : null,
    keeperAnswerDueAt: addMinutes(now(), input.plan.waits.keeperAnswerMinutes),
    standIns: input.standIns,
    now: now(),
  })
  await startConsignments(response, batch, released.consignments)
  if (byTelephone) await askForPaper(response, released.releaseOrderId)
  if (released.short) noteCause(response, 'fewer-reserved', released.releaseOrderId)
  response.shortage ||= released.short
  response.deliveryChanged ||= batch === 'first'
}

/** Delivery clocks: met when all of the first batch has arrived, or predicted to slip by what is expected. */
async function settleDelivery(response: ResponseState): Promise<void> {
  response.deliveryChanged = false
  const complete = response.batches.first.state === 'released' || response.batches.first.state === 'empty'
  await playbook.settleDelivery({
    incidentId: response.input.incidentId,
    complete: complete && !response.shortage && (response.plan?.first.shortfalls ?? 0) === 0,
    now: now(),
  })
}
