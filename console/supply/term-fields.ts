import { sourceKinds } from '../../domain/supply/offer'
import type { OtherSourceKind, SourceTerms } from '../../domain/supply/terms'

/** Every kind of source but stock, in the order of the plan. */
export const otherKinds = sourceKinds.filter((kind): kind is OtherSourceKind => kind !== 'stock')

/** How a term is typed in and shown. Money is typed in yuan and sent in fen. */
export type TermType = 'units' | 'hours' | 'minutes' | 'days' | 'yuan' | 'day' | 'instant' | 'text' | 'area'
export type TermName = Exclude<
  { [Kind in OtherSourceKind]: keyof Extract<SourceTerms, { kind: Kind }> }[OtherSourceKind],
  'kind'
>
export type TermField = {
  readonly name: TermName
  readonly type: TermType
  /** May be left empty: it is not known, or there is none. */
  readonly optional?: true
}

const field = (name: TermName, type: TermType): TermField => ({ name, type })
const optional = (name: TermName, type: TermType): TermField => ({ name, type, optional: true })

/** The terms of each kind, in the order in which they are asked for. */
export const termFields: Readonly<Record<OtherSourceKind, readonly TermField[]>> = {
  agreement: [
    field('guaranteedQuantity', 'units'),
    field('unitCostFen', 'yuan'),
    field('answerDueMinutes', 'minutes'),
    field('readyAfterHours', 'hours'),
    field('validFrom', 'day'),
    field('validUntil', 'day'),
  ],
  production: [
    field('startUpHours', 'hours'),
    field('dailyOutput', 'units'),
    field('rampDays', 'days'),
    field('convertibleDailyOutput', 'units'),
    field('conversionHours', 'hours'),
    optional('rawMaterialUnits', 'units'),
    field('unitCostFen', 'yuan'),
    field('answerDueMinutes', 'minutes'),
  ],
  purchase: [
    field('quotedQuantity', 'units'),
    field('unitCostFen', 'yuan'),
    field('readyAfterHours', 'hours'),
    optional('quotedUntil', 'day'),
  ],
  donation: [field('announcedQuantity', 'units'), optional('arrivesAt', 'instant'), optional('forAreaCode', 'area')],
  requisition: [
    field('quantity', 'units'),
    optional('returnDueOn', 'day'),
    field('compensationFen', 'yuan'),
    field('readyAfterHours', 'hours'),
  ],
  social: [field('declaredQuantity', 'units'), field('declaredOn', 'day'), field('readyAfterHours', 'hours')],
  'mutual-aid': [
    optional('pactId', 'text'),
    field('quantity', 'units'),
    field('answerDueMinutes', 'minutes'),
    field('readyAfterHours', 'hours'),
    field('unitCostFen', 'yuan'),
  ],
  international: [field('quantity', 'units'), field('country', 'text'), optional('entersAt', 'instant')],
}
