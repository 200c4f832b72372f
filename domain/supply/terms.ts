import type { AreaCode } from '../geography/area'
import type { Instant } from '../time/instant'
import type { SourceKind } from './offer'

/** A calendar day in Beijing, `YYYY-MM-DD`. */
export type Day = string

/** Every source but stock. */
export type OtherSourceKind = Exclude<SourceKind, 'stock'>

/** Agreement stock (协议储备): held by a firm under contract, called off when needed. */
export type AgreementTerms = {
  readonly kind: 'agreement'
  readonly guaranteedQuantity: number
  readonly unitCostFen: number
  readonly answerDueMinutes: number
  /** From the firm's answer until it can be loaded. */
  readonly readyAfterHours: number
  readonly validFrom: Day
  readonly validUntil: Day
}

/** Capacity reserve (产能储备、扩能转产): what a producer makes once it is asked to. */
export type ProductionTerms = {
  readonly kind: 'production'
  readonly startUpHours: number
  /** Units a day once the line is in full run; `rampDays` until then, evenly. */
  readonly dailyOutput: number
  readonly rampDays: number
  /** More a day from lines that are converted, from `conversionHours` after the order on. */
  readonly convertibleDailyOutput: number
  readonly conversionHours: number
  /** Units that the raw material at hand is enough for; null: no limit known. */
  readonly rawMaterialUnits: number | null
  readonly unitCostFen: number
  readonly answerDueMinutes: number
}

/** Emergency purchase (应急采购) from a supplier on the list. */
export type PurchaseTerms = {
  readonly kind: 'purchase'
  readonly quotedQuantity: number
  readonly unitCostFen: number
  readonly readyAfterHours: number
  readonly quotedUntil: Day | null
}

/** A donation (捐赠), matched point to point. */
export type DonationTerms = {
  readonly kind: 'donation'
  readonly announcedQuantity: number
  /** When it is at its loading place; null: it lies there. */
  readonly arrivesAt: Instant | null
  /** The donor names the county that it is for; null: where it is needed. */
  readonly forAreaCode: AreaCode | null
}

/** Requisition (征用): goods of an owner, with return and compensation; `compensationFen` for one unit. */
export type RequisitionTerms = {
  readonly kind: 'requisition'
  readonly quantity: number
  readonly returnDueOn: Day | null
  readonly compensationFen: number
  readonly readyAfterHours: number
}

/** Social and household reserves (社会和家庭储备): declared, and asked for. */
export type SocialTerms = {
  readonly kind: 'social'
  readonly declaredQuantity: number
  readonly declaredOn: Day
  readonly readyAfterHours: number
}

/** Mutual aid between regions (区域互助), with settlement. */
export type MutualAidTerms = {
  readonly kind: 'mutual-aid'
  readonly pactId: string | null
  readonly quantity: number
  readonly answerDueMinutes: number
  readonly readyAfterHours: number
  readonly unitCostFen: number
}

/** International aid (国际援助): offered, accepted, entered. */
export type InternationalTerms = {
  readonly kind: 'international'
  readonly quantity: number
  readonly country: string
  /** When it is at its point of entry; null: not known, so nothing to plan on yet. */
  readonly entersAt: Instant | null
}

export type SourceTerms =
  | AgreementTerms
  | ProductionTerms
  | PurchaseTerms
  | DonationTerms
  | RequisitionTerms
  | SocialTerms
  | MutualAidTerms
  | InternationalTerms

/** A source beside stock as far as its offers depend on it. */
export type SupplySource = {
  readonly id: string
  readonly kind: OtherSourceKind
  readonly depotId: string
  readonly areaCode: AreaCode
  readonly itemCode: string
  readonly state: string
  readonly terms: SourceTerms
}

/** An order on a source as far as further offers depend on it; units of the item kind. */
export type SourceOrder = {
  readonly id: string
  readonly state: string
  readonly quantity: number
  readonly readyQuantity: number
  readonly placedAt: Instant
}
