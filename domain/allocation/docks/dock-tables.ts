import type { FlowTriples } from '../../flow/check-least-cost'
import type { Detours, TransportProblem } from '../../flow/transport-problem'

/** What all kinds share: the ways from lines of goods to columns, and the docks that goods queue for. */
export type DockTables = {
  readonly columns: number
  /** lines × columns, whole; a pack that comes as early as its way lets it. Negative = no such way. */
  readonly cost: Float64Array
  /** lines × columns: hours of loading until the last moment to leave in time; less than 0 where nothing comes in time. */
  readonly slackHours: Float64Array
  /** lines × columns: steps that a pack is late at least. */
  readonly leastLate: Uint16Array
  /** A step late: its hours, what it costs, and how many are told apart. */
  readonly lateness: { readonly hours: number; readonly cost: number; readonly most: number }
  /** Per column: what a pack costs besides that comes late though it was owed in time. */
  readonly missed: Float64Array
  /** Per line the place whose docks load it. */
  readonly place: Int32Array
  /** Per place. */
  readonly loadingKgPerHour: Float64Array
}

/** A kind's own problem; its weight is the mass of a pack in grams. */
export type DockKind = {
  readonly problem: Pick<TransportProblem, 'supply' | 'line' | 'demand' | 'weight'>
  readonly packKg: number
}

export type DockProblem = { readonly tables: DockTables; readonly kinds: readonly DockKind[] }

export const WEIGHT_PER_KG = 1000

/** Sums of hours may differ in their last digits: this much of a step is no step. */
const PART_OF_STEP = 1e-8

/** Surcharges on ways: as they are, and for coming later. */
export type Surcharges = { readonly price: Float64Array | null; readonly detours: Detours | null }

/** The kind's problem with surcharges; without, loading costs nothing. */
export function pricedProblem(
  { tables }: Pick<DockProblem, 'tables'>,
  { problem }: DockKind,
  { price, detours }: Surcharges = { price: null, detours: null },
): TransportProblem {
  return { ...problem, columns: tables.columns, cost: tables.cost, price, detours }
}

/** What a pack costs that comes so many steps late. */
export function costAt({ cost, leastLate, lateness, missed, columns }: DockTables, cell: number, late: number): number {
  const least = leastLate[cell]!
  if (late <= least) return cost[cell]!
  const besides = least === 0 ? missed[cell % columns]! : 0
  return cost[cell]! + lateness.cost * (Math.min(late, lateness.most) - Math.min(least, lateness.most)) + besides
}

/** Hours of loading by which a pack has to be loaded to come no more steps late than that. */
export function dueBy({ slackHours, lateness }: DockTables, cell: number, late: number): number {
  return late >= lateness.most ? Infinity : slackHours[cell]! + late * lateness.hours
}

/** Steps that a pack is late which is loaded by then. */
export function stepsLate({ slackHours, leastLate, lateness }: DockTables, cell: number, hours: number): number {
  if (hours === Infinity) return lateness.most
  const late = Math.ceil((hours - slackHours[cell]!) / lateness.hours - PART_OF_STEP)
  return Math.min(lateness.most, Math.max(leastLate[cell]!, late))
}

/** The fewest steps late at which a pack need not be loaded by then. */
export function stepsBeyond(tables: DockTables, cell: number, hours: number): number {
  const { slackHours, leastLate, lateness } = tables
  let late = Math.max(leastLate[cell]!, Math.floor((hours - slackHours[cell]!) / lateness.hours))
  while (dueBy(tables, cell, late) <= hours) late++
  return late
}

/** Packs on their ways, and by how many steps each may come late. */
export type KindFlow = FlowTriples & { readonly late: Int32Array }

export function costOfFlow({ tables }: Pick<DockProblem, 'tables'>, { problem }: DockKind, flow: KindFlow): number {
  let sum = 0
  for (let at = 0; at < flow.row.length; at++) {
    const cell = problem.line[flow.row[at]!]! * tables.columns + flow.column[at]!
    sum += flow.units[at]! * costAt(tables, cell, flow.late[at]!)
  }
  return sum
}
