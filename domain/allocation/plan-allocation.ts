import type { SolvedKind } from './solve-kinds'
import { dividedKinds, solveKinds } from './solve-kinds'
import { openKinds } from './kinds'
import type { Kinds } from './kinds'
import { buildLoads } from './loads/build-loads'
import type { GoalsOf } from './loads/build-loads'
import { openNetwork, openPlaces } from './network'
import type { Network } from './network'
import type { AllocationInput, AllocationPlan } from './plan'
import { openExplaining, planLines } from './plan-lines'
import { measurePlan } from './plan-measures'
import { provePlan } from './prove-plan'
import { unmetNeeds } from './unmet-needs'

/** Network and kinds of an input: what every step of planning reads. */
export type Model = Kinds & { readonly network: Network }

export function openModel(input: AllocationInput): Model {
  const places = openPlaces(input)
  const kinds = openKinds(input, places)
  return { ...kinds, network: openNetwork(input, places, kinds.lines) }
}

/**
 * Who sends what where. Per kind the fairest cover, proved by cuts, and its least cost, proved by potentials; then within
 * the docks; then in few loads. Equal inputs give equal plans.
 */
export function planAllocation(input: AllocationInput): AllocationPlan {
  const model = openModel(input)
  const solved = solveKinds(model.network, model.kinds)
  return finishPlan(model, solved)
}

export function finishPlan(model: Model, solved: readonly SolvedKind[]): AllocationPlan {
  const { network, needs } = model
  const kinds = dividedKinds(solved)
  const shipments = buildLoads(network, kinds, goalsFrom(network, solved))
  const { method, certificate } = provePlan(network, solved, shipments)
  const explaining = openExplaining(network, kinds, shipments)
  const lines = planLines(explaining, shipments)
  return {
    lines,
    ...unmetNeeds(explaining, kinds, needs, shipments),
    ...measurePlan(needs, lines),
    method: { name: 'fair-flow-few-loads', edition: '1', ...method },
    certificate,
  }
}

export function goalsFrom({ destinations }: Network, solved: readonly SolvedKind[]): GoalsOf {
  const covers = new Map(solved.map(({ kind, cover }) => [kind.itemCode, cover.targets]))
  const count = destinations.length
  return ({ itemCode }, batch) => {
    const targets = covers.get(itemCode) ?? new Int32Array(4 * count)
    const from = batch === 'first' ? 0 : 2 * count
    const inTime = targets.slice(from, from + count)
    return { inTime, all: inTime.map((packs, at) => packs + (targets[from + count + at] ?? 0)) }
  }
}
