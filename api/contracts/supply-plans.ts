import { planLine } from '../schemas/demand'
import { id, idParams, listOf, page, version } from '../schemas/shapes'
import {
  adoptWishesIn,
  planCertificate,
  planLineFilter,
  storedWish,
  whatIf,
  whatIfIn,
  wishesAdopted,
} from '../schemas/supply-plans'
import { isTrue } from '../schemas/supply-shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'plans'
const planParams = z.object({ id, version })

export const askWhatIf = contract({
  name: 'askWhatIf',
  method: 'post',
  path: '/incidents/{id}/what-if',
  tag,
  summary: 'A plan solved again with wishes: what would differ; nothing is decided. 202 while it is being solved',
  params: idParams,
  body: whatIfIn,
  answers: { 200: whatIf, 202: whatIf },
})
export const getWhatIf = contract({
  name: 'getWhatIf',
  method: 'get',
  path: '/incidents/{id}/what-if/{whatIfId}',
  tag,
  summary: 'How a plan that is being solved again stands',
  params: z.object({ id, whatIfId: id }),
  answers: { 200: whatIf },
})
export const listWishes = contract({
  name: 'listWishes',
  method: 'get',
  path: '/incidents/{id}/wishes',
  tag,
  summary: 'What officers asked of the plans of an incident',
  params: idParams,
  query: z.object({ withdrawn: isTrue.optional() }),
  answers: { 200: listOf('WishList', storedWish) },
})
export const adoptWishes = contract({
  name: 'adoptWishes',
  method: 'post',
  path: '/incidents/{id}/wishes',
  tag,
  summary: 'Wishes hold for the plans to come; the incident plans again',
  params: idParams,
  body: adoptWishesIn,
  answers: { 201: wishesAdopted },
})
export const withdrawWish = contract({
  name: 'withdrawWish',
  method: 'delete',
  path: '/incidents/{id}/wishes/{wishId}',
  tag,
  summary: 'A wish holds no more for the plans to come',
  params: z.object({ id, wishId: id }),
  answers: { 204: null },
})
export const getPlanCertificate = contract({
  name: 'getPlanCertificate',
  method: 'get',
  path: '/incidents/{id}/plans/{version}/certificate',
  tag,
  summary: 'What is proved about a plan: bound, gap and the check of its certificate',
  params: planParams,
  answers: { 200: planCertificate },
})
export const listPlanLines = contract({
  name: 'listPlanLines',
  method: 'get',
  path: '/incidents/{id}/plans/{version}/lines',
  tag,
  summary: 'The lines of a plan page by page, with the reason for each',
  params: planParams,
  query: z.object({ ...planLineFilter, ...page }),
  answers: { 200: listOf('PlanLineList', planLine) },
})

export const planContracts = [
  askWhatIf,
  getWhatIf,
  listWishes,
  adoptWishes,
  withdrawWish,
  getPlanCertificate,
  listPlanLines,
]
