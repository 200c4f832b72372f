import type { SourceRules } from '../../../domain/policy/source-rules'
import type { SourceOrder, SourceTerms, SupplySource } from '../../../domain/supply/terms'

export const NOW = '2026-11-24T00:00:00.000Z'

export const rules: SourceRules = {
  edition: 'test',
  productionHorizonDays: 5,
  answerDueMinutes: {
    ...{ agreement: 60, production: 60, purchase: 240, donation: 120 },
    ...{ requisition: 60, social: 120, 'mutual-aid': 60, international: 1440 },
  },
  entryHours: 12,
  donationInspectionHours: 4,
  settleDueDays: 60,
  surveyEveryDays: 180,
}

export const termsOf = {
  agreement: {
    kind: 'agreement',
    ...{ guaranteedQuantity: 1_000, unitCostFen: 9_000, answerDueMinutes: 30, readyAfterHours: 4 },
    ...{ validFrom: '2026-01-01', validUntil: '2026-12-31' },
  },
  production: {
    kind: 'production',
    ...{ startUpHours: 12, dailyOutput: 300, rampDays: 2, convertibleDailyOutput: 0, conversionHours: 0 },
    ...{ rawMaterialUnits: null, unitCostFen: 8_000, answerDueMinutes: 60 },
  },
  purchase: { kind: 'purchase', quotedQuantity: 500, unitCostFen: 12_000, readyAfterHours: 8, quotedUntil: null },
  donation: { kind: 'donation', announcedQuantity: 200, arrivesAt: '2026-11-25T00:00:00.000Z', forAreaCode: null },
  requisition: { kind: 'requisition', quantity: 5, returnDueOn: null, compensationFen: 50_000, readyAfterHours: 2 },
  social: { kind: 'social', declaredQuantity: 80, declaredOn: '2026-06-01', readyAfterHours: 3 },
  'mutual-aid': {
    kind: 'mutual-aid',
    ...{ pactId: null, quantity: 400, answerDueMinutes: 90, readyAfterHours: 2, unitCostFen: 7_000 },
  },
  international: { kind: 'international', quantity: 600, country: 'Norway', entersAt: '2026-11-26T00:00:00.000Z' },
} as const satisfies { [Kind in SourceTerms['kind']]: Extract<SourceTerms, { kind: Kind }> }

export function aSource(terms: SourceTerms, changes: Partial<SupplySource> = {}): SupplySource {
  const standing = { donation: 'announced', international: 'accepted' } as Partial<Record<string, string>>
  return {
    ...{ id: 'source', kind: terms.kind, depotId: 'yard', areaCode: '620100', itemCode: '1010101' },
    ...{ state: standing[terms.kind] ?? 'standing', terms },
    ...changes,
  }
}

export const anOrder = (state: string, quantity: number, changes: Partial<SourceOrder> = {}): SourceOrder => ({
  ...{ id: `order-${state}`, state, quantity, readyQuantity: 0, placedAt: NOW },
  ...changes,
})
