import { areaCode, id, instant, quantity } from './shapes'
import { dayIn, fenIn } from './supply-shapes'
import { z } from './zod'

const minutes = z.number().int().min(0).max(525_600)
const hours = z.number().min(0).max(8_760)
const days = z.number().int().min(0).max(3_660)

/** Terms by kind, as domain/supply/terms types them. Money in fen. */
const agreement = z
  .strictObject({
    kind: z.literal('agreement'),
    guaranteedQuantity: quantity,
    unitCostFen: fenIn,
    answerDueMinutes: minutes,
    readyAfterHours: hours.openapi({ description: 'From the call-off until it can be loaded.' }),
    validFrom: dayIn,
    validUntil: dayIn,
  })
  .openapi('AgreementTerms')
const production = z
  .strictObject({
    kind: z.literal('production'),
    startUpHours: hours,
    dailyOutput: quantity,
    rampDays: days.openapi({ description: 'Until the full daily output is reached, evenly.' }),
    convertibleDailyOutput: quantity.openapi({ description: 'More a day once other lines are converted.' }),
    conversionHours: hours,
    rawMaterialUnits: quantity
      .nullable()
      .openapi({ description: 'Units that the raw material at hand is enough for.' }),
    unitCostFen: fenIn,
    answerDueMinutes: minutes,
  })
  .openapi('ProductionTerms')
const purchase = z
  .strictObject({
    kind: z.literal('purchase'),
    quotedQuantity: quantity,
    unitCostFen: fenIn,
    readyAfterHours: hours,
    quotedUntil: dayIn.nullable(),
  })
  .openapi('PurchaseTerms')
const donation = z
  .strictObject({
    kind: z.literal('donation'),
    announcedQuantity: quantity,
    arrivesAt: instant.nullable(),
    forAreaCode: areaCode.nullable(),
  })
  .openapi('DonationTerms')
const requisition = z
  .strictObject({
    kind: z.literal('requisition'),
    quantity,
    returnDueOn: dayIn.nullable(),
    compensationFen: fenIn,
    readyAfterHours: hours,
  })
  .openapi('RequisitionTerms')
const social = z
  .strictObject({ kind: z.literal('social'), declaredQuantity: quantity, declaredOn: dayIn, readyAfterHours: hours })
  .openapi('SocialTerms')
const mutualAid = z
  .strictObject({
    kind: z.literal('mutual-aid'),
    pactId: id.nullable(),
    quantity,
    answerDueMinutes: minutes,
    readyAfterHours: hours,
    unitCostFen: fenIn,
  })
  .openapi('MutualAidTerms')
const international = z
  .strictObject({
    kind: z.literal('international'),
    quantity,
    country: z.string().trim().min(1).max(100),
    entersAt: instant.nullable(),
  })
  .openapi('InternationalTerms')

export const sourceTermsIn = z
  .discriminatedUnion('kind', [
    agreement,
    production,
    purchase,
    donation,
    requisition,
    social,
    mutualAid,
    international,
  ])
  .openapi('SourceTerms')
export const sourceTerms = sourceTermsIn
