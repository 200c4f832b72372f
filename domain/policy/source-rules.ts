import type { OtherSourceKind } from '../supply/terms'

/** Delays and clocks of sources whose own terms say nothing: policy with an edition. */
export type SourceRules = {
  readonly edition: string
  /** How many days of output a producer's offer reaches ahead. */
  readonly productionHorizonDays: number
  /** Until an answer is owed to a request, by kind; agreements, producers and pacts name their own. */
  readonly answerDueMinutes: Readonly<Record<OtherSourceKind, number>>
  /** From arrival at the point of entry until the goods are cleared and inspected. */
  readonly entryHours: number
  /** From arrival of a donation until it is inspected. */
  readonly donationInspectionHours: number
  /** Compensation for a requisition and settlement of mutual aid, after return or delivery. */
  readonly settleDueDays: number
  /** A source is surveyed again after so many days, unless it says otherwise. */
  readonly surveyEveryDays: number
}
