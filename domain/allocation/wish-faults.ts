import { bansOf, isAbout } from './bans'
import type { AllocationInput, PlanWish } from './plan'

/** Why a wish can't be tried: it names what this plan does not know. */
export type WishFault = {
  readonly key: 'wish.offer' | 'wish.depot' | 'wish.need' | 'wish.notForbidden'
  readonly values: Readonly<Record<string, string>>
}

/**
 * The first wish that names an offer, a depot or a need which is not part of the input, or allows again what nothing
 * forbids; null when all can be tried.
 */
export function wishFault(
  input: Pick<AllocationInput, 'offers' | 'needs' | 'wishes'>,
  wishes: readonly PlanWish[],
): WishFault | null {
  for (const [at, wish] of wishes.entries()) {
    const fault = faultOf(input, wish) ?? freeAlready(input, [...input.wishes, ...wishes.slice(0, at)], wish)
    if (fault !== null) return fault
  }
  return null
}

function freeAlready(
  { offers }: Pick<AllocationInput, 'offers'>,
  before: readonly PlanWish[],
  wish: PlanWish,
): WishFault | null {
  if (wish.kind !== 'allow-source') return null
  const isForbidden = bansOf(before)
  if (offers.some((offer) => isAbout(wish, offer) && isForbidden(offer))) return null
  return { key: 'wish.notForbidden', values: { source: wish.offerId ?? wish.depotId ?? '' } }
}

function faultOf({ offers, needs }: Pick<AllocationInput, 'offers' | 'needs'>, wish: PlanWish): WishFault | null {
  if (wish.kind === 'objectives') return null
  const offerId = 'offerId' in wish ? wish.offerId : undefined
  const depotId = 'depotId' in wish ? wish.depotId : undefined
  if (offerId !== undefined && !offers.some(({ id }) => id === offerId))
    return { key: 'wish.offer', values: { offerId } }
  if (depotId !== undefined && !offers.some((offer) => offer.depotId === depotId))
    return { key: 'wish.depot', values: { depotId } }
  if (wish.kind !== 'pin') return null
  const { areaCode, itemCode } = wish
  const isNeeded = needs.some((need) => need.areaCode === areaCode && need.itemCode === itemCode)
  return isNeeded ? null : { key: 'wish.need', values: { areaCode, itemCode } }
}
