import {
  consignmentDetail,
  consignmentStatus,
  consignmentSummary,
  expectedArrivalIn,
  goodsReceivedIn,
  goodsReceivedTaken,
  milestoneIn,
  orderAnswerIn,
  tenderAnswerIn,
} from '../schemas/consignment'
import { actDone, task } from '../schemas/incident'
import { reasonOnly } from '../schemas/intake'
import { idParams, listOf, page } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'
import { idempotencyKey } from './incidents'

const tag = 'consignments'
const act = { method: 'post', tag: 'acts', params: idParams, answers: { 200: actDone } } as const

export const listConsignments = contract({
  name: 'listConsignments',
  method: 'get',
  path: '/consignments',
  tag,
  summary: 'Consignments that the caller may see, newest first',
  query: z.object({
    incidentId: z.string().max(200).optional(),
    depotId: z.string().max(200).optional(),
    carrierId: z.string().max(200).optional(),
    status: consignmentStatus.optional(),
    ...page,
  }),
  answers: { 200: listOf('ConsignmentList', consignmentSummary) },
})
export const getConsignment = contract({
  name: 'getConsignment',
  method: 'get',
  path: '/consignments/{id}',
  tag,
  summary: 'A consignment with lines, bookings and goods received note',
  params: idParams,
  answers: { 200: consignmentDetail },
})
export const answerOrder = contract({
  ...act,
  name: 'answerOrder',
  path: '/consignments/{id}/order-answer',
  summary: 'The keeper accepts, in part or not at all',
  body: orderAnswerIn,
})
export const answerTender = contract({
  ...act,
  name: 'answerTender',
  path: '/consignments/{id}/tender-answer',
  summary: 'The carrier accepts or declines',
  body: tenderAnswerIn,
})
export const reportMilestone = contract({
  ...act,
  name: 'reportMilestone',
  path: '/consignments/{id}/milestones',
  summary: 'Departed or arrived',
  body: milestoneIn,
})
export const reportExpectedArrival = contract({
  ...act,
  name: 'reportExpectedArrival',
  path: '/consignments/{id}/expected-arrival',
  summary: 'A new expected arrival with its reason',
  body: expectedArrivalIn,
})
export const receiveGoods = contract({
  name: 'receiveGoods',
  method: 'post',
  path: '/consignments/{id}/goods-received',
  tag: 'acts',
  summary: 'Goods received note: received, short and damaged; kept before anything else',
  params: idParams,
  headers: idempotencyKey,
  body: goodsReceivedIn,
  answers: { 200: goodsReceivedTaken, 202: goodsReceivedTaken },
})
export const writeOff = contract({
  ...act,
  name: 'writeOff',
  path: '/consignments/{id}/write-off',
  summary: 'It will not come any more',
  body: reasonOnly,
})
export const listTasks = contract({
  name: 'listTasks',
  method: 'get',
  path: '/tasks',
  tag: 'tasks',
  summary: 'What waits for a post',
  query: z.object({
    mine: z.enum(['true', 'false']).optional(),
    state: z.enum(['open', 'answered', 'expired', 'withdrawn']).optional(),
    incidentId: z.string().max(200).optional(),
    ...page,
  }),
  answers: { 200: listOf('TaskList', task) },
})
export const acknowledgeEscalation = contract({
  ...act,
  name: 'acknowledgeEscalation',
  path: '/escalations/{id}/acknowledge',
  summary: 'I have it: the ladder stops',
})

export const consignmentContracts = [
  listConsignments,
  getConsignment,
  answerOrder,
  answerTender,
  reportMilestone,
  reportExpectedArrival,
  receiveGoods,
  writeOff,
  listTasks,
  acknowledgeEscalation,
]
