import { listProposals, proposalCursor, sumProposals } from '../../database/reads/supply-proposals'
import { listAreasWithoutDepot, listDueInspections, listExpiries } from '../../database/reads/supply-upkeep'
import * as contracts from '../contracts/supply-upkeep'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { beijingDay } from '../reported-at'
import type { Route } from '../route'
import { reply, route } from '../route'
import { stored } from '../wire'

/** How far ahead a list looks unless told. */
const expiryDays = 180
const inspectionDays = 30

const expiries = route(contracts.listExpiries, async (api, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, withinDays = expiryDays, ...where } = query
  const filter = { ...where, withinDays, today: beijingDay(api.now()) }
  const rows = await listExpiries(api.database.pool, filter, { cursor, limit })
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ expiresOn, lotId }) => `${expiresOn} ${lotId}`,
      (row) => ({ ...row, depotLevel: stored<'county'>(row.depotLevel), advice: adviceOn(row.daysLeft) }),
    ),
  )
})

/** While it is good it goes out to be used; after that it is written off. */
const adviceOn = (daysLeft: number) => (daysLeft > 0 ? ('rotate' as const) : ('scrap' as const))

const inspections = route(contracts.listDueInspections, async (api, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, withinDays = inspectionDays, ...where } = query
  const filter = { ...where, withinDays, today: beijingDay(api.now()) }
  const rows = await listDueInspections(api.database.pool, filter, { cursor, limit })
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ dueOn, depotId }) => `${dueOn ?? '-'} ${depotId}`,
      (row) => ({ ...row, depotLevel: stored<'county'>(row.depotLevel) }),
    ),
  )
})

const uncovered = route(contracts.listAreasWithoutDepot, async ({ database }, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, ...filter } = query
  const rows = await listAreasWithoutDepot(database.pool, filter, { cursor, limit })
  const cursorOf = ({ areaCode, missing }: (typeof rows)[number]) => `${areaCode} ${missing}`
  return reply(
    200,
    pageFrom(rows, limit, cursorOf, ({ areaCode, areaName, provinceName, population, missing, ...row }) => {
      const { nearestDepotId, nearestDepotNameZh, nearestDepotNameEn, nearestKm } = row
      const nearest = { nearestDepotId, nearestDepotNameZh, nearestDepotNameEn, nearestKm }
      return { areaCode, areaName, provinceName, population, missing, ...nearest }
    }),
  )
})

const proposals = route(contracts.listProposals, async (api, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, ...where } = query
  const year = where.year ?? Number(beijingDay(api.now()).slice(0, 4))
  const filter = { ...where, year }
  const [rows, sums] = await Promise.all([
    listProposals(api.database.pool, filter, { cursor, limit }),
    sumProposals(api.database.pool, filter),
  ])
  const page = pageFrom(rows, limit, proposalCursor, (row) => ({
    ...row,
    depotLevel: stored<'county'>(row.depotLevel),
  }))
  return reply(200, { year, ...page, ...sums })
})

export const upkeepRoutes: readonly Route[] = [expiries, inspections, uncovered, proposals]
