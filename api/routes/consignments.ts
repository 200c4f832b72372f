import { listConsignments, readConsignment } from '../../database/reads/consignments'
import { listTasks } from '../../database/reads/tasks'
import { mayUse } from '../../domain/duty/role-table'
import { person, requireScope } from '../access'
import { postsOf } from '../caller'
import { consignmentView } from '../consignment-view'
import * as contracts from '../contracts/consignments'
import { presentConsignment, presentConsignmentDetail } from '../present/consignment'
import { DEFAULT_LIMIT, pageFrom } from '../present/page'
import { presentTask } from '../present/task'
import { found } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'

const list = route(contracts.listConsignments, async ({ database }, { query, caller }) => {
  const { cursor, limit = DEFAULT_LIMIT, ...filter } = query
  const view = consignmentView(person(caller).holdings)
  const rows = await listConsignments(database, filter, view, { cursor, limit })
  return reply(
    200,
    pageFrom(rows, limit, ({ id }) => id, presentConsignment),
  )
})

const one = route(contracts.getConsignment, async ({ database }, { params, caller }) => {
  const row = found(await readConsignment(database, params.id), 'consignment')
  const asked = row.transportBookings.map(({ carrierId }) => carrierId)
  const ties = { depot: { id: row.depotId, areaCode: row.depot.areaCode }, destination: row.areaCode }
  const ownCarrier = person(caller).holdings.find(({ carrierId }) => carrierId !== null && asked.includes(carrierId))
  requireScope('getConsignment', person(caller), { ...ties, carrierId: ownCarrier?.carrierId ?? row.carrierId })
  return reply(200, presentConsignmentDetail(row))
})

const tasks = route(contracts.listTasks, async ({ database }, { query, caller }) => {
  const { mine, state, incidentId, cursor, limit = DEFAULT_LIMIT } = query
  const who = person(caller)
  // whoever may read an incident's messages may read what everyone owes; others see their own
  const everyone = mine !== 'true' && mayUse('listMessages', postsOf(who))
  const owing = everyone ? 'everyone' : who.holdings
  const rows = await listTasks(database, { state, incidentId }, owing, { cursor, limit })
  return reply(
    200,
    pageFrom(
      rows,
      limit,
      ({ id }) => id,
      (row) => presentTask(row, who.holdings),
    ),
  )
})

export const consignmentRoutes: readonly Route[] = [list, one, tasks]
