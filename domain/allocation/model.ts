import { openKinds, openKindsAfter } from './kinds'
import type { Kind, Kinds } from './kinds'
import { Routes } from './loads/arcs'
import { openNetwork, openPlaces } from './network'
import type { Network } from './network'
import type { AllocationInput } from './plan'

/** Network and kinds of an input: what every step of planning reads. */
export type Model = Kinds & { readonly network: Network; readonly routes: Routes }

export function openModel(input: AllocationInput): Model {
  const places = openPlaces(input)
  const kinds = openKinds(input, places)
  const network = openNetwork(input, places, kinds.book.lines)
  return { ...kinds, network, routes: new Routes(network) }
}

/** The model under other wishes: the kinds named are made again, all else is as it was. */
export function withWishes(model: Model, input: AllocationInput, codes: ReadonlySet<string>): Model {
  const some = {
    ...input,
    needs: input.needs.filter((need) => codes.has(need.itemCode)),
    offers: input.offers.filter((offer) => codes.has(offer.itemCode)),
  }
  const made = new Map(openKindsAfter(some, model.network, model.book).kinds.map((kind) => [kind.itemCode, kind]))
  const kinds = model.kinds.map((kind): Kind => made.get(kind.itemCode) ?? kind)
  return { ...model, kinds, network: { ...model.network, input } }
}
