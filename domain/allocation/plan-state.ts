import { buildLoads } from './loads/build-loads'
import type { GoalsOf } from './loads/build-loads'
import type { Model } from './model'
import type { Network } from './network'
import type { AllocationInput, AllocationPlan } from './plan'
import { openExplaining, planLines } from './plan-lines'
import type { LinesOf } from './plan-lines'
import { measurePlan } from './plan-measures'
import { provePlan } from './prove-plan'
import type { KindProof } from './prove-plan'
import type { Shipment } from './shipment'
import { dividedKinds } from './solve-kinds'
import type { SolvedKind } from './solve-kinds'
import { unmetNeeds } from './unmet-needs'

/** A plan with all that it was made from, so that it can be made again with a little changed. */
export type PlanState = {
  readonly input: AllocationInput
  readonly model: Model
  readonly solved: readonly SolvedKind[]
  readonly shipments: readonly Shipment[]
  readonly proofs: ReadonlyMap<string, KindProof>
  readonly lines: LinesOf
  readonly plan: AllocationPlan
}

/** What stands of an earlier plan: loads that stay as they are, and proofs of kinds that nothing changed for. */
export type Kept = {
  readonly shipments: readonly Shipment[]
  readonly proofs: ReadonlyMap<string, KindProof>
  readonly lines: LinesOf
}

const nothing: Kept = { shipments: [], proofs: new Map(), lines: new Map() }

/** Loads, proof, lines and reasons from kinds that are solved. */
export function completePlan(
  input: AllocationInput,
  model: Model,
  solved: readonly SolvedKind[],
  kept: Kept = nothing,
): PlanState {
  const { network, needs } = model
  const kinds = dividedKinds(solved)
  const shipments = buildLoads(model, kinds, goalsFrom(network, solved), kept.shipments)
  const { method, certificate, proofs } = provePlan(network, solved, shipments, kept.proofs)
  const explaining = openExplaining(model, kinds, shipments)
  const linesOf = planLines(explaining, shipments, kept.lines)
  const lines = [...linesOf.values()].flat()
  const plan: AllocationPlan = {
    lines,
    ...unmetNeeds(explaining, kinds, needs, shipments),
    ...measurePlan(needs, lines),
    method: { name: 'fair-flow-few-loads', edition: '1', ...method },
    certificate,
  }
  return { input, model, solved, shipments, proofs, lines: linesOf, plan }
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
