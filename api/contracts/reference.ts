import { me } from '../schemas/session'
import {
  area,
  carrier,
  depot,
  depotDetail,
  depotLevel,
  itemKind,
  newPolicy,
  policyDetail,
  policyEdition,
} from '../schemas/reference'
import { areaCode, idParams, listOf, page } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'reference'

export const getMe = contract({
  name: 'getMe',
  method: 'get',
  path: '/me',
  tag: 'accounts',
  summary: 'Who is signed in, and which posts they hold',
  answers: { 200: me },
})
export const listAreas = contract({
  name: 'listAreas',
  method: 'get',
  path: '/areas',
  tag,
  summary: 'Areas under a parent, or by part of name or code',
  query: z.object({ parent: areaCode.optional(), q: z.string().max(60).optional(), ...page }),
  answers: { 200: listOf('AreaList', area) },
})
export const getArea = contract({
  name: 'getArea',
  method: 'get',
  path: '/areas/{code}',
  tag,
  summary: 'One area',
  params: z.object({ code: areaCode }),
  answers: { 200: area },
})
export const listItemKinds = contract({
  name: 'listItemKinds',
  method: 'get',
  path: '/item-kinds',
  tag,
  summary: 'Kinds of supply',
  answers: { 200: listOf('ItemKindList', itemKind) },
})
export const listDepots = contract({
  name: 'listDepots',
  method: 'get',
  path: '/depots',
  tag,
  summary: 'Depots in an area, or by part of id or name',
  query: z.object({
    areaCode: areaCode.optional(),
    level: depotLevel.optional(),
    q: z.string().trim().min(1).max(60).optional(),
    ...page,
  }),
  answers: { 200: listOf('DepotList', depot) },
})
export const getDepot = contract({
  name: 'getDepot',
  method: 'get',
  path: '/depots/{id}',
  tag,
  summary: 'A depot with its stock',
  params: idParams,
  answers: { 200: depotDetail },
})
export const listCarriers = contract({
  name: 'listCarriers',
  method: 'get',
  path: '/carriers',
  tag,
  summary: 'Carriers',
  answers: { 200: listOf('CarrierList', carrier) },
})
export const listPolicies = contract({
  name: 'listPolicies',
  method: 'get',
  path: '/policies',
  tag,
  summary: 'Editions of rules and figures, newest first',
  query: z.object({ kind: z.string().max(60).optional() }),
  answers: { 200: listOf('PolicyList', policyEdition) },
})
export const getPolicy = contract({
  name: 'getPolicy',
  method: 'get',
  path: '/policies/{id}',
  tag,
  summary: 'One edition with its body',
  params: z.object({ id: z.coerce.number().int().min(1) }),
  answers: { 200: policyDetail },
})
export const createPolicy = contract({
  name: 'createPolicy',
  method: 'post',
  path: '/policies',
  tag,
  summary: 'A new edition; it counts for the next response, not for a running one',
  body: newPolicy,
  answers: { 201: policyDetail },
})

export const referenceContracts = [
  getMe,
  listAreas,
  getArea,
  listItemKinds,
  listDepots,
  getDepot,
  listCarriers,
  listPolicies,
  getPolicy,
  createPolicy,
]
