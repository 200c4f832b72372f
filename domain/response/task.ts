import type { Instant } from '../time/instant'
import type { AreaCode } from '../geography/area'
import type { Post } from '../duty/post'

export type TaskKind =
  | 'confirm-level'
  | 'veto-first-batch'
  | 'approve-plan'
  | 'answer-order'
  | 'answer-tender'
  | 'report-departure'
  | 'report-arrival'
  | 'receive-goods'
  | 'acknowledge'
  | 'confirm-stand-down'
  | 'close-incident'
  | 'paper-follows'
  | 'countersign-notices'
  | 'act-on-supply-order'

/** Something that a post owes: what, until when, and what happens if nobody acts. */
export type NewTask = {
  readonly id: string
  readonly incidentId: string
  readonly kind: TaskKind
  readonly post: Post
  readonly areaCode: AreaCode
  readonly depotId?: string
  readonly carrierId?: string
  readonly workflowId: string
  readonly subject: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly openedAt: Instant
  readonly dueAt?: Instant
  readonly defaultAct?: string
}

export type TaskEnd = {
  readonly taskId: string
  readonly state: 'answered' | 'expired' | 'withdrawn'
  readonly by: string
  readonly at: Instant
  readonly answer: Readonly<Record<string, unknown>>
}

/** The keeper's task is opened with the order itself, so its id is made where both know it. */
export const orderTaskId = (consignmentId: string): string => `answer-order:${consignmentId}:1`

/** One for all notices of an order; opened in the transaction that issues them, ended by whoever countersigns. */
export const countersignTaskId = (releaseOrderId: string): string => `countersign-notices:${releaseOrderId}`
