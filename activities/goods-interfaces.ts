import type { Batch } from '../domain/allocation/plan'
import type { ConsignmentStatus } from '../domain/consignment/status'
import type { StandIns } from '../domain/exercise/stand-in'
import type { AreaCode } from '../domain/geography/area'
import type { NewTask, TaskEnd } from '../domain/response/task'
import type { Instant } from '../domain/time/instant'
import type { Actor, BatchAct, GoodsReceived, ItemQuantity } from '../workflows/messages'

// What the workflows see of releasing and moving goods: types only, one named side effect each, safe to run twice.

export type OrderedConsignment = {
  readonly consignmentId: string
  readonly depotId: string
  readonly depotProvince: AreaCode
  readonly areaCode: AreaCode
  readonly lines: readonly ItemQuantity[]
  readonly loadingMs: number
  readonly travelMs: number
  readonly dueAt: Instant
  readonly orderedAt: Instant
}
export type Release = {
  readonly releaseOrderId: string
  readonly consignments: readonly OrderedConsignment[]
  /** Stock that was gone since the plan was made: plan again. */
  readonly short: boolean
}

export interface ReleaseActivities {
  /** The act that stands: this one, or what was recorded before the worker died that heard of it first. */
  recordBatchAct(input: { incidentId: string; act: BatchAct; now: Instant; byDefault: boolean }): Promise<BatchAct>
  releaseBatch(input: {
    incidentId: string
    planId: string
    batch: Batch
    changes: BatchAct['changes'] | null
    by: Actor
    byTelephone: boolean
    paperDueAt: Instant | null
    keeperAnswerDueAt: Instant
    standIns: StandIns | null
    now: Instant
  }): Promise<Release>
  recordPaper(input: { incidentId: string; releaseOrderId: string; by: Actor; now: Instant }): Promise<void>
}

/** A step in the life of a consignment: what changes, which task it settles, what the incident is told. */
export type ConsignmentStep = {
  readonly consignmentId: string
  readonly incidentId: string
  readonly batch: Batch
  readonly version: number
  readonly now: Instant
  readonly by: Actor
  readonly settles: TaskEnd | null
  /** What is owed next, put before its posts in the same step. */
  readonly opens: readonly NewTask[]
  readonly standIns: StandIns | null
}
export type Carrier = {
  readonly id: string
  readonly mode: 'road' | 'rail' | 'air' | 'water'
  readonly speedKmh: number
}

/** What the keeper gave and whom to ask for transport; where a worker died between, what was recorded first. */
export type OrderAnswerStands = {
  readonly carriers: readonly Carrier[]
  readonly accepted: readonly ItemQuantity[]
  readonly isSilent: boolean
  /** The keeper would have given more than its source has left there. */
  readonly isWithdrawn?: boolean
}

/** The carrier's answer on record; where a worker died between, what was recorded first. */
export type TenderStands = { readonly state: TenderState; readonly expectedAt: Instant | null }
export type TenderState = 'accepted' | 'declined' | 'silent'

export interface ConsignmentActivities {
  recordOrderAnswer(
    input: ConsignmentStep & { accepted: readonly ItemQuantity[]; reason: string | null },
  ): Promise<OrderAnswerStands>
  recordTenderAsked(
    input: ConsignmentStep & { attempt: number; carrierId: string; answerDueAt: Instant },
  ): Promise<void>
  recordTenderAnswer(
    input: ConsignmentStep & {
      attempt: number
      carrierId: string
      state: TenderState
      reason: string | null
      vehicle: string | null
      expectedAt: Instant | null
    },
  ): Promise<TenderStands>
  /** What is on the road: less than was accepted where sources took goods back before they left. */
  recordMilestone(
    input: ConsignmentStep & { milestone: 'departed' | 'arrived'; at: Instant; expectedAt: Instant | null },
  ): Promise<{ sent: readonly ItemQuantity[] }>
  recordExpectedArrival(input: ConsignmentStep & { expectedAt: Instant; reason: string }): Promise<void>
  recordGoodsReceived(input: ConsignmentStep & { note: GoodsReceived }): Promise<{ short: boolean }>
  recordEnd(input: ConsignmentStep & { status: 'cancelled' | 'lost'; reason: string }): Promise<void>
  tellIncident(input: {
    incidentId: string
    consignmentId: string
    status: ConsignmentStatus
    batch: Batch
    short: boolean
  }): Promise<void>
}
