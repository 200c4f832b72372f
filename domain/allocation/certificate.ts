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

export function nonZero(values: ArrayLike<number>): [number, number][] {
  return Array.from(values, (value, at): [number, number] => [at, value]).filter(([, value]) => value !== 0)
}

/** Packs of a kind on their ways as one list of numbers. */
export function certifyFlow({ row, column, units, late }: KindFlow): number[] {
  return Array.from(row, (from, at) => [from, column[at] ?? 0, units[at] ?? 0, late[at] ?? 0]).flat()
}

/** The packs of such a list; null where it isn't one. */
export function readFlowList(list: readonly number[]): KindFlow | null {
  const flow = { row: [] as number[], column: [] as number[], units: [] as number[], late: [] as number[] }
  for (let at = 0; at < list.length; at += 4) {
    const [row = -1, column = -1, packs = 0, late = -1] = list.slice(at, at + 4)
    if (![row, column, packs - 1, late].every((each) => each >= 0 && Number.isInteger(each))) return null
    flow.row.push(row)
    flow.column.push(column)
    flow.units.push(packs)
    flow.late.push(late)
  }
  return {
    row: Int32Array.from(flow.row),
    column: Int32Array.from(flow.column),
    units: Int32Array.from(flow.units),
    late: Int32Array.from(flow.late),
  }
}
