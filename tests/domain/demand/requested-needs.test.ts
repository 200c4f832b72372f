import { withRequests } from '../../../domain/demand/requested-needs'

const tents = { areaCode: '622927', itemCode: '1010101' }
const none = { requested: [], underWay: [], ceilings: [] }

test('a request for more than the estimate adds the difference, less what is under way', () => {
  const needs = [{ ...tents, batch: 'first' as const, quantity: 60 }]
  const requested = [{ ...tents, quantity: 200, lifeSaving: false }]
  const underWay = [{ ...tents, quantity: 40 }]
  expect(withRequests(needs, { ...none, requested, underWay })).toEqual([
    { ...tents, batch: 'first', quantity: 60 },
    { ...tents, batch: 'rest', quantity: 100 },
  ])
})

test('a life-threatening request goes with the first batch', () => {
  const requested = [{ ...tents, quantity: 30, lifeSaving: true }]
  expect(withRequests([], { ...none, requested })).toEqual([{ ...tents, batch: 'first', quantity: 30 }])
})

test('what was approved is a ceiling: the first batch is within it before the rest, and nothing stays needed above it', () => {
  const needs = [
    { ...tents, batch: 'first' as const, quantity: 60 },
    { ...tents, batch: 'rest' as const, quantity: 60 },
    { ...tents, itemCode: '1010201', batch: 'rest' as const, quantity: 5 },
  ]
  const ceilings = [{ ...tents, quantity: 80 }]
  expect(withRequests(needs, { ...none, ceilings })).toEqual([
    { ...tents, batch: 'first', quantity: 60 },
    { ...tents, batch: 'rest', quantity: 20 },
    { ...tents, itemCode: '1010201', batch: 'rest', quantity: 5 },
  ])
  expect(withRequests(needs, { ...none, ceilings: [{ ...tents, quantity: 0 }] })).toEqual([
    { ...tents, itemCode: '1010201', batch: 'rest', quantity: 5 },
  ])
})
