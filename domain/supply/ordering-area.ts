import type { AreaCode } from '../geography/area'
import { COUNTRY } from '../geography/area'

/** Whose posts may order from a depot: its own area's unless told, the country's for central depots. */
export function orderingAreaOf(depot: {
  readonly orderingAreaCode: AreaCode | null
  readonly level: string
  readonly areaCode: AreaCode
}): AreaCode {
  return depot.orderingAreaCode ?? (depot.level === 'central' ? COUNTRY : depot.areaCode)
}
