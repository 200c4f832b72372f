import type { SupplyOffer } from '../supply/offer'
import type { PlanWish } from './plan'

type Named = Pick<SupplyOffer, 'id' | 'depotId'>

/** Whether wishes rule an offer out: by itself or with its place, and not allowed again since. The last that names it counts. */
export function bansOf(wishes: readonly PlanWish[]): (offer: Named) => boolean {
  const last = new Map<string, { readonly at: number; readonly forbids: boolean }>()
  wishes.forEach((wish, at) => {
    if (wish.kind === 'forbid-source' || wish.kind === 'allow-source')
      last.set(wish.offerId ?? placeKey(wish.depotId ?? ''), { at, forbids: wish.kind === 'forbid-source' })
  })
  // a nation has 100 000 offers and more: no keys are made where nothing is wished
  if (last.size === 0) return () => false
  return ({ id, depotId }) => {
    const [own, place] = [last.get(id), last.get(placeKey(depotId))]
    const counts = (own?.at ?? -1) > (place?.at ?? -1) ? own : place
    return counts?.forbids ?? false
  }
}

const placeKey = (depotId: string): string => `at ${depotId}`

/** Whether the wish is about the offer, by itself or with its place. */
export function isAbout(
  wish: { readonly offerId?: string; readonly depotId?: string },
  { id, depotId }: Named,
): boolean {
  return wish.offerId === undefined ? wish.depotId === depotId : wish.offerId === id
}
