import type { TFunction } from 'i18next'
import type { Words } from '../parts/words'
import type { PlanNames } from './plan-names'
import type { PlanWish } from './plan-shapes'

/** A wish as a sentence. */
export function wishText(t: TFunction, wish: PlanWish, names: PlanNames, words: Words): string {
  switch (wish.kind) {
    case 'forbid-source':
      return t('plan.wish.forbid', { source: sourceName(wish, names) })
    case 'allow-source':
      return t('plan.wish.allow', { source: sourceName(wish, names) })
    case 'pin':
      return t('plan.wish.pin', {
        source: names.offer(wish.offerId),
        area: names.area(wish.areaCode),
        quantity: words.number(wish.quantity),
        item: names.item(wish.itemCode),
      })
    case 'lift-floor':
      return t('plan.wish.liftFloor', {
        depot: names.depot(wish.depotId),
        item: wish.itemCode === null ? t('plan.wish.everything') : names.item(wish.itemCode),
      })
    case 'objectives':
      return t('plan.wish.objectives', {
        order: wish.order.map((each) => words.word('objective', each)).join(' › '),
      })
  }
}

type Source = Extract<PlanWish, { kind: 'forbid-source' | 'allow-source' }>
function sourceName({ offerId, depotId }: Source, names: PlanNames): string {
  return offerId === undefined ? names.depot(depotId ?? '') : names.offer(offerId)
}
