import type { KindCover } from './cover-kind'

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

/** Price of a tenth of a kilogram at the docks of a place for what has to be loaded within so many hours from now. */
export type DockPrice = { readonly depotId: string; readonly untilHours: number; readonly price: number }

export type PlanCertificate = {
  readonly edition: '1'
  readonly kinds: readonly CertifiedKind[]
  readonly docks: readonly DockPrice[]
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
