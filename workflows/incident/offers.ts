import type { LevelNow, NewDeadline, PlanStored } from '../../activities/interfaces'
import type { Batch } from '../../domain/allocation/plan'
import { planMarks } from '../../domain/deadlines/marks'
import type { ResponseKind, ResponseLevel } from '../../domain/incident/level'
import type { NewTask } from '../../domain/response/task'
import { addHours, addMinutes } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now } from '../clock'
import type { IncidentInput } from '../messages'
import { incidentId as incidentWorkflowId } from '../workflow-ids'
import type { ResponseState } from './state'

export const levelTaskId = (incidentId: string, kind: ResponseKind, version: number): string =>
  `level:${incidentId}:${kind}:${version}`
export const batchTaskId = (planId: string, batch: Batch): string => `${batch}:${planId}`
export const clockOfTask = (taskId: string): string => `clock:${taskId}`

/** The delivery clocks of a response: one, or two where sources outside the province have longer (forest fire). */
export function deliveryDeadlines({ incidentId, plan, startedAt }: IncidentInput): readonly NewDeadline[] {
  const { delivery } = plan
  const clock = (part: string, hours: number): NewDeadline => {
    const dueAt = addHours(startedAt, hours)
    return {
      id: `${incidentId}:${part}`,
      incidentId,
      rule: part,
      edition: delivery.edition,
      subject: incidentId,
      startsAt: startedAt,
      dueAt,
      marks: planMarks(startedAt, dueAt, delivery.warnAtShares),
    }
  }
  if (delivery.insideProvinceHours === delivery.outsideProvinceHours)
    return [clock(`first-batch-${delivery.insideProvinceHours}h`, delivery.insideProvinceHours)]
  return [
    clock(`first-batch-inside-${delivery.insideProvinceHours}h`, delivery.insideProvinceHours),
    clock(`first-batch-outside-${delivery.outsideProvinceHours}h`, delivery.outsideProvinceHours),
  ]
}

/**
 * Lays the batches of a new plan before the post that decides. A first batch that was waiting already keeps its window:
 * a stream of reports can't hold it back; after a veto it waits for an approval. The rest is a new question each time, with its full time for an answer.
 */
export function offerBatches(response: ResponseState, plan: PlanStored): void {
  const { waits } = response.input.plan
  const offer = (batch: Batch, minutes: number): void => {
    const before = response.batches[batch]
    const waiting = batch === 'first' && before.state === 'offered' ? before.dueAt : undefined
    const lines = plan[batch].lines
    response.batches[batch] = {
      state: lines === 0 ? 'empty' : 'offered',
      dueAt:
        lines === 0 || (batch === 'first' && response.isVetoed) ? undefined : (waiting ?? addMinutes(now(), minutes)),
      act: undefined,
    }
  }
  offer('first', waits.vetoWindowMinutes)
  offer('rest', waits.approvalDueMinutes)
}

/** Asks for what is owed: level confirmed, first batch vetoed or not, the rest approved; clocks run on all but the veto. */
export async function askForDecisions(
  response: ResponseState,
  plan: PlanStored,
  level: ResponseLevel,
  superseded: string | undefined,
): Promise<void> {
  const { input } = response
  const kinds = ['veto-first-batch', 'approve-plan', 'close-incident']
  await playbook.withdrawTasksOf({ incidentId: input.incidentId, workflowId: null, kinds, now: now() })
  if (superseded !== undefined) await stopApprovalClock(input.incidentId, superseded)
  const tasks = [...levelTasks(response), ...batchTasks(response, plan, level)]
  await playbook.askPosts({ tasks, standIns: input.standIns })
  const clocks = tasks.filter((task) => task.kind !== 'veto-first-batch').map((task) => decisionClock(input, task))
  await playbook.addDeadlines({ incidentId: input.incidentId, deadlines: clocks, now: now() })
}

/** A level that was raised is a new question: what was asked about the lower one is withdrawn, and its clock stopped. */
export async function withdrawOlderLevels(response: ResponseState, before: readonly LevelNow[]): Promise<void> {
  const { incidentId } = response.input
  const raised = (response.assessment?.levels ?? []).flatMap((level) => {
    const older = before.find((each) => each.kind === level.kind && each.version < level.version)
    return older === undefined ? [] : [levelTaskId(incidentId, older.kind, older.version)]
  })
  if (raised.length === 0) return
  const ends = raised.map((taskId) => ({ taskId, state: 'withdrawn' as const, by: 'system', at: now(), answer: {} }))
  await playbook.endTasks({ incidentId, ends })
  await playbook.stopDeadlines({
    incidentId,
    ids: raised.map(clockOfTask),
    metAt: null,
    reason: 'level-raised',
    now: now(),
  })
}

async function stopApprovalClock(incidentId: string, planId: string): Promise<void> {
  const ids = [clockOfTask(batchTaskId(planId, 'rest')), clockOfTask(batchTaskId(planId, 'first'))]
  await playbook.stopDeadlines({ incidentId, ids, metAt: null, reason: 'plan-superseded', now: now() })
}

export function decisionClock(input: IncidentInput, task: NewTask): NewDeadline {
  const dueAt = task.dueAt ?? task.openedAt
  return {
    id: clockOfTask(task.id),
    incidentId: input.incidentId,
    rule: task.kind,
    edition: input.plan.edition,
    subject: task.id,
    startsAt: task.openedAt,
    dueAt,
    marks: planMarks(task.openedAt, dueAt, []),
  }
}

function taskOf(
  response: ResponseState,
  task: Pick<NewTask, 'id' | 'kind' | 'post' | 'subject' | 'facts'>,
  minutes: number,
): NewTask {
  const { incidentId } = response.input
  return {
    ...task,
    incidentId,
    areaCode: response.input.areaCode,
    workflowId: incidentWorkflowId(incidentId),
    openedAt: now(),
    dueAt: addMinutes(now(), minutes),
  }
}

/** An order by telephone counts at once; the paper follows within its hours, on a clock. */
export async function askForPaper(response: ResponseState, releaseOrderId: string): Promise<void> {
  const { input } = response
  const facts = { releaseOrderId }
  response.papersOwed = [...response.papersOwed, releaseOrderId]
  const task = taskOf(
    response,
    { id: `paper:${releaseOrderId}`, kind: 'paper-follows', post: 'duty-officer', subject: releaseOrderId, facts },
    input.plan.waits.paperDueHours * 60,
  )
  await playbook.askPosts({ tasks: [task], standIns: input.standIns })
  await playbook.addDeadlines({ incidentId: input.incidentId, deadlines: [decisionClock(input, task)], now: now() })
}

function levelTasks(response: ResponseState): readonly NewTask[] {
  const { plan, incidentId } = response.input
  const provisional = response.assessment?.levels.filter((each) => each.state === 'provisional') ?? []
  return provisional.map((each) =>
    taskOf(
      response,
      {
        id: levelTaskId(incidentId, each.kind, each.version),
        kind: 'confirm-level',
        post: plan.levels[each.level].decidedBy,
        subject: each.kind,
        facts: { kind: each.kind, level: each.level, version: each.version },
      },
      plan.waits.levelConfirmationDueMinutes,
    ),
  )
}

function batchTasks(response: ResponseState, plan: PlanStored, level: ResponseLevel): readonly NewTask[] {
  const post = response.input.plan.levels[level].decidedBy
  const offered = (['first', 'rest'] as const).filter((batch) => response.batches[batch].state === 'offered')
  return offered.map((batch) => {
    const facts = { planId: plan.planId, version: plan.version, batch, ...plan[batch], shortfalls: plan.shortfalls }
    const goesByItself = batch === 'first' && response.batches.first.dueAt !== undefined
    const kind = goesByItself ? ('veto-first-batch' as const) : ('approve-plan' as const)
    const asked = { id: batchTaskId(plan.planId, batch), kind, post, subject: plan.planId, facts }
    const task = taskOf(response, asked, response.input.plan.waits.approvalDueMinutes)
    const { dueAt = task.dueAt ?? task.openedAt } = response.batches[batch]
    return goesByItself ? { ...task, dueAt, defaultAct: 'release' } : { ...task, dueAt }
  })
}
