import type { Remedy } from '../../domain/allocation/remedies'
import type { Schemas } from '../app/schemas'
import type { PlanWish } from './plan-shapes'

/** What is missing, or comes late, with what would help. */
export type Missing = Schemas['Delay']
export type Told = Missing['remedies'][number]

/** The remedy as the planner makes it; one of another kind (an old or newer plan's) is shown by its kind alone. */
export function knownRemedy(told: Told): Remedy | null {
  const { kind } = told
  const known = kind === 'lift-floor' || kind === 'allow-source' || kind === 'call-earlier' || kind === 'more-docks'
  return known && typeof told['depotId'] === 'string' ? (told as unknown as Remedy) : null
}

/** What can be tried at the desk; null for what an officer can't wish for here (docks, an earlier call). */
export function wishOf(remedy: Remedy, { itemCode }: Pick<Missing, 'itemCode'>): PlanWish | null {
  if (remedy.kind === 'allow-source') return { kind: 'allow-source', offerId: remedy.offerId }
  if (remedy.kind !== 'lift-floor') return null
  // `stock:DEPOT:ITEM`: goods that stand in for what is short lie under their own code
  const held = remedy.offerId.split(':').find((part, place) => place > 1 && /^[123]\d{6}$/.test(part))
  return { kind: 'lift-floor', depotId: remedy.depotId, itemCode: held ?? itemCode }
}
