import { addMinutes } from '../../domain/time/instant'
import type { OrderAnswerStands } from '../../activities/goods-interfaces'
import { playbook } from '../activities'
import { waitUntil } from '../clock'
import type { ItemQuantity, OrderAnswer } from '../messages'
import { orderTaskId } from '../../domain/response/task'
import type { Consignment } from './state'
import { endSilence, expired, reportSilence, settled, namesOf, stepOf } from './state'

/**
 * The depot's keeper accepts the order, in part or not at all. Silence past the first time is escalated; past the second
 * the order is taken back, so that the goods are planned from elsewhere.
 * @returns whether there is anything to carry
 */
export async function awaitKeeper(goods: Consignment): Promise<boolean> {
  const { lines, plan, orderedAt: askedAt } = goods.input
  const dueAt = addMinutes(askedAt, plan.waits.keeperAnswerMinutes)
  const task = orderTaskId(goods.input.consignmentId)
  const answered = (): boolean => goods.orderAnswer !== undefined || goods.cancelled !== undefined
  if (!(await waitUntil(dueAt, answered))) {
    await reportSilence(goods, task, askedAt, plan.waits.keeperAnswerMinutes)
    await waitUntil(addMinutes(askedAt, plan.waits.keeperGiveUpMinutes), answered)
    await endSilence(goods, task)
  }
  if (goods.cancelled !== undefined) return false
  const answer = goods.orderAnswer
  if (answer === undefined) goods.endReason = 'keeper-silent'
  const accepted = acceptedLines(lines, answer)
  goods.accepted = accepted
  const settles =
    answer === undefined ? expired(task) : settled(task, answer.by, { answer: answer.answer, lines: accepted })
  const reason = answer === undefined ? 'keeper-silent' : (answer.reason ?? null)
  const stands = await playbook.recordOrderAnswer({
    ...stepOf(goods, { settles, ...(answer === undefined ? {} : { by: answer.by }) }),
    accepted,
    reason,
  })
  goods.carriers = stands.carriers
  adoptOrderAnswer(goods, stands)
  const anything = goods.accepted.some((line) => line.quantity > 0)
  if (!anything) goods.endReason ??= stands.isWithdrawn ? 'supply-withdrawn' : 'refused-by-keeper'
  if (anything && isShort(lines, goods.accepted)) await tellShort(goods)
  return anything
}

/** Where a worker died with another answer on record, that one stands. Histories from before tell only the carriers. */
function adoptOrderAnswer(goods: Consignment, { accepted, isSilent }: Partial<OrderAnswerStands>): void {
  if (accepted === undefined) return
  goods.accepted = accepted
  if (isSilent) goods.endReason = 'keeper-silent'
  else if (goods.endReason === 'keeper-silent') goods.endReason = undefined
}

function acceptedLines(lines: readonly ItemQuantity[], answer: OrderAnswer | undefined): readonly ItemQuantity[] {
  switch (answer?.answer) {
    case 'accept':
      return lines
    case 'partial':
      return lines.map(({ itemCode }) => ({
        itemCode,
        quantity: answer.lines?.find((each) => each.itemCode === itemCode)?.quantity ?? 0,
      }))
    default:
      return lines.map(({ itemCode }) => ({ itemCode, quantity: 0 }))
  }
}

function isShort(ordered: readonly ItemQuantity[], accepted: readonly ItemQuantity[]): boolean {
  return ordered.some(
    (line) => (accepted.find((each) => each.itemCode === line.itemCode)?.quantity ?? 0) < line.quantity,
  )
}

/** What the depot can't give goes back to allocation at once. */
async function tellShort(goods: Consignment): Promise<void> {
  await playbook.tellIncident({ ...namesOf(goods), status: goods.status, short: true })
}
