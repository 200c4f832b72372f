import type { Carrier, ConsignmentStep } from '../../activities/goods-interfaces'
import type { ConsignmentStatus } from '../../domain/consignment/status'
import type { NewTask, TaskEnd, TaskKind } from '../../domain/response/task'
import type { Post } from '../../domain/duty/post'
import type { Instant } from '../../domain/time/instant'
import { addMinutes } from '../../domain/time/instant'
import { playbook } from '../activities'
import { now } from '../clock'
import type {
  Cancel,
  ConsignmentInput,
  ExpectedArrival,
  GoodsReceived,
  ItemQuantity,
  Milestone,
  OrderAnswer,
  TenderAnswer,
  WriteOff,
} from '../messages'
import { consignmentId as workflowIdOf } from '../workflow-ids'

/** What a consignment knows of itself; acts fill it in, the procedure reads it. */
export type Consignment = {
  readonly input: ConsignmentInput
  status: ConsignmentStatus
  version: number
  orderAnswer: OrderAnswer | undefined
  accepted: readonly ItemQuantity[]
  carriers: readonly Carrier[]
  attempt: number
  /** The attempt that a carrier may answer now. */
  asked: number | undefined
  tender: TenderAnswer | undefined
  carrier: Carrier | undefined
  expectedAt: Instant | undefined
  departed: Milestone | undefined
  arrived: Milestone | undefined
  note: GoodsReceived | undefined
  cancelled: Cancel | undefined
  writeOff: WriteOff | undefined
  newExpectedArrival: ExpectedArrival | undefined
  endReason: string | undefined
}

export function openConsignment(input: ConsignmentInput): Consignment {
  return {
    input,
    status: 'ordered',
    version: 0,
    orderAnswer: undefined,
    accepted: input.lines,
    carriers: [],
    attempt: 0,
    asked: undefined,
    tender: undefined,
    carrier: undefined,
    expectedAt: undefined,
    departed: undefined,
    arrived: undefined,
    note: undefined,
    cancelled: undefined,
    writeOff: undefined,
    newExpectedArrival: undefined,
    endReason: undefined,
  }
}

export function namesOf({
  input: { consignmentId, incidentId, batch },
}: Consignment): Pick<ConsignmentStep, 'consignmentId' | 'incidentId' | 'batch'> {
  return { consignmentId, incidentId, batch }
}

type StepParts = { readonly settles?: TaskEnd; readonly by?: string; readonly opens?: readonly NewTask[] }

/** The common part of a recorded step; each has the next number, so that a late retry can't undo a newer one. */
export function stepOf(goods: Consignment, { settles, by = 'system', opens = [] }: StepParts = {}): ConsignmentStep {
  goods.version += 1
  const { consignmentId, incidentId, batch, standIns } = goods.input
  return {
    consignmentId,
    incidentId,
    batch,
    version: goods.version,
    now: now(),
    by,
    settles: settles ?? null,
    opens,
    standIns,
  }
}

type Ask = {
  readonly kind: TaskKind
  readonly post: Post
  readonly number?: number
  readonly carrierId?: string
  readonly facts: NewTask['facts']
  readonly dueAt: Instant
  readonly defaultAct?: string
}

/** What a post owes about this consignment; a recorded step puts it before the post. */
export function taskOf(goods: Consignment, { number = 1, ...wanted }: Ask): NewTask {
  const { consignmentId, incidentId, depotId, areaCode } = goods.input
  return {
    ...wanted,
    id: `${wanted.kind}:${consignmentId}:${number}`,
    incidentId,
    areaCode,
    depotId,
    workflowId: workflowIdOf(consignmentId),
    subject: consignmentId,
    openedAt: now(),
  }
}

/** Someone who owed an answer is silent past the time: a clock that has run out goes to the deadline watch, which escalates. */
export async function reportSilence(
  goods: Consignment,
  taskId: string,
  since: Instant,
  minutes: number,
): Promise<void> {
  const { incidentId, consignmentId, plan } = goods.input
  const [rule = 'silence'] = taskId.split(':')
  const deadline = {
    id: `clock:${taskId}`,
    incidentId,
    rule,
    edition: plan.edition,
    subject: consignmentId,
    startsAt: since,
    dueAt: addMinutes(since, minutes),
    marks: [],
  }
  await playbook.reportSilence({ incidentId, deadline, facts: { consignmentId, taskId }, now: now() })
}

/** The answer came after all: its clock is met, late, and the escalation ends. */
export async function endSilence(goods: Consignment, taskId: string): Promise<void> {
  const { incidentId } = goods.input
  await playbook.stopDeadlines({ incidentId, ids: [`clock:${taskId}`], metAt: now(), reason: 'answered', now: now() })
}

export const settled = (taskId: string, by: string, answer: TaskEnd['answer']): TaskEnd => ({
  taskId,
  state: 'answered',
  by,
  at: now(),
  answer,
})
export const expired = (taskId: string): TaskEnd => ({ taskId, state: 'expired', by: 'system', at: now(), answer: {} })
