import type { OfferTexts } from '../../database/supply/stock-texts'
import { offersFrom } from '../../database/supply/stock-texts'
import type { AllocationInput } from '../../domain/allocation/plan'

type Places = Pick<AllocationInput, 'counties' | 'depots'>

/**
 * What a plan is made from, as it was read: places and stock are still texts. A thread takes these over as they are, where
 * ten thousands of objects would be copied one by one, twice.
 */
export type AllocationBasis = Omit<AllocationInput, keyof Places | 'offers'> & {
  /** Counties and depots as JSON. */
  readonly places: string
  readonly offers: OfferTexts
}

let last: { readonly text: string; readonly places: Places } | null = null

/** Opens what was read. The places of one plan after another are the same as a rule: they are kept until a text differs. */
export function openBasis({ places: text, offers, ...basis }: AllocationBasis): AllocationInput {
  if (last?.text !== text) last = { text, places: placesFrom(text) }
  const { counties, depots } = last.places
  return { ...basis, counties, depots, offers: offersFrom(offers, depots) }
}

const texts = new WeakMap<AllocationInput['depots'], string>()

/** The text of places that the process has read; made once for as long as it keeps them. */
export function textOfPlaces({ counties, depots }: Places): string {
  const text = texts.get(depots) ?? JSON.stringify({ counties, depots } satisfies Places)
  texts.set(depots, text)
  return text
}

function placesFrom(text: string): Places {
  const { counties, depots }: Places = JSON.parse(text)
  return { counties, depots }
}
