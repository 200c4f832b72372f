import type { Hazard } from '../alert/alert'
import type { ResponseLevel } from '../incident/level'
import type { Post } from '../duty/post'

/** Who decides and who is told at a response level. */
export type LevelDuties = { readonly decidedBy: Post; readonly told: readonly Post[] }

/** A rung of the ladder: who is paged, and how long before the next one is. */
export type Rung = { readonly post: Post; readonly waitMinutes: number }

/** Rungs in order; the last repeats every `repeatMinutes`, after `slowAfterRepeats` only every `slowRepeatMinutes`, until someone acknowledges. */
export type EscalationPolicy = {
  readonly edition: string
  readonly rungs: readonly Rung[]
  readonly repeatMinutes: number
  readonly slowAfterRepeats: number
  readonly slowRepeatMinutes: number
}

/** A delivery deadline: hours from t0 for sources inside the county's province and from outside it. */
export type DeliveryRule = {
  readonly rule: string
  readonly edition: string
  readonly insideProvinceHours: number
  readonly outsideProvinceHours: number
  /** Shares of the time gone at which a warning is due, ascending. */
  readonly warnAtShares: readonly number[]
}

/** All minutes and hours of a response that a person or a firm is given. */
export type ResponseWaits = {
  readonly vetoWindowMinutes: number
  readonly approvalDueMinutes: number
  readonly levelConfirmationDueMinutes: number
  readonly keeperAnswerMinutes: number
  /** After this long without an answer an order is taken back and planned from elsewhere. */
  readonly keeperGiveUpMinutes: number
  readonly tenderAnswerMinutes: {
    readonly road: number
    readonly rail: number
    readonly air: number
    readonly water: number
  }
  readonly departureOverdueMinutes: number
  readonly arrivalOverdueMinutes: number
  readonly receiptDueMinutes: number
  readonly paperDueHours: number
  /** Everything received and nothing asked: the response closes by itself after this long. */
  readonly closeAfterQuietMinutes: number
}

/** A response plan as data (edition, hazard, area): copied into a response when it starts. */
export type ResponsePlan = {
  readonly edition: string
  readonly hazard: Hazard | '*'
  readonly levels: Readonly<Record<ResponseLevel, LevelDuties>>
  /** What the first batch is: life-saving items only, or everything. */
  readonly firstBatch: 'life-saving' | 'all'
  readonly delivery: DeliveryRule
  readonly waits: ResponseWaits
  readonly ladder: EscalationPolicy
  /** Days that water and food are estimated for. */
  readonly days: number
}

/** The waits of a plan by name, in minutes: what a paced clock's scale is checked against. */
export function waitsInMinutes(plan: ResponsePlan): Readonly<Record<string, number>> {
  const { tenderAnswerMinutes, paperDueHours, ...minutes } = plan.waits
  const rungs = plan.ladder.rungs.map((rung, index) => [`ladder ${index + 1}`, rung.waitMinutes] as const)
  const waits = {
    ...minutes,
    tenderAnswer: Math.min(...Object.values(tenderAnswerMinutes)),
    paperDue: paperDueHours * 60,
    ...Object.fromEntries(rungs),
  }
  return Object.fromEntries(Object.entries(waits).filter(([, wait]) => wait > 0))
}

/** Minutes from a plan to the first lorry being loaded: the veto window, the keeper's and the carrier's answer; planned for in full. */
export function handlingMinutes({ waits }: ResponsePlan): number {
  return waits.vetoWindowMinutes + waits.keeperAnswerMinutes + waits.tenderAnswerMinutes.road
}
