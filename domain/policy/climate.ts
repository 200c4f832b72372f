import type { AreaCode } from '../geography/area'

export type ClimateClass = 'severe-cold' | 'cold' | 'mild' | 'hot'

/** Typical monthly minimum temperatures by province, January first (M). */
export type ClimateTable = {
  readonly edition: string
  readonly minTemperatureC: Readonly<Record<AreaCode, readonly number[]>>
}

/** The climate of the month of the incident by province code; a province that is missing counts as mild. */
export type MonthClimate = {
  readonly edition: string
  readonly minTemperatureC: Readonly<Record<AreaCode, number>>
}

/** Where the classes begin (domain.md §3 climate rule, M). */
export type ClimateRule = {
  readonly severeColdAtMostC: number
  readonly coldAtMostC: number
  readonly coldFromAltitudeM: number
  readonly hotFromC: number
}
