import fc from 'fast-check'
import type { AllocationInput } from '../../../domain/allocation/plan'
import { shippedTravel } from '../demand/recorded-disasters'
import { aCounty, aDepot, anInput, aStockOffer, in24h, in48h, QUILT, TENT, travel } from './allocation-builders'

const counties = [
  aCounty(),
  aCounty({ code: '622921', point: { longitude: 103.5, latitude: 35.5 } }),
  aCounty({ code: '630225', point: { longitude: 102, latitude: 35.9 }, altitudeM: 3500 }),
]
const areas = ['622927', '622921', '622900', '620000', '620102', '630225', '630000', '510000']

const depots = fc
  .array(
    fc.record({
      areaCode: fc.constantFrom(...areas),
      km: fc.integer({ min: 0, max: 2200 }),
      central: fc.boolean(),
      docks: fc.integer({ min: 1, max: 6 }),
      porters: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((all) =>
    all.map(({ areaCode, km, central, docks, porters }, index) =>
      aDepot(`d${index}`, areaCode, km, { docks, porters, ...(central ? { level: 'central' as const } : {}) }),
    ),
  )

/** Small networks with floors, docks, two kinds and both batches. */
export const inputs: fc.Arbitrary<AllocationInput> = fc
  .record({
    depots,
    quantities: fc.array(fc.tuple(fc.nat(400), fc.nat(200)), { minLength: 24, maxLength: 24 }),
    needs: fc.array(
      fc.record({
        areaCode: fc.constantFrom(...counties.map((county) => county.code)),
        itemCode: fc.constantFrom(TENT, QUILT),
        batch: fc.constantFrom('first' as const, 'rest' as const),
        quantity: fc.nat(600),
      }),
      { maxLength: 10 },
    ),
    lorries: fc.constantFrom(travel, shippedTravel()),
  })
  .map(({ depots: all, quantities, needs, lorries }) =>
    anInput({
      counties,
      depots: all,
      needs,
      travel: lorries,
      offers: all.flatMap((depot, index) =>
        [TENT, QUILT].map((itemCode, item) => {
          const [available, floor] = quantities[index * 2 + item] ?? [0, 0]
          return aStockOffer(depot.id, available, { itemCode, floor })
        }),
      ),
      deadlines: counties.map(({ code }) => ({
        areaCode: code,
        insideProvinceDueAt: in24h,
        outsideProvinceDueAt: in48h,
      })),
    }),
  )
