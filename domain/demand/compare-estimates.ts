import { sumBands } from './bands'
import type { Band, DemandEstimate } from './estimate'

export type BandChange = { readonly before: Band; readonly after: Band; readonly change: number }
export type ItemChange = BandChange & { readonly itemCode: string }

/** What a new version of the estimate changed: people, and each item kind over all counties; unchanged ones left out. */
export type EstimateChanges = {
  readonly fromVersion: number
  readonly toVersion: number
  readonly affected: BandChange
  readonly displaced: BandChange
  readonly items: readonly ItemChange[]
}

export function compareEstimates(before: DemandEstimate, after: DemandEstimate): EstimateChanges {
  const codes = new Set([...before.lines, ...after.lines].map((line) => line.itemCode))
  const items = [...codes].sort().map((itemCode) => ({
    itemCode,
    ...bandChange(totalOf(before, itemCode), totalOf(after, itemCode)),
  }))
  return {
    fromVersion: before.version,
    toVersion: after.version,
    affected: peopleChange(before, after, 'affected'),
    displaced: peopleChange(before, after, 'displaced'),
    items: items.filter((each) => !sameBand(each.before, each.after)),
  }
}

/** Need of one item kind over all counties of an estimate. */
export function totalOf(estimate: Pick<DemandEstimate, 'lines'>, itemCode: string): Band {
  return sumBands(estimate.lines.filter((line) => line.itemCode === itemCode).map((line) => line.need))
}

function peopleChange(before: DemandEstimate, after: DemandEstimate, side: 'affected' | 'displaced'): BandChange {
  const total = (estimate: DemandEstimate): Band => sumBands(estimate.impacts.map((each) => each[side]))
  return bandChange(total(before), total(after))
}

function bandChange(before: Band, after: Band): BandChange {
  return { before, after, change: after.expected - before.expected }
}

function sameBand(left: Band, right: Band): boolean {
  return left.low === right.low && left.expected === right.expected && left.high === right.high
}
