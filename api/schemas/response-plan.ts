import { post } from './shapes'
import { z } from './zod'

const minutes = z.number().min(0).max(1_000_000)
const duties = z.strictObject({ decidedBy: post, told: z.array(post) })

/** The body of a response plan (domain/response/response-plan.ts), as an edition of it must look. */
export const responsePlanBody = z.strictObject({
  edition: z.string(),
  hazard: z.string(),
  levels: z.strictObject({ I: duties, II: duties, III: duties, IV: duties, local: duties }),
  firstBatch: z.enum(['life-saving', 'all']),
  delivery: z.strictObject({
    rule: z.string(),
    edition: z.string(),
    insideProvinceHours: z.number().positive(),
    outsideProvinceHours: z.number().positive(),
    warnAtShares: z.array(z.number().gt(0).lt(1)),
  }),
  waits: z.strictObject({
    vetoWindowMinutes: minutes,
    approvalDueMinutes: minutes,
    levelConfirmationDueMinutes: minutes,
    keeperAnswerMinutes: minutes,
    keeperGiveUpMinutes: minutes,
    tenderAnswerMinutes: z.strictObject({ road: minutes, rail: minutes, air: minutes, water: minutes }),
    departureOverdueMinutes: minutes,
    arrivalOverdueMinutes: minutes,
    receiptDueMinutes: minutes,
    paperDueHours: z.number().min(0).max(10_000),
    closeAfterQuietMinutes: minutes,
  }),
  ladder: z.strictObject({
    edition: z.string(),
    rungs: z.array(z.strictObject({ post, waitMinutes: minutes })).min(1),
    repeatMinutes: z.number().positive(),
    slowAfterRepeats: z.number().int().min(0),
    slowRepeatMinutes: z.number().positive(),
  }),
  days: z.number().int().min(1).max(365),
})
