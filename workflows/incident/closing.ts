import type { NewTask } from '../../domain/response/task'
import { addMinutes } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now, waitUntil } from '../clock'
import { incidentId as incidentWorkflowId } from '../workflow-ids'
import { decisionClock } from './offers'
import type { ResponseState } from './state'
import { isEnding, isNeedUnmet, isQuiet, openConsignments } from './state'

function taskFor(response: ResponseState, kind: NewTask['kind'], minutes: number, defaultAct: string): NewTask {
  const { incidentId, areaCode } = response.input
  return {
    id: `${kind}:${incidentId}:${++response.timesAsked}`,
    incidentId,
    kind,
    post: 'duty-officer',
    areaCode,
    workflowId: incidentWorkflowId(incidentId),
    subject: incidentId,
    facts: { open: openConsignments(response).length },
    openedAt: now(),
    dueAt: addMinutes(now(), minutes),
    defaultAct,
  }
}

/**
 * Everything is received or written off: the duty officer may close; after a quiet time it closes by itself. Not over need
 * that nobody will meet: that is escalated until a person acts or closes with a reason.
 */
export async function closeWhenQuiet(response: ResponseState): Promise<void> {
  const unmet = isNeedUnmet(response)
  const { closeAfterQuietMinutes, approvalDueMinutes } = response.input.plan.waits
  const asked = taskFor(response, 'close-incident', unmet ? approvalDueMinutes : closeAfterQuietMinutes, 'close')
  const { defaultAct: _none, ...withoutDefault } = asked
  const task = unmet ? withoutDefault : asked
  await playbook.askPosts({ tasks: [task], standIns: response.input.standIns })
  const stirred = (): boolean => !isQuiet(response) || isEnding(response)
  if (unmet) await askAboutUnmetNeed(response, task, stirred)
  else if (!(await waitUntil(task.dueAt, stirred))) response.close = { reason: 'quiet', by: 'system' }
}

async function askAboutUnmetNeed(response: ResponseState, task: NewTask, stirred: () => boolean): Promise<void> {
  const { input } = response
  const clock = { ...decisionClock(input, task), rule: 'unmet-need' }
  await playbook.addDeadlines({ incidentId: input.incidentId, deadlines: [clock], now: now() })
  await waitUntil(undefined, stirred)
  const stopped = { ids: [clock.id], metAt: now(), reason: 'decided', now: now() }
  await playbook.stopDeadlines({ incidentId: input.incidentId, ...stopped })
}

/** Stands down: what has not left is cancelled, what is on the road is asked about and followed to its end. */
export async function standDownResponse(response: ResponseState): Promise<void> {
  const { incidentId } = response.input
  const { reason, by } = response.merge ?? response.standDown ?? { reason: '', by: 'system' }
  response.version += 1
  await playbook.recordStatus({
    incidentId,
    status: 'standing-down',
    version: response.version,
    reason,
    by,
    now: now(),
  })
  await playbook.withdrawTasksOf({ incidentId, workflowId: incidentWorkflowId(incidentId), kinds: null, now: now() })
  await cancelNotDeparted(response, reason)
  if (openConsignments(response).length === 0) return
  const task = taskFor(response, 'confirm-stand-down', response.input.plan.waits.approvalDueMinutes, 'deliver')
  await playbook.askPosts({ tasks: [task], standIns: response.input.standIns })
  const answered = await waitUntil(
    task.dueAt,
    () => response.onRoad !== undefined || openConsignments(response).length === 0,
  )
  const end = {
    taskId: task.id,
    state: answered ? ('answered' as const) : ('expired' as const),
    by: 'system',
    at: now(),
    answer: { decision: response.onRoad ?? 'deliver' },
  }
  response.onRoad ??= 'deliver'
  await playbook.endTasks({ incidentId, ends: [end] })
  if (response.onRoad === 'turn-back')
    await playbook.cancelConsignments({ consignmentIds: openConsignments(response), reason: 'turned-back' })
  await waitUntil(undefined, () => openConsignments(response).length === 0)
}

/** A consignment that was only just being started does not hear the first cancellation. */
const CANCEL_ROUNDS = 12

async function cancelNotDeparted(response: ResponseState, reason: string): Promise<void> {
  const notDeparted = [...response.consignments]
    .filter(([, each]) => each.status === 'ordered' || each.status === 'booked')
    .map(([id]) => id)
  if (notDeparted.length === 0) return
  const isOver = (): boolean => notDeparted.every((id) => isSettledAfterCancel(response, id))
  for (let round = 0; round < CANCEL_ROUNDS && !isOver(); round += 1) {
    await playbook.cancelConsignments({ consignmentIds: notDeparted, reason })
    await waitUntil(addMinutes(now(), 5), isOver)
  }
}

/** A consignment answers a cancellation by ending, or by having left: then it is on the road. */
function isSettledAfterCancel(response: ResponseState, id: string): boolean {
  const status = response.consignments.get(id)?.status
  return status !== 'ordered' && status !== 'booked'
}

/** Withdraws what nobody owes any more, stops the clocks, writes the summary. */
export async function closeResponse(response: ResponseState): Promise<void> {
  const { incidentId } = response.input
  const { merge, standDown, close } = response
  const act = merge ?? standDown ?? close ?? { reason: 'quiet', by: 'system' }
  const status = merge !== undefined ? 'merged' : standDown?.falseAlarm === true ? 'false-alarm' : 'closed'
  response.version += 1
  await playbook.closeIncident({
    incidentId,
    version: response.version,
    status,
    reason: act.reason,
    by: act.by,
    mergedInto: merge?.into ?? null,
    now: now(),
  })
}
