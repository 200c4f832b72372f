import type { Hazard, WarningColour } from '../alert/alert'
import type { Band } from '../demand/estimate'
import type { AreaCode } from '../geography/area'
import type { ClimateClass, ClimateRule } from './climate'
import type { SourceMark } from './level-tables'

/** I = a + b·M + c·lg(R + r0), R in km (the coefficients behind GB 18306-2015, F). */
export type AttenuationAxis = { readonly a: number; readonly b: number; readonly c: number; readonly r0: number }

export type AttenuationZone = {
  readonly zone: string
  /** Provinces or prefectures in the zone (M); the longest match wins. */
  readonly areaCodes: readonly AreaCode[]
  readonly longAxis: AttenuationAxis
  readonly shortAxis: AttenuationAxis
  readonly sigma: number
}

/** A share (0..1) of a county's people at an intensity; linear between the points, flat outside them. */
export type IntensityShare = { readonly intensity: number; readonly share: number }

/** One of several values that can't be known yet, with its weight; weights add up to 1. */
export type Weighted = { readonly value: number; readonly weight: number }

/** People of a county live round its point: `share` of them on `points` places at `radiusKm`. */
export type CountyRing = { readonly radiusKm: number; readonly points: number; readonly share: number }

export type QuakeNorms = {
  readonly zones: readonly AttenuationZone[]
  readonly defaultZone: string
  /** Weight of the long axis in the mean of both axes; distance is taken from the rupture line. */
  readonly longAxisWeight: number
  /** Length of the rupture: lg L = a + b·M, at most `longestKm`. */
  readonly rupture: { readonly a: number; readonly b: number; readonly longestKm: number }
  /** The direction is unknown until a map of intensity comes: as many are tried. */
  readonly directions: number
  /** Share of the rupture that lies behind the epicentre. */
  readonly ruptureBehind: readonly Weighted[]
  /** Offsets of intensity in sigmas. */
  readonly offsets: readonly Weighted[]
  /** Depth beyond which the source counts as farther away (the relations stand on shallow quakes). */
  readonly referenceDepthKm: number
  readonly countyRings: readonly CountyRing[]
  /** Weakness of housing as a factor on the displaced, by area; the longest match wins, `100000` is the rest. */
  readonly housing: readonly { readonly areaCodes: readonly AreaCode[]; readonly factors: readonly Weighted[] }[]
  readonly displaced: readonly IntensityShare[]
  readonly affected: readonly IntensityShare[]
  /** A county where a smaller share of the people is expected to be displaced copes by its own means: none is counted. */
  readonly smallestDisplacedShare: number
}

/** Shares of a county's people struck under a warning of a colour, or without one (`none`). */
export type ColourShare = {
  readonly colour: WarningColour | 'none'
  readonly affected: Band
  readonly displaced: Band
  /** Breaches or km of dike in danger to be ready for in each county under the warning. */
  readonly dikeWorks: Band
}

export type HazardShares = {
  readonly hazards: readonly Hazard[]
  readonly colours: readonly ColourShare[]
  /** A warning for a larger area does not strike all of it: factor by the level of the area named. */
  readonly areaFactor: {
    readonly county: number
    readonly prefecture: number
    readonly province: number
    readonly country: number
  }
}

export type RescuerNorm = {
  readonly hazards: readonly Hazard[]
  readonly perThousandDisplaced: number
  readonly perHectare: number
  /** When nothing at all is known of the scale. */
  readonly atLeast: number
}

/** At which quantile each end of a band, and its expected value, stand. */
export type BandQuantiles = { readonly low: number; readonly expected: number; readonly high: number }

export type ImpactNorms = {
  readonly quake: QuakeNorms
  readonly shares: readonly HazardShares[]
  readonly rescuers: readonly RescuerNorm[]
  /** Quantiles of the band. Expected is the mean of a skewed distribution, so it lies above the middle. */
  readonly quantiles: BandQuantiles
  /** Half width of the band round a reported total (0.15 = ±15 %). */
  readonly reportedHalfWidth: number
}

/** What a norm counts on. */
export type DemandBasis = 'displaced' | 'affected' | 'rescuers' | 'fire-team' | 'dike-works'

/** `quantity` units for each `per` of the basis, every day or once. */
export type ItemNorm = {
  readonly rule: string
  readonly itemCode: string
  /** Empty: any hazard. */
  readonly hazards: readonly Hazard[]
  /** Empty: any climate. */
  readonly climates: readonly ClimateClass[]
  readonly basis: DemandBasis
  readonly quantity: Band
  readonly per: number
  readonly daily: boolean
  readonly lifeSaving: boolean
  /** Quantile of the band that the first batch is sized on (0.75-0.9 tents and quilts, 0.5 heavy goods). */
  readonly firstBatchQuantile: number
  readonly mark: SourceMark
}

export type DemandNorms = {
  readonly edition: string
  readonly impact: ImpactNorms
  readonly climate: ClimateRule
  /** Rescuers in one fire team. */
  readonly fireTeamSize: number
  /** Days of daily goods (water, food, fuel) that the first batch brings at most. */
  readonly firstBatchDays: number
  readonly items: readonly ItemNorm[]
}
