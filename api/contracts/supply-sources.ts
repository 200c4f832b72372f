import { areaCode, id, idParams, itemCode, listOf, page, version } from '../schemas/shapes'
import { isTrue, sourceKind } from '../schemas/supply-shapes'
import {
  changedSupplySource,
  newSupplyOrder,
  newSupplySource,
  lifeActIn,
  supplyOrder,
  supplyOrderDetail,
  supplySource,
  supplySourceDetail,
} from '../schemas/supply-sources'
import { z } from '../schemas/zod'
import { contract } from './contract'
import { idempotencyKey } from './incidents'

const tag = 'sources'
const documentParams = z.object({ id, document: z.string().max(60) })
const documentQuery = z.object({ version: version.optional() })

export const listSupplySources = contract({
  name: 'listSupplySources',
  method: 'get',
  path: '/supply-sources',
  tag,
  summary: 'Sources other than stock: agreements, production, purchase, donations, requisition, aid',
  query: z.object({
    kind: sourceKind.optional(),
    state: z.string().max(40).optional(),
    areaCode: areaCode.optional(),
    itemCode: itemCode.optional(),
    depotId: id.optional(),
    surveyDue: isTrue.optional(),
    q: z.string().max(100).optional(),
    ...page,
  }),
  answers: { 200: listOf('SupplySourceList', supplySource) },
})
export const getSupplySource = contract({
  name: 'getSupplySource',
  method: 'get',
  path: '/supply-sources/{id}',
  tag,
  summary: 'A source with its terms, life, orders, rating and what it offers now',
  params: idParams,
  answers: { 200: supplySourceDetail },
})
export const createSupplySource = contract({
  name: 'createSupplySource',
  method: 'post',
  path: '/supply-sources',
  tag,
  summary: 'A new source; its terms are checked by kind',
  body: newSupplySource,
  answers: { 201: supplySourceDetail },
})
export const changeSupplySource = contract({
  name: 'changeSupplySource',
  method: 'patch',
  path: '/supply-sources/{id}',
  tag,
  summary: 'New terms of the same kind, or a survey',
  params: idParams,
  body: changedSupplySource,
  answers: { 200: supplySourceDetail },
})
export const actOnSupplySource = contract({
  name: 'actOnSupplySource',
  method: 'post',
  path: '/supply-sources/{id}/acts',
  tag,
  summary: 'One step of its life: surveyed, suspended, ended …; refused with the reason where it is not allowed',
  params: idParams,
  body: lifeActIn,
  answers: { 200: supplySourceDetail },
})
export const placeSupplyOrder = contract({
  name: 'placeSupplyOrder',
  method: 'post',
  path: '/supply-sources/{id}/orders',
  tag,
  summary: 'An order to a source: call-off, production order, purchase, requisition, request for aid',
  params: idParams,
  headers: idempotencyKey,
  body: newSupplyOrder,
  answers: { 201: listOf('SupplyOrdersPlaced', supplyOrder) },
})
export const listSupplyOrders = contract({
  name: 'listSupplyOrders',
  method: 'get',
  path: '/supply-orders',
  tag,
  summary: 'Orders to sources other than stock, newest first',
  query: z.object({
    kind: sourceKind.optional(),
    state: z.string().max(40).optional(),
    incidentId: id.optional(),
    sourceId: id.optional(),
    depotId: id.optional(),
    areaCode: areaCode.optional(),
    ...page,
  }),
  answers: { 200: listOf('SupplyOrderList', supplyOrder) },
})
export const getSupplyOrder = contract({
  name: 'getSupplyOrder',
  method: 'get',
  path: '/supply-orders/{id}',
  tag,
  summary: 'An order with its events, papers and what may be done next by whom',
  params: idParams,
  answers: { 200: supplyOrderDetail },
})
export const actOnSupplyOrder = contract({
  name: 'actOnSupplyOrder',
  method: 'post',
  path: '/supply-orders/{id}/acts',
  tag,
  summary: 'One step of its life; refused with the reason when its state or the caller’s post does not allow it',
  params: idParams,
  body: lifeActIn,
  answers: { 200: supplyOrderDetail },
})
export const printSupplyDocument = contract({
  name: 'printSupplyDocument',
  method: 'get',
  path: '/supply-orders/{id}/documents/{document}',
  tag,
  summary: 'A paper of the order as a page to print on A4',
  params: documentParams,
  query: documentQuery,
  answers: { 200: { contentType: 'text/html' } },
})
export const printSourceDocument = contract({
  name: 'printSourceDocument',
  method: 'get',
  path: '/supply-sources/{id}/documents/{document}',
  tag,
  summary: 'A paper of the source as a page to print on A4',
  params: documentParams,
  query: documentQuery,
  answers: { 200: { contentType: 'text/html' } },
})

export const sourceContracts = [
  listSupplySources,
  getSupplySource,
  createSupplySource,
  changeSupplySource,
  actOnSupplySource,
  placeSupplyOrder,
  listSupplyOrders,
  getSupplyOrder,
  actOnSupplyOrder,
  printSupplyDocument,
  printSourceDocument,
]
