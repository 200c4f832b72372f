import { ParentClosePolicy, startChild } from '@temporalio/workflow'
import type { OrderedConsignment } from '../../activities/goods-interfaces'
import type { Batch } from '../../domain/allocation/plan'
import { provinceOf } from '../../domain/geography/area'
import { currentClock, startClock } from '../clock'
import type { ConsignmentInput, DispatchInput } from '../messages'
import { consignmentId, dispatchId } from '../workflow-ids'
import type { ResponseState } from './state'

/** A larger plan goes out in parts of this many, a child each: few children under one parent, short histories (decision 14). */
const PART_SIZE = 20

/** Starts the life of each ordered consignment. */
export async function startConsignments(
  response: ResponseState,
  batch: Batch,
  ordered: readonly OrderedConsignment[],
): Promise<void> {
  const { input, plan } = response
  for (const each of ordered) {
    const outside = provinceOf(each.areaCode) !== each.depotProvince
    response.consignments.set(each.consignmentId, { status: 'ordered', batch, outside })
  }
  const inputs = ordered.map((each): ConsignmentInput => ({
    ...each,
    incidentId: input.incidentId,
    batch,
    clock: currentClock(),
    plan: input.plan,
    standIns: input.standIns,
  }))
  if (inputs.length <= PART_SIZE) return startEach(inputs)
  for (let part = 0; part * PART_SIZE < inputs.length; part += 1) {
    const args: [DispatchInput] = [
      { clock: currentClock(), consignments: inputs.slice(part * PART_SIZE, (part + 1) * PART_SIZE) },
    ]
    const workflowId = dispatchId(input.incidentId, plan?.planId ?? '', batch, part)
    await startChild('dispatchConsignments', { workflowId, args, parentClosePolicy: ParentClosePolicy.ABANDON })
  }
}

/** Starts one part of a large batch, so that no parent has too many children. */
export async function dispatchConsignments(input: DispatchInput): Promise<void> {
  startClock(input.clock)
  await startEach(input.consignments)
}

async function startEach(inputs: readonly ConsignmentInput[]): Promise<void> {
  await Promise.all(
    inputs.map((each) =>
      startChild('consignment', {
        workflowId: consignmentId(each.consignmentId),
        args: [{ ...each, clock: currentClock() }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
      }),
    ),
  )
}
