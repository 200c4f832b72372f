import { depotLevel } from './reference'
import { dayOut, itemNames, supplyClass } from './supply-shapes'
import { z } from './zod'

const place = {
  depotId: z.string(),
  depotNameZh: z.string(),
  depotNameEn: z.string(),
  depotLevel,
  areaCode: z.string(),
  areaName: z.string(),
}

export const expiringLot = z
  .object({
    lotId: z.string(),
    ...place,
    itemCode: z.string(),
    ...itemNames,
    producedOn: dayOut.nullable(),
    expiresOn: dayOut,
    daysLeft: z.number().int().openapi({ description: 'Negative once it has expired.' }),
    onHand: z.number().int(),
    reserved: z.number().int(),
    valueFen: z.number(),
    advice: z.enum(['rotate', 'scrap']).openapi({ description: 'Out while it is good, or written off.' }),
  })
  .openapi('ExpiringLot')

export const dueInspection = z
  .object({
    ...place,
    inspectionEveryDays: z.number().int(),
    inspectedOn: dayOut.nullable(),
    dueOn: dayOut.nullable().openapi({ description: 'Null: never inspected.' }),
  })
  .openapi('DueInspection')

export const areaWithoutDepot = z
  .object({
    areaCode: z.string(),
    areaName: z.string(),
    provinceName: z.string(),
    population: z.number().int(),
    missing: z.enum(['county-depot', 'township-depot']),
    nearestDepotId: z.string().nullable(),
    nearestDepotNameZh: z.string().nullable(),
    nearestDepotNameEn: z.string().nullable(),
    nearestKm: z.number().nullable(),
  })
  .openapi('AreaWithoutDepot')

export const upkeepProposal = z
  .object({
    kind: z.enum(['rotation', 'purchase']),
    ...place,
    itemCode: z.string(),
    ...itemNames,
    quantity: z.number().int(),
    unitCostFen: z.number().int(),
    costFen: z.number(),
    cause: z.enum(['expires', 'below-floor']),
    expiresOn: dayOut.nullable(),
  })
  .openapi('UpkeepProposal')

export const proposalList = z
  .object({
    year: z.number().int(),
    items: z.array(upkeepProposal),
    nextCursor: z.string().nullable(),
    rotationFen: z.number(),
    purchaseFen: z.number(),
    lines: z.number().int(),
    unpriced: z.number().int().openapi({ description: 'Lines whose unit cost is not known: not in the sums.' }),
  })
  .openapi('ProposalList')

export const guidanceAudiences = [
  'central',
  'province',
  'prefecture',
  'county',
  'township',
  'community',
  'firm',
  'household',
] as const
export const guidanceAudience = z.enum(guidanceAudiences).openapi('GuidanceAudience')

export const guidanceCatalogue = z
  .object({
    audience: guidanceAudience,
    edition: z.string(),
    label: z.string(),
    titleZh: z.string(),
    titleEn: z.string(),
    basisZh: z.string(),
    basisEn: z.string(),
    lines: z.array(
      z.object({
        itemCode: z.string().nullable(),
        ...itemNames,
        supplyClass: supplyClass.nullable(),
        quantity: z.number().nullable(),
        perZh: z.string().openapi({ description: 'What the quantity is for: a household, 1 000 people …' }),
        perEn: z.string(),
        noteZh: z.string().nullable(),
        noteEn: z.string().nullable(),
      }),
    ),
  })
  .openapi('GuidanceCatalogue')
