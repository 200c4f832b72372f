import { allHandlersFinished, condition } from '@temporalio/workflow'
import { playbook } from './activities'
import { startClock } from './clock'
import { undoWhenCancelled } from './undo'
import { acceptConsignmentActs } from './consignment/acts'
import { bookCarrier } from './consignment/booking'
import { awaitArrival, awaitDeparture, awaitReceipt } from './consignment/journey'
import { awaitKeeper } from './consignment/keeper'
import type { Consignment } from './consignment/state'
import { openConsignment, namesOf, stepOf } from './consignment/state'
import type { ConsignmentInput } from './messages'

/**
 * The life of one consignment: the keeper accepts, a carrier says yes, it leaves, it arrives, and only a goods received
 * note closes it. Whatever goes wrong on the way ends in words and is told to the incident.
 */
export async function consignment(input: ConsignmentInput): Promise<void> {
  startClock(input.clock)
  const goods = openConsignment(input)
  acceptConsignmentActs(goods)
  await undoWhenCancelled(
    () => end(goods, 'cancelled', 'workflow-cancelled'),
    () => carry(goods),
  )
  await condition(allHandlersFinished)
}

async function carry(goods: Consignment): Promise<void> {
  if (!(await awaitKeeper(goods))) return end(goods, 'cancelled', goods.endReason ?? 'refused-by-keeper')
  if (!(await bookCarrier(goods))) return end(goods, 'cancelled', goods.endReason ?? 'no-carrier')
  if (!(await awaitDeparture(goods))) return end(goods, 'cancelled', goods.endReason ?? 'cancelled')
  if (!(await awaitArrival(goods))) return end(goods, goods.writeOff ? 'lost' : 'cancelled', goods.endReason ?? 'lost')
  if (!(await awaitReceipt(goods))) return end(goods, 'lost', goods.endReason ?? 'lost')
}

/** Ends without a goods received note: reserved stock goes back, the incident is told what will not come. */
async function end(goods: Consignment, status: 'cancelled' | 'lost', reason: string): Promise<void> {
  goods.status = status
  await playbook.recordEnd({ ...stepOf(goods), status, reason })
  await tell(goods, goods.cancelled === undefined)
}

async function tell(goods: Consignment, short: boolean): Promise<void> {
  await playbook.tellIncident({ ...namesOf(goods), status: goods.status, short })
}
