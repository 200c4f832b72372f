import { reservesOfficeOf } from '../../../domain/duty/reserves-office'
import { orderingAreaOf } from '../../../domain/supply/ordering-area'

const country = { name: 'Ma', areaCode: '100000' }
const province = { name: 'Li', areaCode: '620000' }
const prefecture = { name: 'Wang', areaCode: '622900' }
const beside = { name: 'Zhao', areaCode: '620100' }

test.each([
  ['622927', [country, province, prefecture], { areaCode: '622900', by: 'Wang' }],
  ['622927', [country, province, beside], { areaCode: '620000', by: 'Li' }],
  ['620000', [country, prefecture], { areaCode: '100000', by: 'Ma' }],
  ['622900', [prefecture, { name: 'second', areaCode: '622900' }], { areaCode: '622900', by: 'Wang' }],
  ['622927', [beside], { areaCode: '622927', by: 'reserves-officer:622927' }],
  ['100000', [], { areaCode: '100000', by: 'reserves-officer:100000' }],
] as const)('goods of %s, with %j held, are moved by %j', (area, held, office) => {
  expect(reservesOfficeOf(area, held)).toEqual(office)
})

test('a depot is ordered from by its own area, by the country where it is central, and by whom it says', () => {
  const depot = { orderingAreaCode: null, level: 'province', areaCode: '620000' }
  expect(orderingAreaOf(depot)).toBe('620000')
  expect(orderingAreaOf({ ...depot, level: 'central' })).toBe('100000')
  expect(orderingAreaOf({ ...depot, level: 'central', orderingAreaCode: '622900' })).toBe('622900')
})
