import { findLift, hasFloor, listFloorLifts, readFloorLift, readFloorRules } from '../../database/reads/supply-floors'
import { readDepotPlace } from '../../database/reads/supply-places'
import { listStock, stockCursor } from '../../database/reads/supply-stock'
import { liftFloor, withdrawLift } from '../../database/supply/lift-floor'
import { readIncidentState } from '../../database/reads/incident'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson } from '../access'
import * as contracts from '../contracts/supply-requests'
import { nowOf } from '../present/clock'
import { floorOwnerOf, presentFloor, presentLift } from '../present/floor'
import { DEFAULT_LIMIT, pageFrom, whole } from '../present/page'
import { found, notFound, Refusal } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn } from '../subjects'
import { tellPlanCause } from '../tell-response'

const floors = route(contracts.listReserveFloors, async ({ database }, { query }) => {
  const { cursor, limit = DEFAULT_LIMIT, below, ...where } = query
  const filter = { ...where, hasFloor: true, belowFloor: below === 'true' }
  const [rows, rules] = await Promise.all([
    listStock(database.pool, filter, { cursor, limit }),
    readFloorRules(database.pool),
  ])
  return reply(
    200,
    pageFrom(rows, limit, stockCursor, (row) => presentFloor(row, rules)),
  )
})

const lifts = route(contracts.listFloorLifts, async ({ database }, { params, caller }) => {
  found(await readIncidentState(database, params.id), 'incident')
  const rows = await listFloorLifts(database, params.id)
  return reply(200, whole(rows.map((row) => presentLift(row, caller))))
})

const lift = route(contracts.liftFloor, async (api, { params, body, caller }) => {
  const { depotId, itemCode = null, reason } = body
  const depot = found(await readDepotPlace(api.database.pool, depotId), 'depot')
  const facts = { floorOwner: floorOwnerOf(depot) }
  const incident = await incidentToActOn(api, params.id, { route: 'liftFloor', act: 'liftFloor', caller, facts })
  if (!(await hasFloor(api.database.pool, depotId, itemCode))) throw new Refusal('not-allowed-now', 'api.noFloor')
  const which = { incidentId: params.id, depotId, itemCode }
  const before = await findLift(api.database.pool, which)
  if (before !== undefined) throw new Refusal('already-there', 'api.floorLifted', { by: before.by })
  const by = { by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const lifted = await liftFloor(api.database, { ...which, reason, ...by, targetWorkflow: ids.incidentId(params.id) })
  if (lifted === undefined) throw new Refusal('already-there', 'api.floorLifted', { by: by.by })
  await tellPlanCause(api, lifted.told)
  return reply(201, presentLift(found(await readFloorLift(api.database, lifted.id), 'floorLift'), caller))
})

const withdraw = route(contracts.withdrawFloorLift, async (api, { params, body, caller }) => {
  const stands = found(await readFloorLift(api.database, params.id), 'floorLift')
  const name = 'withdrawFloorLift'
  const facts = { floorOwner: floorOwnerOf(stands.depot) }
  const incident = await incidentToActOn(api, stands.incidentId, { route: name, act: name, caller, facts })
  const by = { by: actingPerson(caller), at: nowOf(incident, api.now()) }
  const targetWorkflow = ids.incidentId(stands.incidentId)
  const told = await withdrawLift(api.database, { id: params.id, reason: body.reason, ...by, targetWorkflow })
  if (told === null) throw notFound('floorLift')
  await tellPlanCause(api, told)
  return reply(204, null)
})

export const floorRoutes: readonly Route[] = [floors, lifts, lift, withdraw]
