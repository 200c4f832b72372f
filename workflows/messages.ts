import type { CarriedState } from './incident/state'
import type { OrderedConsignment } from '../activities/goods-interfaces'
import type { Instant } from '../domain/time/instant'
import type { ClockSegment, ClockSpec } from '../domain/time/scenario-clock'
import type { StandInAct, StandIns } from '../domain/exercise/stand-in'
import type { ResponseKind, ResponseLevel } from '../domain/incident/level'
import type { PlanCause } from '../domain/response/plan-cause'
import type { ResponsePlan } from '../domain/response/response-plan'
import type { LineChange } from '../domain/allocation/compare-plans'
import type { Batch, PlanWish } from '../domain/allocation/plan'
import type { PlanSums, ShortfallChange } from '../domain/allocation/plan-sums'
import type { AreaCode } from '../domain/geography/area'
import type { Clock } from '../domain/deadlines/marks'
import type { ConsignmentStatus } from '../domain/consignment/status'
import type { SourceKind } from '../domain/supply/offer'

/** Who acts, as shown and audited: an account's name, or `stand-in:POST`, or `system`. */
export type Actor = string

// ── inputs ──────────────────────────────────────────────────────────────────
export type IncidentInput = {
  readonly incidentId: string
  readonly alertId: string
  readonly clock: ClockSpec
  readonly plan: ResponsePlan
  readonly startedAt: Instant
  /** The area whose posts answer for it: the county struck hardest or the common area above. */
  readonly areaCode: AreaCode
  readonly isExercise: boolean
  readonly standIns: StandIns | null
  /** State handed over by a run that went on as new. */
  readonly carried?: CarriedState
}

export type ConsignmentInput = OrderedConsignment & {
  readonly incidentId: string
  readonly batch: Batch
  readonly clock: ClockSpec
  readonly plan: ResponsePlan
  readonly standIns: StandIns | null
}
export type DispatchInput = { readonly clock: ClockSpec; readonly consignments: readonly ConsignmentInput[] }
export type WatchInput = {
  readonly incidentId: string
  readonly clock: ClockSpec
  readonly plan: ResponsePlan
  readonly standIns: StandIns | null
  /** Clocks handed over by a run that went on as new. */
  readonly clocks?: readonly Clock[]
}
export type EscalationInput = WatchInput & {
  readonly escalationId: string
  readonly deadlineId: string
  readonly cause: 'slip-predicted' | 'breached' | 'silent'
  readonly openedAt: Instant
  /** The next step, handed over by a run that went on as new. */
  readonly step?: { readonly number: number; readonly dueAt: Instant }
}
export type StandInsInput = WatchInput & { readonly standIns: StandIns; readonly agenda?: readonly StandInAct[] }

// ── incident response ───────────────────────────────────────────────────────
export type LevelAct = {
  readonly kind: ResponseKind
  readonly decision: 'confirm' | 'change' | 'veto'
  readonly level?: ResponseLevel
  /** The version that was decided about; another one meanwhile is another question. */
  readonly version?: number
  readonly reason?: string
  readonly by: Actor
}
export type BatchAct = {
  readonly planId: string
  readonly batch: Batch
  readonly decision: 'approve' | 'change' | 'veto'
  /** With `change`: new quantities for some lines, 0 drops a line; never above what was planned. */
  readonly changes?: readonly { readonly lineId: string; readonly quantity: number }[]
  readonly reason?: string
  readonly byTelephone?: boolean
  readonly by: Actor
}
export type StandDownAct = { readonly falseAlarm: boolean; readonly reason: string; readonly by: Actor }
export type OnRoadAct = { readonly decision: 'deliver' | 'turn-back'; readonly by: Actor }
export type CloseAct = { readonly reason: string; readonly by: Actor }
export type PaperAct = { readonly releaseOrderId: string; readonly by: Actor }
/** Wishes of officers for the plans to come are stored; the incident plans again with them. */
export type WishesAct = { readonly wishIds: readonly string[]; readonly reason: string; readonly by: Actor }
export type MergeAct = { readonly into: string; readonly reason: string; readonly by: Actor }

/** What an act did: `done`, or `too-late` with what stands, so that the second of two officers is told. */
export type ActResult = { readonly outcome: 'done' | 'too-late'; readonly detail: string }

export type SituationReported = { readonly reportId: string }
export type AlertMessage = { readonly alertId: string; readonly messageType: 'update' | 'cancel' }
/**
 * Something that the plan depends on is not what it was; `emptied`: consignments that have nothing left to fetch; `late`:
 * those whose goods have all been postponed past the time that they are due.
 */
export type PlanCauseArose = PlanCause & { readonly emptied?: readonly string[]; readonly late?: readonly string[] }
export type ConsignmentChanged = {
  readonly consignmentId: string
  readonly status: ConsignmentStatus
  readonly batch: Batch
  /** Units that will not come from here (refused, short, damaged, lost) and go back to allocation. */
  readonly short: boolean
}

// ── what-if ─────────────────────────────────────────────────────────────────
export type WhatIfAsked = {
  readonly incidentId: string
  /** Estimate of the plan that is looked at. */
  readonly estimateId: string
  readonly planId: string
  readonly plannedAt: Instant
  /** Wishes to try, beside those that hold already. */
  readonly wishes: readonly PlanWish[]
  readonly now: Instant
}
export type WhatIfOutcome =
  | { readonly outcome: 'refused'; readonly key: string; readonly values: Readonly<Record<string, string>> }
  | {
      readonly outcome: 'solved'
      readonly before: PlanSums
      readonly after: PlanSums
      /** The largest changes first; `changeCount` is all of them. */
      readonly changes: readonly (LineChange & { readonly source: SourceKind })[]
      readonly changeCount: number
      readonly shortfalls: readonly ShortfallChange[]
      /** Planning time, that of the plan as things stand included unless it was solved already. */
      readonly solveMs: number
      /** Gone on from the plan as an earlier what-if had solved it. */
      readonly restarted: boolean
      /** The instant from which goods may be ordered in both plans. */
      readonly asOf: Instant
    }

// ── consignment ─────────────────────────────────────────────────────────────
export type ItemQuantity = { readonly itemCode: string; readonly quantity: number }
export type OrderAnswer = {
  readonly answer: 'accept' | 'partial' | 'refuse'
  /** With `partial`: what the depot can give of each item. */
  readonly lines?: readonly ItemQuantity[]
  readonly reason?: string
  readonly by: Actor
}
export type TenderAnswer = {
  readonly attempt: number
  readonly answer: 'accept' | 'decline'
  readonly vehicle?: string
  readonly reason?: string
  readonly by: Actor
}
export type Milestone = { readonly milestone: 'departed' | 'arrived'; readonly at: Instant; readonly by: Actor }
export type ExpectedArrival = { readonly expectedAt: Instant; readonly reason: string; readonly by: Actor }
export type GoodsReceived = {
  /** Idempotency key of the receiver's device. */
  readonly key: string
  readonly signedBy: string
  readonly signedAt: Instant
  readonly lines: readonly { readonly itemCode: string; readonly received: number; readonly damaged: number }[]
  readonly comment?: string
  readonly by: Actor
}
export type WriteOff = { readonly reason: string; readonly by: Actor }
export type Cancel = { readonly reason: string }

// ── escalation, clocks ──────────────────────────────────────────────────────
export type Acknowledge = { readonly by: Actor }
/** A message that its channel refused for good. */
export type MessageRefused = { readonly messageId: string }
export type PaceChanged = { readonly segments: readonly ClockSegment[] }
export type ClockMoved = { readonly now: Instant }

/** Names of updates and signals as they stand on the wire; handlers and callers both take them from here. */
export const UPDATES = {
  decideLevel: 'decideLevel',
  decideBatch: 'decideBatch',
  standDown: 'standDown',
  closeIncident: 'closeIncident',
  paperIssued: 'paperIssued',
  mergeInto: 'mergeInto',
  adoptWishes: 'adoptWishes',
  decideOnRoad: 'decideOnRoad',
  answerOrder: 'answerOrder',
  answerTender: 'answerTender',
  reportMilestone: 'reportMilestone',
  reportExpectedArrival: 'reportExpectedArrival',
  receiveGoods: 'receiveGoods',
  writeOff: 'writeOff',
  acknowledge: 'acknowledge',
} as const

export const SIGNALS = {
  situationReported: 'situationReported',
  alertMessage: 'alertMessage',
  planCauseArose: 'planCauseArose',
  consignmentChanged: 'consignmentChanged',
  cancelConsignment: 'cancelConsignment',
  clocksAdded: 'clocksAdded',
  clockStopped: 'clockStopped',
  clockPredicted: 'clockPredicted',
  silenceReported: 'silenceReported',
  watchEnded: 'watchEnded',
  escalationResolved: 'escalationResolved',
  messageRefused: 'messageRefused',
  tasksOpened: 'tasksOpened',
  standInsEnded: 'standInsEnded',
  paceChanged: 'paceChanged',
  clockMoved: 'clockMoved',
} as const
