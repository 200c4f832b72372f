import type { KindCover } from './cover-kind'
import type { KindFlow } from './docks/dock-tables'

/** θ of a level of coverage and the columns that get it. */
export type CertifiedLevel = { readonly num: number; readonly den: number; readonly columns: readonly number[] }

/** What proves that no plan covers a kind more fairly, and what its packs cost at least. Rows are found again by whoever checks. */
export type CertifiedKind = {
  readonly itemCode: string
  /** By group of columns: who is covered to what share; packs by column. */
  readonly stages: readonly { readonly group: number; readonly levels: readonly CertifiedLevel[] }[]
  readonly covered: readonly (readonly [column: number, packs: number])[]
  /** Packs that rows of goods which stand in for this kind hold: what their own kind leaves. */
  readonly standIns: readonly (readonly [row: number, packs: number])[]
  /** Worth of a pack at a column, for the columns that the plan brings something to. */
  readonly worth: readonly (readonly [column: number, cost: number])[]
}

/** Price of a gram at the docks of a place for what has to be loaded within so many hours from when it begins to load. */
export type DockPrice = { readonly depotId: string; readonly untilHours: number; readonly price: number }

export type PlanCertificate = {
  readonly edition: '1'
  readonly kinds: readonly CertifiedKind[]
  readonly docks: readonly DockPrice[]
  /** The plan within the docks that gap and the cost of few loads are counted from, by kind: row, column, packs, steps that they may come late, and so on; null where the plan itself is that. */
  readonly withinDocks: readonly (readonly number[])[] | null
}

export function certifyCover(cover: KindCover): Pick<CertifiedKind, 'stages' | 'covered'> {
  return {
    stages: cover.stages.map(({ group, levels }) => ({
      group,
      levels: levels.map(({ theta, columns }) => ({ num: theta.num, den: theta.den, columns: [...columns] })),
    })),
    covered: nonZero(cover.targets),
  }
}

/** Packs by column that a cover is certified to give. */
export function coveredPacks({ covered }: Pick<CertifiedKind, 'covered'>, columns: number): Int32Array {
  const packs = new Int32Array(columns)
  for (const [column, some] of covered) packs[column] = some
  return packs
}

export function nonZero(values: ArrayLike<number>): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0
    if (value !== 0) found.push([at, value])
  }
  return found
}

/** Row, column, packs, steps late. */
const FLOW_PARTS = 4

/** Packs of a kind on their ways as one list of numbers. */
export function certifyFlow({ row, column, units, late }: KindFlow): number[] {
  const list = new Array<number>(row.length * FLOW_PARTS)
  for (let at = 0; at < row.length; at++) {
    list[at * FLOW_PARTS] = row[at] ?? 0
    list[at * FLOW_PARTS + 1] = column[at] ?? 0
    list[at * FLOW_PARTS + 2] = units[at] ?? 0
    list[at * FLOW_PARTS + 3] = late[at] ?? 0
  }
  return list
}

/** The packs of such a list; null where it isn't one. */
export function readFlowList(list: readonly number[]): KindFlow | null {
  const numbers = Int32Array.from(list)
  const length = list.length / FLOW_PARTS
  // what is no whole number, or too large for one, is not the same any more
  const isFlow = Number.isInteger(length) && numbers.every((each, at) => each === list[at] && each >= 0)
  if (!isFlow) return null
  const part = (which: number): Int32Array =>
    Int32Array.from({ length }, (_, at) => numbers[at * FLOW_PARTS + which] ?? 0)
  const flow = { row: part(0), column: part(1), units: part(2), late: part(3) }
  return flow.units.includes(0) ? null : flow
}
