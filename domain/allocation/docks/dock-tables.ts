import type { FlowTriples } from '../../flow/check-least-cost'
import type { TransportProblem } from '../../flow/transport-problem'

/** What all kinds share: the ways from lines of goods to columns, and the docks that bring goods on their way in time. */
export type DockTables = {
  readonly columns: number
  /** lines × columns, whole; a pack that is loaded within the way's slack. Negative = no such way. */
  readonly cost: Float64Array
  /** lines × columns, whole; a pack on the same way that is loaded later, whenever. Negative = not possible. */
  readonly late: Float64Array
  /** lines × columns: hours of loading until the last moment to leave in time; negative = docks set no limit. */
  readonly slackHours: Float64Array
  /** Per line the place whose docks load it. */
  readonly place: Int32Array
  /** Per place. */
  readonly loadingKgPerHour: Float64Array
}

/** A kind's own problem; its weight is the mass of a pack in tenths of a kilogram, rounded down. */
export type DockKind = {
  readonly problem: Pick<TransportProblem, 'supply' | 'line' | 'demand' | 'weight'>
  readonly packKg: number
}

export type DockProblem = { readonly tables: DockTables; readonly kinds: readonly DockKind[] }

export const WEIGHT_PER_KG = 10

/** The kind's problem at given prices per weight; without prices, loading costs nothing. */
export function pricedProblem({ tables }: DockProblem, { problem }: DockKind, price: Float64Array | null) {
  const { columns, cost, late } = tables
  return { ...problem, columns, cost, late, price } satisfies TransportProblem
}

/** Packs on their ways: whether they go late where a way can be gone both ways. */
export type KindFlow = FlowTriples & { readonly late: Uint8Array }

export function costOfFlow({ tables }: DockProblem, { problem }: DockKind, flow: KindFlow): number {
  let sum = 0
  for (let at = 0; at < flow.row.length; at++) {
    const cell = problem.line[flow.row[at]!]! * tables.columns + flow.column[at]!
    sum += flow.units[at]! * (flow.late[at] ? tables.late[cell]! : tables.cost[cell]!)
  }
  return sum
}
