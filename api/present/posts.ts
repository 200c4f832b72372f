import type { Holding } from '../../database/accounts/accounts'
import type { heldPost } from '../schemas/session'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

export function presentHolding(holding: Holding): z.output<typeof heldPost> {
  return {
    post: stored(holding.post),
    areaCode: holding.areaCode,
    areaName: holding.area.name,
    depotId: holding.depotId,
    depotName: holding.depot?.nameZh ?? null,
    carrierId: holding.carrierId,
    carrierName: holding.carrier?.nameZh ?? null,
  }
}
