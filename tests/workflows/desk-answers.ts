import { Context } from '@temporalio/activity'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConsignmentActivities, ConsignmentStep } from '../../activities/goods-interfaces'
import type { DeadlineActivities, EscalationActivities, LevelNow, MessageRef } from '../../activities/interfaces'
import { SIGNALS } from '../../workflows/messages'
import {
  consignmentId as consignmentWorkflowId,
  deadlineWatchId,
  escalationId as escalationWorkflowId,
  incidentId as incidentWorkflowId,
} from '../../workflows/workflow-ids'
import { anAssessment, anOrder } from './builders'
import type { Desk, DeskActivities } from './desk'

/** Signals a workflow from an activity; one that does not run is left alone. */
export type Tell = (workflowId: string, signal: string, argument?: unknown) => Promise<void>
type Part<Name extends keyof DeskActivities> = Pick<DeskActivities, Name>

const at = <T>(list: readonly T[], index: number): T | undefined => list[Math.min(index, list.length - 1)]
const nothing = async (): Promise<void> => undefined

/** Answers every activity of a response as the real ones do, over a desk in memory. */
export function deskAnswers(desk: Desk, tell: Tell): DeskActivities {
  return {
    ...planning(desk),
    ...asking(desk),
    ...goods(desk, tell),
    ...clocks(desk, tell),
    ...escalations(desk),
    ...closing(desk, tell),
    async handOver({ messageId }) {
      const [, , post = '', escalationId = ''] = messageId.split(' ')
      if (desk.setting.refused.includes(post))
        return tell(escalationWorkflowId(escalationId), SIGNALS.messageRefused, { messageId })
      desk.told.push({ messageId, atMs: Context.current().info.currentAttemptScheduledTimestampMs })
    },
    actAs: async () => ({ outcome: 'done' }),
  }
}

function planning(
  desk: Desk,
): Part<'assessSituation' | 'recordLevelAct' | 'planAllocation' | 'releaseBatch' | 'recordBatchAct' | 'recordPaper'> {
  const { assessments, plans, order, noticed } = desk.setting
  const notices = ({ level, state }: LevelNow): MessageRef[] =>
    noticed.map((post) => ({ messageId: `${level} ${state} ${post}` }))
  return {
    async assessSituation({ version }) {
      const before = version === 1 ? [] : (at(assessments, desk.assessed - 1)?.levels ?? [])
      const assessment = at(assessments, desk.assessed++) ?? anAssessment()
      const known = (level: LevelNow): boolean => before.some(({ version: older }) => older === level.version)
      return { ...assessment, notices: assessment.levels.filter((level) => !known(level)).flatMap(notices) }
    },
    async recordLevelAct({ act, version }) {
      await sleep(desk.setting.slowMs)
      const state = { confirm: 'confirmed', change: 'changed', veto: 'vetoed' } as const
      const decided = { level: act.level ?? 'III', version: version + 1, state: state[act.decision] } as const
      const level: LevelNow = { kind: act.kind, ...decided }
      return { ...level, notices: notices(level) }
    },
    async planAllocation() {
      await sleep(at(desk.setting.planMs, desk.planned) ?? 0)
      const { first = 0, rest = 0, shortfalls = 0 } = at(plans, desk.planned++) ?? {}
      const size = (consignments: number) => ({ lines: 2 * consignments, consignments, shortfalls: 0 })
      const version = desk.planned
      return { planId: `plan-${version}`, version, first: size(first), rest: size(rest), shortfalls }
    },
    recordBatchAct: async ({ act }) => desk.setting.onRecord.batch ?? act,
    async releaseBatch({ planId, batch, now }) {
      if (desk.setting.onRecord.batch?.decision === 'veto') return { releaseOrderId: '', consignments: [], short: true }
      const count = at(plans, desk.planned - 1)?.[batch] ?? 0
      const consignments = Array.from({ length: count }, (_, index) =>
        anOrder(now, { ...order, consignmentId: `${planId}-${batch}-${index + 1}` }),
      )
      return { releaseOrderId: `order-${planId}-${batch}`, consignments, short: false }
    },
    recordPaper: nothing,
  }
}

function asking(desk: Desk): Part<'askPosts' | 'endTasks' | 'withdrawTasksOf'> {
  return {
    async askPosts({ tasks }) {
      desk.tasks.push(...tasks)
    },
    endTasks: nothing,
    withdrawTasksOf: nothing,
  }
}

function goods(desk: Desk, tell: Tell): ConsignmentActivities {
  const { onRecord } = desk.setting
  const step = async ({ opens }: Pick<ConsignmentStep, 'opens'>): Promise<void> => {
    desk.tasks.push(...opens)
  }
  return {
    recordOrderAnswer: async ({ accepted, reason }) => ({
      carriers: desk.setting.carriers,
      ...(onRecord.order ?? { accepted, isSilent: reason === 'keeper-silent' }),
    }),
    recordTenderAsked: step,
    async recordTenderAnswer({ state, expectedAt, ...input }) {
      await step(input)
      return onRecord.tender ?? { state, expectedAt }
    },
    async recordMilestone(input) {
      await step(input)
      const answers = desk.inputs('recordOrderAnswer').filter((each) => each.consignmentId === input.consignmentId)
      return { sent: onRecord.sent ?? onRecord.order?.accepted ?? answers.at(-1)?.accepted ?? [] }
    },
    recordExpectedArrival: step,
    async recordGoodsReceived({ note }) {
      await sleep(desk.setting.slowMs)
      return { short: note.lines.some((line) => line.received < 100) }
    },
    recordEnd: step,
    tellIncident: ({ incidentId, ...change }) =>
      tell(incidentWorkflowId(incidentId), SIGNALS.consignmentChanged, change),
  }
}

function clocks(desk: Desk, tell: Tell): DeadlineActivities {
  return {
    async addDeadlines({ incidentId, deadlines }) {
      for (const deadline of deadlines) desk.clocks.set(deadline.id, { deadline, over: false })
      await tell(deadlineWatchId(incidentId), SIGNALS.clocksAdded, { deadlines })
    },
    async recordMarks({ marks }) {
      const warned = marks.filter((each) => each.outcome === 'fired' && each.mark.startsWith('warned'))
      const running = warned.filter((each) => desk.clocks.get(each.deadlineId)?.over !== true)
      return { messages: running.map((each) => ({ messageId: `${each.mark} ${each.deadlineId}` })) }
    },
    async stopDeadlines({ incidentId, ids }) {
      for (const id of ids) Object.assign(desk.clocks.get(id) ?? {}, { over: true })
      await tell(deadlineWatchId(incidentId), SIGNALS.clockStopped, { ids })
      for (const [id, { deadlineId, open }] of desk.escalations)
        if (open && ids.includes(deadlineId)) await tell(escalationWorkflowId(id), SIGNALS.escalationResolved)
    },
    settleDelivery: nothing,
    async reportSilence({ incidentId, deadline }) {
      desk.clocks.set(deadline.id, { deadline, over: false })
      await tell(deadlineWatchId(incidentId), SIGNALS.silenceReported, { deadline })
    },
  }
}

function escalations(desk: Desk): EscalationActivities {
  const close = (id: string): void => void Object.assign(desk.escalations.get(id) ?? {}, { open: false })
  const isOver = (deadlineId: string): boolean => desk.clocks.get(deadlineId)?.over === true
  return {
    async openEscalation({ escalationId, deadlineId }) {
      desk.escalations.set(escalationId, { deadlineId, open: true })
      return { resolved: isOver(deadlineId) }
    },
    async pageStep({ escalationId, step, post }) {
      const over = isOver(desk.escalations.get(escalationId)?.deadlineId ?? '')
      return { messages: over ? [] : [{ messageId: `page ${step} ${post} ${escalationId}` }], resolved: over }
    },
    recordUnreachable: nothing,
    async recordAcknowledgement({ escalationId }) {
      await sleep(desk.setting.slowMs)
      close(escalationId)
    },
    async recordResolution({ escalationId }) {
      close(escalationId)
    },
  }
}

function closing(desk: Desk, tell: Tell): Part<'recordStatus' | 'closeIncident' | 'cancelConsignments'> {
  return {
    recordStatus: nothing,
    async closeIncident({ incidentId }) {
      for (const [id, { open }] of desk.escalations)
        if (open) await tell(escalationWorkflowId(id), SIGNALS.escalationResolved)
      await tell(deadlineWatchId(incidentId), SIGNALS.watchEnded)
    },
    async cancelConsignments({ consignmentIds, reason }) {
      for (const id of consignmentIds) await tell(consignmentWorkflowId(id), SIGNALS.cancelConsignment, { reason })
    },
  }
}
