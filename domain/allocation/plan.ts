import type { AreaCode, County } from '../geography/area'
import type { AllocationRules, Objective } from '../policy/allocation-rules'
import type { TravelRules } from '../policy/travel-rules'
import type { SourceKind, SupplyOffer } from '../supply/offer'
import type { Depot, ItemKind } from '../supply/stock'
import type { Instant } from '../time/instant'
import type { PlanCertificate } from './certificate'
import type { Remedy } from './remedies'

export type Batch = 'first' | 'rest'
export const batches: readonly Batch[] = ['first', 'rest']

/** What one county still needs of one item kind (whole units, less what is shipped or under way). */
export type AllocationNeed = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly batch: Batch
  readonly quantity: number
  /** Needs of several incidents are covered together and share one coverage. */
  readonly incidentId?: string
}

export type { TravelRules } from '../policy/travel-rules'

export const passedOverReasons = [
  'reserve-floor',
  'too-late',
  'level-order',
  'source-order',
  'no-stock',
  'used-up',
  'other-incident',
  'small-load',
  'docks-full',
  'farther',
  'forbidden',
] as const
export type PassedOverReason = (typeof passedOverReasons)[number]

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
  readonly offerId: string
  readonly source: SourceKind
  readonly quantity: number
  readonly distanceKm: number
  readonly leavesAt: Instant
  readonly arrivesAt: Instant
  readonly dueAt: Instant
  readonly late: boolean
  readonly incidentId?: string
  /** What is needed when the goods of the line stand in for it, and how many units of that they make. */
  readonly standsInFor?: { readonly itemCode: string; readonly quantity: number }
  /** Why this source: in the order of the policy's objectives, and for few loads. */
  readonly chosenBecause: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
  readonly passedOver: readonly PassedOver[]
}

export type Shortfall = {
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly batch: Batch
  readonly quantity: number
  readonly incidentId?: string
  readonly passedOver: readonly PassedOver[]
  /** The cheapest that would remove it. */
  readonly remedies: readonly Remedy[]
}

/** What is planned but comes late, with the cheapest that would have it come in time. */
export type Delay = Omit<Shortfall, 'passedOver'>

export type PlanMethod = {
  readonly name: string
  readonly edition: string
  /** `optimal`: no plan covers more fairly or costs less; `bound`: none costs less than `bound`. */
  readonly proof: 'none' | 'optimal' | 'bound'
  /** All costs are in steps of the policy's objectives, the weightiest first. */
  readonly objectives?: readonly Objective[]
  /**
   * What the plan costs, and what no plan that covers as fairly can cost less than, docks and packs included. A pack that
   * a county should have had in time by the fair cover and has not costs some steps of the weightiest besides (policy).
   */
  readonly objective?: number
  readonly bound?: number
  /** The optimum if docks had no limit, and the best plan found within the docks, in whole packs, before loads are gathered. */
  readonly freeCost?: number
  readonly dockedCost?: number
  /** What docks and packs cost at most beyond need: (dockedCost − bound) ÷ bound. */
  readonly gap?: number
  /** What few loads cost in steps of the objectives beyond the plan within the docks, as a share of its steps. */
  readonly fewLoadsShare?: number
  /** Shares of the packs that come in time: what could if docks had no limit, the plan within the docks, and this plan. */
  readonly inTimeBest?: number
  readonly inTimeWithinDocks?: number
  readonly inTime?: number
  readonly consignmentsWithinDocks?: number
  readonly consignments?: number
  /** The sizes of loads tried, the largest first: the smaller, the more consignments, and the more in time. */
  readonly loadsTried?: readonly LoadsTried[]
}

/** Loads that bring at least `smallestShare` of their batch: consignments that come in time, and the share of packs that they bring. */
export type LoadsTried = {
  readonly batch: Batch
  readonly smallestShare: number
  readonly consignments: number
  readonly inTime: number
  readonly isChosen: boolean
}

export type AllocationPlan = {
  readonly lines: readonly PlanLine[]
  readonly shortfalls: readonly Shortfall[]
  readonly delays: readonly Delay[]
  /** Shares 0..1 over needs: smallest and need-weighted mean coverage, and share of covered units that come in time. */
  readonly coverageMin: number
  readonly coverageMean: number
  readonly onTimeShare: number
  readonly method: PlanMethod
  /** What proves the method's claims, for `checkCertificate`; null when nothing is claimed. */
  readonly certificate: PlanCertificate | null
}

/** A decision about a plan before it is signed. */
export type PlanWish =
  | { readonly kind: 'forbid-source'; readonly offerId?: string; readonly depotId?: string }
  /** What was forbidden before may be drawn on again; of a place that stays forbidden, one offer. */
  | { readonly kind: 'allow-source'; readonly offerId?: string; readonly depotId?: string }
  | {
      readonly kind: 'pin'
      readonly offerId: string
      readonly areaCode: AreaCode
      readonly itemCode: string
      readonly quantity: number
    }
  | { readonly kind: 'lift-floor'; readonly depotId: string; readonly itemCode: string | null }
  | { readonly kind: 'objectives'; readonly order: readonly Objective[] }

/** Approved requests: no path brings an area more of a kind than this (units, over both batches). */
export type Ceiling = { readonly areaCode: AreaCode; readonly itemCode: string; readonly quantity: number }

/** Aid promised between two areas of any level: sources of `fromArea` go to `toArea` as a pact. */
export type AidPact = { readonly fromArea: AreaCode; readonly toArea: AreaCode }

/** `ratio` units of `byCode` stand in for one of `itemCode`, where the county's lowest temperature lies between the bounds. */
export type Substitute = {
  readonly itemCode: string
  readonly byCode: string
  readonly ratio: number
  readonly minTemperatureC: number | null
  readonly maxTemperatureC: number | null
}

/** One kit is so many units of each of its parts. */
export type KitPart = { readonly kitCode: string; readonly partCode: string; readonly quantity: number }

/** Units that other incidents have reserved: told as the reason where an offer is small. */
export type ReservedForOther = {
  readonly depotId: string
  readonly itemCode: string
  readonly incidentId: string
  readonly quantity: number
}

/** Everything that a plan depends on, the instant included; equal inputs give equal plans. */
export type AllocationInput = {
  readonly now: Instant
  readonly needs: readonly AllocationNeed[]
  readonly counties: readonly County[]
  readonly depots: readonly Depot[]
  readonly items: readonly PackedItem[]
  readonly offers: readonly SupplyOffer[]
  readonly deadlines: readonly DeliveryDeadline[]
  readonly travel: TravelRules
  readonly rules: AllocationRules
  readonly wishes: readonly PlanWish[]
  readonly ceilings?: readonly Ceiling[]
  readonly pacts?: readonly AidPact[]
  readonly substitutes?: readonly Substitute[]
  readonly kitParts?: readonly KitPart[]
  /** Lowest temperature of the month by county, for substitutes. */
  readonly temperatures?: Readonly<Record<AreaCode, number>>
  readonly reservedForOthers?: readonly ReservedForOther[]
}

/** Goods move in whole packs of so many units; one when the catalogue says nothing. */
export type PackedItem = ItemKind & { readonly packSize?: number }

/** When goods of a batch are due in a county, by whether the source lies inside the county's province (forest fire 24/48 h). */
export type DeliveryDeadline = {
  readonly areaCode: AreaCode
  /** Where two incidents strike one county. */
  readonly incidentId?: string
  readonly insideProvinceDueAt: Instant
  readonly outsideProvinceDueAt: Instant
}
