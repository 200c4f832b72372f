import type { RouteName } from '../../domain/duty/role-table'
import { mayUse } from '../../domain/duty/role-table'
import { useMe } from './session'

/** Whether the signed-in account holds a post that may use a route, from the table by which the API refuses. */
export function useMay(): (route: RouteName) => boolean {
  const held = useMe().posts.map(({ post }) => post)
  return (route) => mayUse(route, held)
}
