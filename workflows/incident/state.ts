import type { Assessment, PlanStored } from '../../activities/interfaces'
import type { Batch } from '../../domain/allocation/plan'
import type { ConsignmentStatus } from '../../domain/consignment/status'
import { isEnded } from '../../domain/consignment/status'
import type { ResponseLevel } from '../../domain/incident/level'
import { graverLevel } from '../../domain/incident/level'
import type { PlanCause } from '../../domain/response/plan-cause'
import type { Instant } from '../../domain/time/instant'
import type { BatchAct, CloseAct, IncidentInput, MergeAct, StandDownAct } from '../messages'

/** One batch of the current plan: offered to the post that decides, then approved (also by default) or vetoed, then released. */
export type BatchState = {
  state: 'empty' | 'offered' | 'approved' | 'vetoed' | 'released'
  dueAt: Instant | undefined
  act: BatchAct | undefined
}

export type Fact = { readonly kind: 'alert' | 'situation-report'; readonly id: string }

type Goods = { status: ConsignmentStatus; batch: Batch; outside: boolean }

/** What a run that goes on as new hands over. */
export type CarriedState = Pick<
  ResponseState,
  | 'version'
  | 'assessment'
  | 'plan'
  | 'batches'
  | 'facts'
  | 'shortage'
  | 'wished'
  | 'deliveryChanged'
  | 'isVetoed'
  | 'papersOwed'
  | 'timesAsked'
> & {
  readonly consignments: readonly (readonly [string, Goods])[]
}

export type ResponseState = {
  readonly input: IncidentInput
  /** Number of the last write of the incident's row (decision 2). */
  version: number
  assessment: Assessment | undefined
  plan: PlanStored | undefined
  readonly batches: Record<Batch, BatchState>
  readonly facts: Fact[]
  readonly consignments: Map<string, Goods>
  /** Goods that will not come from where they were planned, or a plan that was sent back: plan again. */
  shortage: boolean
  /** Officers asked for another plan, or decided what a plan depends on: plan again at once. */
  wished: boolean
  /** What happened since the last plan, in order. */
  readonly causes: PlanCause[]
  /** Consignments that have nothing left to fetch and have not been told. */
  readonly emptied: string[]
  /** Consignments that wait for goods postponed past their due time and have not been told to give them back. */
  readonly late: string[]
  deliveryChanged: boolean
  standDown: StandDownAct | undefined
  merge: MergeAct | undefined
  close: CloseAct | undefined
  onRoad: 'deliver' | 'turn-back' | undefined
  /** A first batch was vetoed: none goes by itself any more. */
  isVetoed: boolean
  /** Release orders given by telephone whose paper has not followed yet. */
  papersOwed: readonly string[]
  /** How often it was asked whether to close: a workflow task that is done again asks under the same name. */
  timesAsked: number
}

const emptyBatch = (): BatchState => ({ state: 'empty', dueAt: undefined, act: undefined })

export function openState(input: IncidentInput): ResponseState {
  return {
    input,
    version: 0,
    assessment: undefined,
    plan: undefined,
    batches: { first: emptyBatch(), rest: emptyBatch() },
    facts: [{ kind: 'alert', id: input.alertId }],
    consignments: new Map(),
    shortage: false,
    wished: false,
    deliveryChanged: false,
    standDown: undefined,
    merge: undefined,
    close: undefined,
    onRoad: undefined,
    isVetoed: false,
    papersOwed: [],
    causes: [],
    emptied: [],
    late: [],
    timesAsked: 0,
    ...(input.carried === undefined ? {} : { ...input.carried, consignments: new Map(input.carried.consignments) }),
  }
}

export function carry(response: ResponseState): CarriedState {
  const { input: _input, standDown: _standDown, merge: _merge, close: _close, onRoad: _onRoad, ...carried } = response
  return { ...carried, consignments: [...response.consignments] }
}

/** An act on a batch counts at once. A veto sends the plan back: it is made again, and a first batch then waits for approval. */
export function countBatchAct(response: ResponseState, act: BatchAct): void {
  const batch = response.batches[act.batch]
  batch.state = act.decision === 'veto' ? 'vetoed' : 'approved'
  batch.act = act
  if (act.decision !== 'veto') return
  response.causes.push({ kind: 'batch-vetoed', subject: act.planId, by: act.by })
  response.isVetoed ||= act.batch === 'first'
  response.shortage = true
}

/** Where a worker died with another act on record, that one stands. Histories from before had no answer: their act stood. */
export function adoptBatchAct(response: ResponseState, act: BatchAct, stands: BatchAct | undefined): void {
  if (stands === undefined || (stands.decision === act.decision && stands.by === act.by)) return
  if (response.batches[act.batch].state !== 'released') return countBatchAct(response, stands)
  // being released: that reads the record too
  response.isVetoed ||= stands.decision === 'veto' && stands.batch === 'first'
}

/** The gravest level of relief and hazard response: it decides who approves. */
export function rulingLevel(response: ResponseState): ResponseLevel {
  const levels = response.assessment?.levels.filter((each) => each.state !== 'vetoed') ?? []
  return levels.reduce<ResponseLevel>((gravest, each) => graverLevel(gravest, each.level), 'local')
}

export function openConsignments(response: ResponseState, batch?: Batch): string[] {
  return [...response.consignments]
    .filter(([, each]) => !isEnded(each.status) && (batch === undefined || each.batch === batch))
    .map(([id]) => id)
}

/** Stood down, merged or closed: nothing new is planned. */
export function isEnding(response: ResponseState): boolean {
  return response.standDown !== undefined || response.merge !== undefined || response.close !== undefined
}

/** Nothing on the way, nothing to decide, nothing unread: the response can close. */
export function isQuiet(response: ResponseState): boolean {
  const undecided = Object.values(response.batches).some(
    (batch) => batch.state === 'offered' || batch.state === 'approved',
  )
  const unread = response.shortage || response.wished || response.facts.length > 0 || response.papersOwed.length > 0
  return !undecided && !unread && openConsignments(response).length === 0
}

/** Need that nobody will meet as things stand: a batch was vetoed, or no source is left. Only a person closes over that. */
export function isNeedUnmet(response: ResponseState): boolean {
  const vetoed = Object.values(response.batches).some((batch) => batch.state === 'vetoed')
  return vetoed || (response.plan?.shortfalls ?? 0) > 0
}

export function nextBatchDue(response: ResponseState): Instant | undefined {
  const { first } = response.batches
  return first.state === 'offered' ? first.dueAt : undefined
}
