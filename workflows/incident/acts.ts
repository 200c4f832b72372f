import { defineSignal, defineUpdate, setHandler } from '@temporalio/workflow'
import type { LevelNow } from '../../activities/interfaces'
import { playbook } from '../activities'
import { now } from '../clock'
import { giveNotice } from '../deliver-message'
import type {
  ActResult,
  AlertMessage,
  BatchAct,
  CloseAct,
  ConsignmentChanged,
  LevelAct,
  MergeAct,
  OnRoadAct,
  PaperAct,
  SituationReported,
  StandDownAct,
  WishesAct,
} from '../messages'
import { SIGNALS, UPDATES } from '../messages'
import { refuse } from '../refusal'
import { acceptPlanCauses, noteCause } from './causes'
import { batchTaskId, clockOfTask, levelTaskId } from './offers'
import type { ResponseState } from './state'
import { adoptBatchAct, countBatchAct, isQuiet } from './state'

export const decideLevel = defineUpdate<ActResult, [LevelAct]>(UPDATES.decideLevel)
export const decideBatch = defineUpdate<ActResult, [BatchAct]>(UPDATES.decideBatch)
export const standDown = defineUpdate<ActResult, [StandDownAct]>(UPDATES.standDown)
export const decideOnRoad = defineUpdate<ActResult, [OnRoadAct]>(UPDATES.decideOnRoad)
export const mergeInto = defineUpdate<ActResult, [MergeAct]>(UPDATES.mergeInto)
export const adoptWishes = defineUpdate<ActResult, [WishesAct]>(UPDATES.adoptWishes)
export const closeIncident = defineUpdate<ActResult, [CloseAct]>(UPDATES.closeIncident)
export const paperIssued = defineUpdate<ActResult, [PaperAct]>(UPDATES.paperIssued)
export const situationReported = defineSignal<[SituationReported]>(SIGNALS.situationReported)
export const alertMessage = defineSignal<[AlertMessage]>(SIGNALS.alertMessage)
export const consignmentChanged = defineSignal<[ConsignmentChanged]>(SIGNALS.consignmentChanged)

const done: ActResult = { outcome: 'done', detail: '' }

/** Everything that people and other workflows may tell a response; an act is checked against its state before it counts. */
export function acceptActs(response: ResponseState): void {
  acceptDecisions(response)
  acceptEndings(response)
  acceptFacts(response)
}

function acceptDecisions(response: ResponseState): void {
  setHandler(decideLevel, (act) => recordLevel(response, act), {
    validator: (act: LevelAct) => checkLevel(response, act),
  })
  setHandler(decideBatch, (act) => recordBatch(response, act), {
    validator: (act: BatchAct) => checkBatch(response, act),
  })
  setHandler(
    adoptWishes,
    ({ wishIds, by }) => {
      for (const id of wishIds) noteCause(response, 'wishes', id, by)
      response.wished = true
      return done
    },
    { validator: (_act: WishesAct) => requireRunning(response) },
  )
  setHandler(paperIssued, async (act) => {
    const { incidentId } = response.input
    await playbook.recordPaper({ incidentId, ...act, now: now() })
    await stopClock(incidentId, clockOfTask(`paper:${act.releaseOrderId}`))
    response.papersOwed = response.papersOwed.filter((id) => id !== act.releaseOrderId)
    return done
  })
}

function acceptEndings(response: ResponseState): void {
  setHandler(
    standDown,
    (act) => {
      response.standDown = act
      return done
    },
    { validator: (_act: StandDownAct) => requireRunning(response) },
  )
  setHandler(
    mergeInto,
    (act) => {
      response.merge = act
      return done
    },
    { validator: (_act: MergeAct) => requireRunning(response) },
  )
  setHandler(
    closeIncident,
    (act) => {
      response.close = act
      return done
    },
    {
      validator: (_act: CloseAct) => {
        requireRunning(response)
        if (!isQuiet(response)) refuse('not-allowed-now', 'act.notQuiet')
      },
    },
  )
  setHandler(
    decideOnRoad,
    (act) => {
      response.onRoad = act.decision
      return done
    },
    {
      validator: (_act: OnRoadAct) => {
        if (response.standDown === undefined && response.merge === undefined)
          refuse('not-allowed-now', 'act.notStoodDown')
        if (response.onRoad !== undefined) refuse('too-late', 'act.alreadyDecided')
      },
    },
  )
}

function acceptFacts(response: ResponseState): void {
  acceptPlanCauses(response)
  setHandler(situationReported, ({ reportId }) => {
    response.facts.push({ kind: 'situation-report', id: reportId })
  })
  setHandler(alertMessage, ({ alertId, messageType }) => {
    if (messageType === 'update') response.facts.push({ kind: 'alert', id: alertId })
    else response.standDown ??= { falseAlarm: false, reason: 'alert-cancelled', by: 'system' }
  })
  setHandler(consignmentChanged, (change) => {
    const known = response.consignments.get(change.consignmentId)
    if (known === undefined) return
    response.consignments.set(change.consignmentId, { ...known, status: change.status })
    if (change.short) noteCause(response, 'consignment-short', change.consignmentId)
    response.shortage ||= change.short
    response.deliveryChanged ||= change.batch === 'first'
  })
}

function requireRunning(response: ResponseState): void {
  if (response.standDown !== undefined || response.merge !== undefined) refuse('too-late', 'act.alreadyStoodDown')
  if (response.close !== undefined) refuse('too-late', 'act.alreadyClosed')
}

function checkLevel(response: ResponseState, act: LevelAct): void {
  const current = levelOf(response, act.kind)
  if (current === undefined) refuse('not-allowed-now', 'act.noLevelYet')
  if (act.version !== undefined && act.version !== current.version)
    refuse('too-late', 'act.levelDecided', { state: current.state })
  if (act.decision === 'confirm' && current.state !== 'provisional')
    refuse('too-late', 'act.levelDecided', { state: current.state })
  if (act.decision === 'change' && act.level === undefined) refuse('bad-input', 'act.levelMissing')
}

async function recordLevel(response: ResponseState, act: LevelAct): Promise<ActResult> {
  const { incidentId } = response.input
  const before = levelOf(response, act.kind)
  if (before === undefined) return done
  setLevel(response, { ...before, level: act.level ?? before.level, state: stateAfter[act.decision] })
  const { notices, ...recorded } = await playbook.recordLevelAct({
    incidentId,
    act,
    version: before.version,
    now: now(),
  })
  setLevel(response, recorded)
  await stopClock(incidentId, clockOfTask(levelTaskId(incidentId, act.kind, before.version)))
  await giveNotice(notices)
  return done
}

const stateAfter = { confirm: 'confirmed', change: 'changed', veto: 'vetoed' } as const

function levelOf({ assessment }: ResponseState, kind: LevelAct['kind']): LevelNow | undefined {
  return assessment?.levels.find((each) => each.kind === kind)
}

/** Counts at once, so that the second of two officers is told; written into the assessment as it is by then. */
function setLevel(response: ResponseState, level: LevelNow): void {
  const { assessment } = response
  if (assessment === undefined) return
  const levels = assessment.levels.map((each) =>
    each.kind === level.kind && each.version <= level.version ? level : each,
  )
  response.assessment = { ...assessment, levels }
}

function checkBatch(response: ResponseState, act: BatchAct): void {
  requireRunning(response)
  if (response.plan?.planId !== act.planId) refuse('too-late', 'act.planSuperseded')
  const { state, act: stands } = response.batches[act.batch]
  if (state !== 'offered') refuse('too-late', 'act.batchDecided', { state, by: stands?.by ?? 'system' })
  if (act.decision === 'veto' && !act.reason) refuse('bad-input', 'act.reasonMissing')
}

async function recordBatch(response: ResponseState, act: BatchAct): Promise<ActResult> {
  countBatchAct(response, act)
  const { incidentId } = response.input
  const stands = await playbook.recordBatchAct({ incidentId, act, now: now(), byDefault: false })
  adoptBatchAct(response, act, stands)
  await stopClock(incidentId, clockOfTask(batchTaskId(act.planId, act.batch)))
  if (stands !== undefined && (stands.by !== act.by || stands.decision !== act.decision))
    refuse('too-late', 'act.batchDecided', { state: response.batches[act.batch].state, by: stands.by })
  return done
}

async function stopClock(incidentId: string, id: string): Promise<void> {
  await playbook.stopDeadlines({ incidentId, ids: [id], metAt: now(), reason: 'decided', now: now() })
}
