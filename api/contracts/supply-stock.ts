import { depotDetail, itemKindDetail } from '../schemas/reference'
import { id, itemCode, listOf, page } from '../schemas/shapes'
import {
  inspectionIn,
  lotOutIn,
  receiptIn,
  stockDetail,
  stockFilter,
  stockGroup,
  stockMoved,
  stockMovement,
  stockRow,
  stockTakeIn,
  stockTotal,
} from '../schemas/supply-stock'
import { isTrue } from '../schemas/supply-shapes'
import { idParams } from '../schemas/shapes'
import { z } from '../schemas/zod'
import { contract } from './contract'
import { idempotencyKey } from './incidents'

const tag = 'stock'
const positionParams = z.object({ depotId: id, itemCode })

export const listStock = contract({
  name: 'listStock',
  method: 'get',
  path: '/stock/positions',
  tag,
  summary: 'Stock by place, level, item, class and owner, each with its lots',
  query: z.object({
    ...stockFilter,
    depotId: id.optional(),
    owner: z.string().max(200).optional(),
    belowFloor: isTrue.optional(),
    ...page,
  }),
  answers: { 200: listOf('StockList', stockRow) },
})
export const totalStock = contract({
  name: 'totalStock',
  method: 'get',
  path: '/stock/totals',
  tag,
  summary: 'Stock added up by the areas one level down (unless told), by depot level, item, class or operator',
  query: z.object({ ...stockFilter, by: stockGroup.optional() }),
  answers: { 200: listOf('StockTotalList', stockTotal) },
})
export const getStock = contract({
  name: 'getStock',
  method: 'get',
  path: '/stock/positions/{depotId}/{itemCode}',
  tag,
  summary: 'One position with its lots and the proof that it is the sum of its movements',
  params: positionParams,
  answers: { 200: stockDetail },
})
export const listStockMovements = contract({
  name: 'listStockMovements',
  method: 'get',
  path: '/stock/positions/{depotId}/{itemCode}/movements',
  tag,
  summary: 'The ledger of one position, newest first',
  params: positionParams,
  query: z.object(page),
  answers: { 200: listOf('StockMovementList', stockMovement) },
})

const act = {
  method: 'post',
  tag,
  headers: idempotencyKey,
  answers: { 200: stockMoved },
} as const

export const receiveStock = contract({
  ...act,
  name: 'receiveStock',
  path: '/stock/receipts',
  summary: 'Goods came in: a new lot',
  body: receiptIn,
})
export const takeStock = contract({
  ...act,
  name: 'takeStock',
  path: '/stock/takes',
  summary: 'A lot was counted; a difference is corrected by a movement with its reason',
  body: stockTakeIn,
})
export const rotateStock = contract({
  ...act,
  name: 'rotateStock',
  path: '/stock/rotations',
  summary: 'Units of a lot go out before they age',
  body: lotOutIn,
})
export const scrapStock = contract({
  ...act,
  name: 'scrapStock',
  path: '/stock/scrappings',
  summary: 'Units of a lot are written off',
  body: lotOutIn,
})
export const recordInspection = contract({
  name: 'recordInspection',
  method: 'post',
  path: '/depots/{id}/inspections',
  tag,
  summary: 'The stored goods of a depot were inspected',
  params: idParams,
  body: inspectionIn,
  answers: { 200: depotDetail },
})
export const getItemKind = contract({
  name: 'getItemKind',
  method: 'get',
  path: '/item-kinds/{code}',
  tag: 'reference',
  summary: 'An item kind with packs, the parts of a kit, and what may stand in for it',
  params: z.object({ code: itemCode }),
  answers: { 200: itemKindDetail },
})

export const stockContracts = [
  listStock,
  totalStock,
  getStock,
  listStockMovements,
  receiveStock,
  takeStock,
  rotateStock,
  scrapStock,
  recordInspection,
  getItemKind,
]
