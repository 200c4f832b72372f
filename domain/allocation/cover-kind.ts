import { coverFairly } from '../flow/fair-coverage'
import type { CoverageLevel } from '../flow/fair-coverage'
import type { TransportProblem } from '../flow/transport-problem'
import { WEIGHT_PER_KG } from './docks/dock-tables'
import type { Kind } from './kinds'
import { GROUPS } from './network'
import type { Network } from './network'

/** The shares that the columns of one group get, lowest first, with the packs that earlier groups hold. */
export type CoverStage = { readonly group: number; readonly levels: readonly CoverageLevel[] }

/** Packs per column: the fairest that can be had, group after group; and what proves it. */
export type KindCover = { readonly targets: Int32Array; readonly stages: readonly CoverStage[] }

export function problemOf(
  network: Network,
  kind: Kind,
  demand: Int32Array,
  price: Float64Array | null = null,
): TransportProblem {
  const { columns, cost } = network
  return { supply: kind.supply, line: kind.line, demand, columns, cost, price, weight: dockWeight(kind) }
}

/** Mass of a pack in grams: docks are counted in these. */
export function dockWeight({ packKg }: Pick<Kind, 'packKg'>): number {
  return Math.floor(packKg * WEIGHT_PER_KG + 1e-6)
}

/**
 * First batch in time, its remainder late, then the rest likewise. Each group is covered by lexicographic max-min share
 * of its need while what earlier groups have stays covered.
 */
export function coverKind(network: Network, kind: Kind): KindCover {
  const count = network.destinations.length
  const targets = new Int32Array(network.columns)
  const stages: CoverStage[] = []
  for (let group = 0; group < GROUPS; group++) {
    const stage = openStage(kind, targets, group, count)
    if (stage === null) continue
    const { covered, levels } = coverFairly(problemOf(network, kind, stage.demand), stage)
    targets.set(covered)
    stages.push({ group, levels })
  }
  return { targets, stages }
}

/** What a group asks for, given what the groups before it got; null when it asks for nothing. */
export function openStage(kind: Kind, targets: Int32Array, group: number, count: number) {
  const demand = targets.slice()
  const open = new Uint8Array(targets.length)
  const need = group < 2 ? kind.first : kind.rest
  let asked = 0
  for (let destination = 0; destination < count; destination++) {
    const inTime = group % 2 === 1 ? (targets[(group - 1) * count + destination] ?? 0) : 0
    const packs = (need[destination] ?? 0) - inTime
    if (packs <= 0) continue
    asked += packs
    demand[group * count + destination] = packs
    open[group * count + destination] = 1
  }
  return asked > 0 ? { demand, open, fixed: targets.slice() } : null
}
