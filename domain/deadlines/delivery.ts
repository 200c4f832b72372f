import type { AreaCode } from '../geography/area'
import { provinceOf } from '../geography/area'
import type { Instant } from '../time/instant'
import { latest, maxOf } from '../time/instant'

/** A running delivery clock, named by its rule: `first-batch-24h`, `first-batch-inside-24h`, `first-batch-outside-48h`. */
export type DeliveryClock = {
  readonly rule: string
  readonly dueAt: Instant
  /** A slip or the breach is marked on it already. */
  readonly isMarked: boolean
}
/** A consignment of the first batch that counts: neither cancelled nor lost. */
export type FirstBatchGoods = {
  readonly areaCode: AreaCode
  readonly depotAreaCode: AreaCode
  readonly expectedAt: Instant | null
  readonly arrivedAt: Instant | null
}
export type DeliveryState =
  | { readonly kind: 'met'; readonly metAt: Instant }
  | { readonly kind: 'nothing-in-scope' }
  | { readonly kind: 'running'; readonly predictedAt: Instant | null; readonly isSlipNews: boolean }

/**
 * A delivery clock is met when all goods in its scope have arrived and no more is to be released (`isComplete`); else what
 * is expected last predicts whether it will be; what is overdue is expected now at the earliest. A slip is news unless it
 * is marked.
 */
export function judgeDelivery(
  clock: DeliveryClock,
  goods: readonly FirstBatchGoods[],
  isComplete: boolean,
  now: Instant,
): DeliveryState {
  const scope = goods.filter((each) => isInScope(clock.rule, each))
  const open = scope.filter((each) => each.arrivedAt === null)
  if (isComplete && open.length === 0) {
    const metAt = latest(scope.map((each) => each.arrivedAt ?? now))
    return metAt === undefined ? { kind: 'nothing-in-scope' } : { kind: 'met', metAt }
  }
  const predictedAt = latest(open.map((each) => maxOf(each.expectedAt ?? now, now))) ?? null
  const isSlip = predictedAt !== null && predictedAt > clock.dueAt
  return { kind: 'running', predictedAt, isSlipNews: isSlip && !clock.isMarked }
}

/** Which consignments a delivery clock counts: all, or those from inside or outside the county's province. */
function isInScope(rule: string, goods: FirstBatchGoods): boolean {
  const isInside = provinceOf(goods.areaCode) === provinceOf(goods.depotAreaCode)
  if (rule.startsWith('first-batch-inside')) return isInside
  return rule.startsWith('first-batch-outside') ? !isInside : true
}
