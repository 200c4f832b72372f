import type { ConsignmentView } from '../database/reads/consignments'
import type { PostHolding } from '../domain/duty/post'
import type { RoleScope } from '../domain/duty/role-table'
import { roleTable } from '../domain/duty/role-table'

/** Which consignments someone may see, from the same table that guards a single one. */
export function consignmentView(holdings: readonly PostHolding[]): ConsignmentView {
  const { who } = roleTable.getConsignment
  const held = holdings.flatMap((holding) =>
    who.filter(({ posts }) => posts.some((post) => post === holding.post)).map(({ scope }) => ({ holding, scope })),
  )
  if (held.some(({ scope }) => scope === 'none')) return 'all'
  return held.flatMap(({ holding, scope }) => partOf(holding, scope))
}

function partOf({ areaCode, depotId, carrierId }: PostHolding, scope: RoleScope): Exclude<ConsignmentView, 'all'> {
  switch (scope) {
    case 'depot':
      return [depotId === null ? { depotArea: areaCode } : { depotId }]
    case 'carrier':
      return [{ carrierId }]
    case 'destination':
      return [{ destination: areaCode }]
    default:
      return []
  }
}
