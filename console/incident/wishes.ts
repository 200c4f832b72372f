import type { PlanWish } from './plan-shapes'

/** A wish twice is one wish, and only the last order of objectives counts. */
export function withWish(wishes: readonly PlanWish[], wish: PlanWish): readonly PlanWish[] {
  const same = JSON.stringify(wish)
  const others = wishes.filter(
    (each) => JSON.stringify(each) !== same && !(wish.kind === 'objectives' && each.kind === 'objectives'),
  )
  return [...others, wish]
}
