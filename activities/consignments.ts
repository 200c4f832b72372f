import type { PoolClient } from 'pg'
import { readCarriersFor } from '../database/bookings'
import { isReceivedShort, readDepotLines } from '../database/consignment-lines'
import { takeConsignmentVersion, writeExpectedArrival } from '../database/consignments'
import { inTransaction } from '../database/transaction'
import { SIGNALS } from '../workflows/messages'
import { deadlineWatchId, incidentId as incidentWorkflowId } from '../workflows/workflow-ids'
import {
  answerOrder,
  answerTender,
  askTender,
  endConsignment,
  finishStep,
  orderAnswerOnRecord,
  reachMilestone,
  signNote,
  tenderOnRecord,
} from './consignment-steps'
import { settleDelivery } from './delivery-clocks'
import type { ConsignmentActivities, ConsignmentStep } from './goods-interfaces'
import { tellIfRunning } from './tell-if-running'
import type { ActivityContext } from './ports'
import { tellStandIns } from './tasks'

type Detail = Readonly<Record<string, unknown>>

/** Each step of a consignment: its row with the workflow's number, stock, bookings, the task it settles, the audit entry. */
export function createConsignmentActivities(context: ActivityContext): ConsignmentActivities {
  const { pool } = context.database
  const { workflows } = context
  const step = async (
    input: ConsignmentStep,
    action: string,
    detail: Detail,
    write: (tx: PoolClient) => Promise<Detail | void>,
  ): Promise<void> => {
    await inTransaction(pool, async (tx) => {
      if (!(await takeConsignmentVersion(tx, input.consignmentId, input.version))) return
      const found = (await write(tx)) ?? {}
      await finishStep(tx, input, action, { ...detail, ...found })
    })
    await tellStandIns(context, input.opens, input.standIns)
  }
  /** After a step that changes when goods are expected: a delivery clock that will slip is told to the watch at once. */
  const predict = async ({ batch, incidentId, now }: ConsignmentStep): Promise<void> => {
    if (batch !== 'first') return
    const { slips } = await inTransaction(pool, (tx) => settleDelivery(tx, incidentId, false, now))
    for (const slip of slips) await tellIfRunning(workflows, deadlineWatchId(incidentId), SIGNALS.clockPredicted, slip)
  }
  return {
    async recordOrderAnswer(input) {
      const { accepted, reason } = input
      await step(input, 'consignment.order-answered', { accepted, reason }, (tx) => answerOrder(tx, input))
      const carriers = await readCarriersFor(pool, input.consignmentId)
      return { carriers, ...(await orderAnswerOnRecord(pool, input)) }
    },
    recordTenderAsked(input) {
      const { carrierId, attempt, answerDueAt } = input
      return step(input, 'booking.asked', { carrierId, attempt, answerDueAt }, (tx) => askTender(tx, input))
    },
    async recordTenderAnswer(input) {
      const { carrierId, attempt, reason, expectedAt, state } = input
      await step(input, `booking.${state}`, { carrierId, attempt, reason, expectedAt }, (tx) => answerTender(tx, input))
      const stands = await tenderOnRecord(pool, input)
      if (stands.state === 'accepted') await predict(input)
      return stands
    },
    async recordMilestone(input) {
      const { at, expectedAt, milestone } = input
      await step(input, `consignment.${milestone}`, { at, expectedAt }, (tx) => reachMilestone(tx, input))
      if (milestone === 'departed') await predict(input)
      const lines = await readDepotLines(pool, input.consignmentId)
      return { sent: lines.map(({ itemCode, sent }) => ({ itemCode, quantity: sent })) }
    },
    async recordExpectedArrival(input) {
      const { expectedAt, reason, consignmentId } = input
      await step(input, 'consignment.expected', { expectedAt, reason }, (tx) =>
        writeExpectedArrival(tx, consignmentId, expectedAt),
      )
      await predict(input)
    },
    async recordGoodsReceived(input) {
      await step(input, 'goods.received', { note: input.note }, (tx) => signNote(tx, input))
      return { short: await isReceivedShort(pool, input.consignmentId) }
    },
    recordEnd: (input) =>
      step(input, `consignment.${input.status}`, { reason: input.reason }, (tx) => endConsignment(tx, input)),
    tellIncident({ incidentId, consignmentId, status, batch, short }) {
      const change = { consignmentId, status, batch, short }
      return tellIfRunning(workflows, incidentWorkflowId(incidentId), SIGNALS.consignmentChanged, change)
    },
  }
}
