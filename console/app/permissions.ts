import type { RouteName, RouteRole } from '../../domain/duty/role-table'
import { mayUse, roleTable } from '../../domain/duty/role-table'
import { isWithin } from '../../domain/geography/area'
import type { Schemas } from './schemas'
import { useMe } from './session'

/** Whether the signed-in account holds a post that may use a route, from the table by which the API refuses. */
export function useMay(): (route: RouteName) => boolean {
  const held = useMe().posts.map(({ post }) => post)
  return (route) => mayUse(route, held)
}

type Place = { readonly areaCode: string; readonly depotId?: string }

/** The same at a place: a keeper at their depot, an officer in their area; other scopes are left to the API. */
export function useMayAt(): (route: RouteName, place: Place) => boolean {
  const { posts } = useMe()
  return (route, place) => {
    const { who }: RouteRole = roleTable[route]
    if (who === 'anyone' || who === 'signed-in') return true
    return who.some((rule) => posts.some((held) => rule.posts.includes(held.post) && reaches(rule.scope, held, place)))
  }
}

function reaches(scope: string, held: Schemas['HeldPost'], { areaCode, depotId }: Place): boolean {
  if (scope === 'depot' && held.depotId !== null) return held.depotId === depotId
  return scope === 'depot' || scope === 'area' ? isWithin(areaCode, held.areaCode) : true
}
