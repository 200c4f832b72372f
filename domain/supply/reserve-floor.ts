import type { AreaCode } from '../geography/area'
import { isWithin } from '../geography/area'
import type { ReserveFloorRules } from '../policy/reserve-floors'
import type { Depot, DepotLevel } from './stock'

/** What a floor is reckoned from: units on hand, and what 1 000 people served need of the kind at Level II there. */
export type FloorBasis = {
  readonly level: DepotLevel
  readonly onHand: number
  readonly needPer1000: number
  readonly packSize: number
}

/** Units that stay for the owner's own area, in whole packs (plan 二（二）: every level its own Level II need with a margin). */
export function reserveFloor({ level, onHand, needPer1000, packSize }: FloorBasis, rules: ReserveFloorRules): number {
  const wanted =
    level === 'central'
      ? onHand * rules.centralShare
      : Math.min((rules.peopleServed[level] / 1_000) * needPer1000 * rules.margin, onHand * rules.mostShareOfStock)
  return Math.floor(wanted / packSize + 1e-9) * packSize
}

/** Whether a depot's floors do not bind: a local one's own area is struck. Central floors always bind (domain.md §7). */
export function isOwnDisaster(depot: Pick<Depot, 'level' | 'areaCode'>, struck: readonly AreaCode[]): boolean {
  return depot.level !== 'central' && struck.some((county) => isWithin(county, depot.areaCode))
}

/** A floor lifted for one incident by the post that owns it; `itemCode` null: all kinds of the depot. */
export type LiftedFloor = { readonly depotId: string; readonly itemCode: string | null }

/** Looks up quickly whether a floor is lifted. */
export function liftedFloors(lifts: readonly LiftedFloor[]): (depotId: string, itemCode: string) => boolean {
  // most incidents lift none: no keys are made for each lot of the country
  if (lifts.length === 0) return () => false
  const whole = new Set(lifts.filter((lift) => lift.itemCode === null).map((lift) => lift.depotId))
  const single = new Set(lifts.map((lift) => `${lift.depotId} ${lift.itemCode}`))
  return (depotId, itemCode) => whole.has(depotId) || single.has(`${depotId} ${itemCode}`)
}
