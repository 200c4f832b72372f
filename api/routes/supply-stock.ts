import { listMovements, listStock, readStock, stockCursor } from '../../database/reads/supply-stock'
import { readItemKind } from '../../database/reads/supply-items'
import { totalStock } from '../../database/reads/supply-totals'
import * as contracts from '../contracts/supply-stock'
import { presentItemKindDetail } from '../present/item-kind'
import { DEFAULT_LIMIT, pageFrom, whole } from '../present/page'
import { presentStock, presentStockDetail, presentTotal } from '../present/stock'
import { found } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored, wire } from '../wire'

const list = route(contracts.listStock, async ({ database }, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, belowFloor, ...filter } = query
  const rows = await listStock(database.pool, { ...filter, belowFloor: belowFloor === 'true' }, { cursor, limit })
  return reply(200, pageFrom(rows, limit, stockCursor, presentStock))
})

const totals = route(contracts.totalStock, async ({ database }, { query }) => {
  const { by = 'area', ...filter } = query
  const rows = await totalStock(database.pool, filter, by)
  const oneKind = by === 'item' || filter.itemCode !== undefined
  return reply(200, whole(rows.map((row) => presentTotal(row, oneKind))))
})

const position = route(contracts.getStock, async ({ database }, { params }) => {
  const row = found(await readStock(database.pool, params.depotId, params.itemCode), 'position')
  return reply(200, presentStockDetail(row))
})

const movements = route(contracts.listStockMovements, async ({ database }, { params, query }) => {
  const { cursor, limit = DEFAULT_LIMIT } = query
  const before = cursor !== undefined && /^\d{1,15}$/.test(cursor) ? Number(cursor) : null
  found(await readStock(database.pool, params.depotId, params.itemCode), 'position')
  const rows = await listMovements(database.pool, params, { limit, before })
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ id }) => String(id),
      (row) => ({ ...wire(row), id: String(row.id), kind: stored<'received'>(row.kind) }),
    ),
  )
})

const itemKind = route(contracts.getItemKind, async ({ database }, { params }) => {
  return reply(200, presentItemKindDetail(found(await readItemKind(database, params.code), 'itemKind')))
})

export const stockRoutes: readonly Route[] = [list, totals, position, movements, itemKind]
