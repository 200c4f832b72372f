import type { AreaCode, County } from '../geography/area'
import type { Instant } from '../time/instant'
import type { TravelRules } from '../policy/travel-rules'
import type { Depot, ItemKind, StockPosition } from '../supply/stock'

export type Batch = 'first' | 'rest'

/** What one county still needs of one item kind (whole units, less what is shipped or under way). */
export type AllocationNeed = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly batch: Batch
  readonly quantity: number
}

export type { TravelRules } from '../policy/travel-rules'

export type PassedOverReason =
  'reserve-floor' | 'too-late' | 'level-order' | 'no-stock' | 'used-up' | 'small-load' | 'farther'

export type PassedOver = {
  readonly depotId: string
  readonly reason: PassedOverReason
  readonly values: Readonly<Record<string, string | number>>
}

export type PlanLine = {
  readonly id: string
  readonly batch: Batch
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly depotId: string
  readonly quantity: number
  readonly distanceKm: number
  readonly leavesAt: Instant
  readonly arrivesAt: Instant
  readonly dueAt: Instant
  readonly late: boolean
  /** Why this source: own county before city before province before centre, nearest first. */
  readonly chosenBecause: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
  readonly passedOver: readonly PassedOver[]
}

export type Shortfall = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly batch: Batch
  readonly quantity: number
  readonly passedOver: readonly PassedOver[]
}

export type AllocationPlan = {
  readonly lines: readonly PlanLine[]
  readonly shortfalls: readonly Shortfall[]
  /** Shares 0..1 over needs: smallest and need-weighted mean coverage, and share of covered units that come in time. */
  readonly coverageMin: number
  readonly coverageMean: number
  readonly onTimeShare: number
  readonly method: { readonly name: string; readonly edition: string; readonly proof: 'none' | 'optimal' | 'bound' }
}

/** Everything that a plan depends on, the instant included; equal inputs give equal plans. */
export type AllocationInput = {
  readonly now: Instant
  readonly needs: readonly AllocationNeed[]
  readonly counties: readonly County[]
  readonly depots: readonly Depot[]
  readonly items: readonly ItemKind[]
  readonly stock: readonly StockPosition[]
  readonly deadlines: readonly DeliveryDeadline[]
  readonly travel: TravelRules
}

/** When goods of a batch are due in a county, by whether the source lies inside the county's province (forest fire 24/48 h). */
export type DeliveryDeadline = {
  readonly areaCode: AreaCode
  readonly insideProvinceDueAt: Instant
  readonly outsideProvinceDueAt: Instant
}
