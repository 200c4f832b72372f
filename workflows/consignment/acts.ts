import { defineSignal, defineUpdate, setHandler } from '@temporalio/workflow'
import { playbook } from '../activities'
import type {
  ActResult,
  Cancel,
  ExpectedArrival,
  GoodsReceived,
  Milestone,
  OrderAnswer,
  TenderAnswer,
  WriteOff,
} from '../messages'
import { SIGNALS, UPDATES } from '../messages'
import { refuse } from '../refusal'
import type { Consignment } from './state'
import { namesOf } from './state'

export const answerOrder = defineUpdate<ActResult, [OrderAnswer]>(UPDATES.answerOrder)
export const answerTender = defineUpdate<ActResult, [TenderAnswer]>(UPDATES.answerTender)
export const reportMilestone = defineUpdate<ActResult, [Milestone]>(UPDATES.reportMilestone)
export const reportExpectedArrival = defineUpdate<ActResult, [ExpectedArrival]>(UPDATES.reportExpectedArrival)
export const receiveGoods = defineUpdate<ActResult, [GoodsReceived]>(UPDATES.receiveGoods)
export const writeOff = defineUpdate<ActResult, [WriteOff]>(UPDATES.writeOff)
export const cancelConsignment = defineSignal<[Cancel]>(SIGNALS.cancelConsignment)

const done: ActResult = { outcome: 'done', detail: '' }

/** What keepers, carriers and receivers may say, checked against where the consignment stands. */
export function acceptConsignmentActs(goods: Consignment): void {
  setHandler(
    answerOrder,
    (answer) => {
      goods.orderAnswer = answer
      return done
    },
    { validator: (answer: OrderAnswer) => checkOrderAnswer(goods, answer) },
  )
  setHandler(
    answerTender,
    (answer) => {
      goods.tender = answer
      return done
    },
    { validator: (answer: TenderAnswer) => checkTender(goods, answer) },
  )
  setHandler(
    reportMilestone,
    (report) => {
      goods[report.milestone] = report
      return done
    },
    { validator: (report: Milestone) => checkMilestone(goods, report) },
  )
  setHandler(
    reportExpectedArrival,
    (report) => {
      goods.newExpectedArrival = report
      return done
    },
    {
      validator: (_report: ExpectedArrival) => {
        if (goods.status !== 'booked' && goods.status !== 'departed') refuse('not-allowed-now', 'act.notUnderWay')
      },
    },
  )
  setHandler(receiveGoods, (note) => takeNote(goods, note), {
    validator: (note: GoodsReceived) => checkNote(goods, note),
  })
  setHandler(
    writeOff,
    (act) => {
      goods.writeOff = act
      goods.endReason = act.reason
      return done
    },
    {
      validator: (act: WriteOff) => {
        if (!mayBeWrittenOff(goods)) refuse('not-allowed-now', 'act.notUnderWay')
        if (act.reason === '') refuse('bad-input', 'act.reasonMissing')
      },
    },
  )
  setHandler(cancelConsignment, (act) => takeCancellation(goods, act))
}

/** Lost on the road or at the gate; or booked with a carrier that never comes: then the goods are planned for again. */
function mayBeWrittenOff({ status }: Consignment): boolean {
  return status === 'booked' || status === 'departed' || status === 'arrived'
}

/** What has left is not stopped by a cancellation, only turned back; the incident is told that it is on the road. */
async function takeCancellation(goods: Consignment, act: Cancel): Promise<void> {
  if (goods.departed !== undefined && act.reason !== 'turned-back') {
    await playbook.tellIncident({ ...namesOf(goods), status: goods.status, short: false })
    return
  }
  goods.cancelled = goods.departed === undefined ? (goods.cancelled ?? act) : act
  goods.endReason ??= act.reason
}

function checkOrderAnswer(goods: Consignment, answer: OrderAnswer): void {
  if (goods.orderAnswer !== undefined) refuse('too-late', 'act.orderAnswered', { by: goods.orderAnswer.by })
  if (goods.endReason !== undefined || goods.status !== 'ordered') refuse('too-late', 'act.orderTakenBack')
  for (const line of answer.lines ?? []) {
    const ordered = goods.input.lines.find((each) => each.itemCode === line.itemCode)?.quantity ?? 0
    if (line.quantity < 0 || line.quantity > ordered)
      refuse('bad-input', 'act.aboveOrdered', { itemCode: line.itemCode, ordered: String(ordered) })
  }
  if (answer.answer === 'partial' && answer.lines === undefined) refuse('bad-input', 'act.linesMissing')
}

function checkTender(goods: Consignment, answer: TenderAnswer): void {
  if (goods.carrier !== undefined || goods.tender !== undefined) refuse('too-late', 'act.tenderAnswered')
  if (answer.attempt !== goods.asked) refuse('too-late', 'act.tenderExpired')
}

function checkMilestone(goods: Consignment, report: Milestone): void {
  if (goods[report.milestone] !== undefined) refuse('too-late', 'act.milestoneReported')
  const fits = report.milestone === 'departed' ? goods.status === 'booked' : goods.status === 'departed'
  if (!fits) refuse('not-allowed-now', 'act.milestoneNotNow', { status: goods.status })
}

function checkNote(goods: Consignment, note: GoodsReceived): void {
  if (goods.note !== undefined && goods.note.key !== note.key)
    refuse('too-late', 'act.alreadyReceived', { by: goods.note.signedBy })
  if (goods.note === undefined && goods.status !== 'arrived' && goods.status !== 'departed')
    refuse('not-allowed-now', 'act.notArrived', { status: goods.status })
  for (const line of note.lines) {
    const sent = goods.accepted.find((each) => each.itemCode === line.itemCode)?.quantity ?? 0
    if (line.received < 0 || line.damaged < 0 || line.received + line.damaged > sent) {
      refuse('bad-input', 'act.moreThanSent', { itemCode: line.itemCode, sent: String(sent) })
    }
  }
}

/** The same note sent again is the same note; goods that are signed for have arrived. */
function takeNote(goods: Consignment, note: GoodsReceived): ActResult {
  if (goods.note !== undefined) return { outcome: 'done', detail: 'already-booked' }
  goods.note = note
  goods.arrived ??= { milestone: 'arrived', at: note.signedAt, by: note.by }
  return done
}
