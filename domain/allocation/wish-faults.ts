import type { AllocationInput, PlanWish } from './plan'

/** Why a wish can't be tried: it names what this plan does not know. */
export type WishFault = {
  readonly key: 'wish.offer' | 'wish.depot' | 'wish.need'
  readonly values: Readonly<Record<string, string>>
}

/** The first wish that names an offer, a depot or a need which is not part of the input; null when all can be tried. */
export function wishFault(
  input: Pick<AllocationInput, 'offers' | 'needs'>,
  wishes: readonly PlanWish[],
): WishFault | null {
  for (const wish of wishes) {
    const fault = faultOf(input, wish)
    if (fault !== null) return fault
  }
  return null
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
