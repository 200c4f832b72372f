import { openKinds } from './kinds'
import type { Kind, Kinds } from './kinds'
import { openNetwork, openPlaces } from './network'
import type { Network } from './network'
import type { AllocationInput } from './plan'

/** Network and kinds of an input: what every step of planning reads. */
export type Model = Kinds & { readonly network: Network }

export function openModel(input: AllocationInput): Model {
  const places = openPlaces(input)
  const kinds = openKinds(input, places)
  return { ...kinds, network: openNetwork(input, places, kinds.book.lines) }
}

/** The model under other wishes: the kinds named are made again, all else is as it was. */
export function withWishes(model: Model, input: AllocationInput, codes: ReadonlySet<string>): Model {
  const some = {
    ...input,
    needs: input.needs.filter((need) => codes.has(need.itemCode)),
    offers: input.offers.filter((offer) => codes.has(offer.itemCode)),
  }
  const made = new Map(openKinds(some, model.network, model.book).kinds.map((kind) => [kind.itemCode, kind]))
  const kinds = model.kinds.map((kind): Kind => made.get(kind.itemCode) ?? kind)
  return { ...model, kinds, network: { ...model.network, input } }
}
