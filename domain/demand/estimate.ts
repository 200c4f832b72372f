import type { AreaCode } from '../geography/area'
import type { Instant } from '../time/instant'

export type Band = { readonly low: number; readonly expected: number; readonly high: number }

/** People struck in one county (persons). */
export type CountyImpact = {
  readonly areaCode: AreaCode
  readonly affected: Band
  readonly displaced: Band
  /** Seismic intensity (Chinese scale, 1-12) at the county point, for quakes. */
  readonly intensity: number | null
  readonly rescuers: number
  /** Breaches or km of dike in danger, for floods. */
  readonly dikeWorks?: Band
}

/** Which norm asked for it: rule id and edition, a text key with values. */
export type DemandRule = {
  readonly rule: string
  readonly edition: string
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Need of one item kind in one county in whole units; `firstBatch` is the quantile that the first batch is sized on. */
export type DemandLine = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly need: Band
  readonly firstBatch: number
  readonly lifeSaving: boolean
  readonly rules: readonly DemandRule[]
}

export type DemandEstimate = {
  readonly version: number
  readonly asOf: Instant
  /** The alert or situation report that it came from. */
  readonly source: { readonly kind: 'alert' | 'situation-report'; readonly id: string }
  readonly edition: string
  readonly impacts: readonly CountyImpact[]
  readonly lines: readonly DemandLine[]
}
