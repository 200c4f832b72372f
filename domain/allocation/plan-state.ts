import { buildLoads } from './loads/build-loads'
import type { GoalsOf } from './loads/build-loads'
import type { Model } from './model'
import type { Network } from './network'
import type { AllocationInput, AllocationPlan } from './plan'
import { openExplaining, planLines } from './plan-lines'
import type { LinesOf } from './plan-lines'
import { measurePlan } from './plan-measures'
import { proveKind, provePlan, shareInTime } from './prove-plan'
import type { KindProof } from './prove-plan'
import type { Shipment } from './shipment'
import { dividedKinds } from './solve-kinds'
import type { SolvedKind } from './solve-kinds'
import { unmetNeeds } from './unmet-needs'
import { dockedShipments } from './within-docks'
import type { Docked } from './within-docks'

/** A plan with all that it was made from, so that it can be made again with a little changed. */
export type PlanState = {
  readonly input: AllocationInput
  readonly model: Model
  readonly solved: readonly SolvedKind[]
  readonly docked: Docked
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

/** Loads, proof, lines and reasons from kinds that are solved; what was kept goes on from an earlier plan. */
export function completePlan(
  input: AllocationInput,
  model: Model,
  solved: readonly SolvedKind[],
  docked: Docked,
  kept: Kept | null = null,
): PlanState {
  const { network, needs } = model
  const kinds = dividedKinds(solved)
  // a plan that goes on from another has no plan within the docks of its own
  const within = kept === null ? docked.plan : null
  const reference = within && dockedShipments(network, model.kinds, docked.problem.tables, within.flows)
  const isGathered = input.rules.fewLoads || reference === null
  const { shipments, tried } = isGathered
    ? buildLoads(model, kinds, goalsFrom(network, solved), kept?.shipments ?? [])
    : { shipments: reference, tried: [] }
  const proofs = new Map(
    solved.map((each, at): [string, KindProof] => {
      const code = each.kind.itemCode
      const worth = within?.worth[at] ?? null
      return [code, kept?.proofs.get(code) ?? proveKind(each, docked, worth)]
    }),
  )
  const { method, certificate } = provePlan(
    network,
    docked,
    { solved, proofs: [...proofs.values()] },
    { shipments, reference: isGathered ? reference : null },
  )
  const explaining = openExplaining(model, kinds, shipments)
  const lines = planLines(explaining, shipments, kept?.lines ?? new Map())
  const planned = [...lines.values()].flat()
  const plan: AllocationPlan = {
    lines: planned,
    ...unmetNeeds(explaining, kinds, needs, shipments),
    ...measurePlan(needs, planned),
    method: {
      name: 'fair-flow-few-loads',
      edition: '1',
      ...method,
      ...(within !== null && { freeCost: within.freeCost }),
      inTimeBest: shareInTime(network, solved),
      ...(tried.length > 0 && { loadsTried: tried }),
    },
    certificate,
  }
  return { input, model, solved, docked, shipments, proofs, lines, plan }
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
