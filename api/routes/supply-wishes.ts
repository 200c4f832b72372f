import { readIncidentState } from '../../database/reads/incident'
import { readDepotPlace } from '../../database/reads/supply-places'
import type { StoredWish } from '../../database/supply/plan-wishes'
import { adoptWishes, listWishes, withdrawWish } from '../../database/supply/plan-wishes'
import type { PlanWish } from '../../domain/allocation/plan'
import { UPDATES } from '../../workflows/messages'
import type { WishesAct } from '../../workflows/messages'
import * as ids from '../../workflows/workflow-ids'
import { actingPerson, person, requireScope } from '../access'
import type { Api } from '../api'
import type { Caller } from '../caller'
import { withoutGaps } from '../completed-fields'
import * as contracts from '../contracts/supply-plans'
import { isForLater } from '../playbook'
import { nowOf } from '../present/clock'
import { floorOwnerOf } from '../present/floor'
import { whole } from '../present/page'
import { found, notFound } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'
import { incidentToActOn } from '../subjects'
import { stored, wire } from '../wire'
import { newestPlan } from './supply-plans'

const list = route(contracts.listWishes, async ({ database }, { params, query }) => {
  found(await readIncidentState(database, params.id), 'incident')
  const rows = await listWishes(database.pool, params.id, query.withdrawn === 'true')
  return reply(200, whole(rows.map(presentWish)))
})

function presentWish({ wish, ...row }: StoredWish) {
  return { ...wire(row), wish: stored<Extract<PlanWish, { kind: 'pin' }>>(wish) }
}

const adopt = route(contracts.adoptWishes, async (api, { params, body, caller }) => {
  const incident = await incidentToActOn(api, params.id, { route: 'adoptWishes', act: 'adoptWishes', caller })
  await newestPlan(api, params.id, body.basePlanVersion)
  const wishes = body.wishes.map((wish): PlanWish => withoutGaps(wish))
  await requireFloorOwner(api, wishes, caller)
  const { reason } = body
  const by = { reason, by: actingPerson(caller) }
  const wishIds = await adoptWishes(api.database, {
    incidentId: params.id,
    wishes,
    ...by,
    at: nowOf(incident, api.now()),
  })
  const handedOn = await planAgain(api, params.id, { wishIds, ...by })
  const rows = await listWishes(api.database.pool, params.id, false)
  return reply(201, { wishes: rows.map(presentWish), handedOn })
})

/** A floor is lifted by whoever owns it, by a wish as well. */
async function requireFloorOwner({ database }: Api, wishes: readonly PlanWish[], caller: Caller | null): Promise<void> {
  for (const wish of wishes) {
    if (wish.kind !== 'lift-floor') continue
    const depot = found(await readDepotPlace(database.pool, wish.depotId), 'depot')
    requireScope('liftFloor', person(caller), { floorOwner: floorOwnerOf(depot) })
  }
}

/** The response plans again now, or takes the wishes into its next plan when it can't be reached. */
async function planAgain(api: Api, incidentId: string, act: WishesAct): Promise<boolean> {
  try {
    await api.playbook.act(ids.incidentId(incidentId), UPDATES.adoptWishes, act)
    return true
  } catch (error) {
    if (isForLater(error)) return false
    throw error
  }
}

const withdraw = route(contracts.withdrawWish, async (api, { params, caller }) => {
  const incident = await incidentToActOn(api, params.id, { route: 'withdrawWish', act: 'withdrawWish', caller })
  const by = actingPerson(caller)
  const which = { incidentId: params.id, wishId: params.wishId }
  if (!(await withdrawWish(api.database, { ...which, by, at: nowOf(incident, api.now()) }))) throw notFound('wish')
  await planAgain(api, params.id, { wishIds: [params.wishId], reason: '', by })
  return reply(204, null)
})

export const wishRoutes: readonly Route[] = [list, adopt, withdraw]
