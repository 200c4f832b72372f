import { reasonOnly } from '../schemas/intake'
import { areaCode, id, idParams, itemCode, listOf, page } from '../schemas/shapes'
import { depotLevel } from '../schemas/reference'
import {
  floorLift,
  newFloorLift,
  newSupplyRequest,
  requestDecisionIn,
  requestState,
  reserveFloor,
  supplyRequest,
} from '../schemas/supply-requests'
import { isTrue } from '../schemas/supply-shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'
import { idempotencyKey } from './incidents'

const tag = 'requests'

export const listSupplyRequests = contract({
  name: 'listSupplyRequests',
  method: 'get',
  path: '/supply-requests',
  tag,
  summary: 'What counties and depots ask for beside the estimate; life-threatening ones first',
  query: z.object({
    incidentId: id.optional(),
    areaCode: areaCode.optional(),
    state: requestState.optional(),
    ...page,
  }),
  answers: { 200: listOf('SupplyRequestList', supplyRequest) },
})
export const submitSupplyRequest = contract({
  name: 'submitSupplyRequest',
  method: 'post',
  path: '/incidents/{id}/supply-requests',
  tag,
  summary: 'Ask for goods beside the estimate',
  params: idParams,
  headers: idempotencyKey,
  body: newSupplyRequest,
  answers: { 201: supplyRequest },
})
export const decideSupplyRequest = contract({
  name: 'decideSupplyRequest',
  method: 'post',
  path: '/supply-requests/{id}/decision',
  tag,
  summary: 'Approve as asked, approve another quantity, or refuse with a written reason',
  params: idParams,
  body: requestDecisionIn,
  answers: { 200: supplyRequest },
})
export const withdrawSupplyRequest = contract({
  name: 'withdrawSupplyRequest',
  method: 'post',
  path: '/supply-requests/{id}/withdrawal',
  tag,
  summary: 'It is not needed any more',
  params: idParams,
  body: reasonOnly,
  answers: { 200: supplyRequest },
})
export const listReserveFloors = contract({
  name: 'listReserveFloors',
  method: 'get',
  path: '/reserve-floors',
  tag: 'floors',
  summary: 'What must stay where, by the policy in force; `below=true` for what is missing',
  query: z.object({
    areaCode: areaCode.optional(),
    level: depotLevel.optional(),
    depotId: id.optional(),
    itemCode: itemCode.optional(),
    below: isTrue.optional(),
    ...page,
  }),
  answers: { 200: listOf('ReserveFloorList', reserveFloor) },
})
export const listFloorLifts = contract({
  name: 'listFloorLifts',
  method: 'get',
  path: '/incidents/{id}/floor-lifts',
  tag: 'floors',
  summary: 'Floors that were lifted for an incident',
  params: idParams,
  answers: { 200: listOf('FloorLiftList', floorLift) },
})
export const liftFloor = contract({
  name: 'liftFloor',
  method: 'post',
  path: '/incidents/{id}/floor-lifts',
  tag: 'floors',
  summary: 'The post that owns a floor lifts it for one incident, with a reason',
  params: idParams,
  body: newFloorLift,
  answers: { 201: floorLift },
})
export const withdrawFloorLift = contract({
  name: 'withdrawFloorLift',
  method: 'post',
  path: '/floor-lifts/{id}/withdrawal',
  tag: 'floors',
  summary: 'The floor binds again, for plans to come',
  params: idParams,
  body: reasonOnly,
  answers: { 204: null },
})

export const requestContracts = [
  listSupplyRequests,
  submitSupplyRequest,
  decideSupplyRequest,
  withdrawSupplyRequest,
  listReserveFloors,
  listFloorLifts,
  liftFloor,
  withdrawFloorLift,
]
