import { SolvedBases } from '../../activities/solver/solved-bases'
import { openPlan } from '../../domain/allocation/plan-allocation'
import { aDepot, aNeed, anInput, aStockOffer } from '../domain/allocation/allocation-builders'

/** A solved plan with so many offers. */
function solved(offers: number) {
  const depots = Array.from({ length: offers }, (_, at) => aDepot(`d${at}`, '622900', 60 + at))
  return openPlan(anInput({ depots, offers: depots.map(({ id }) => aStockOffer(id, 1)), needs: [aNeed(1)] }))
}

test('only the very input that a plan was solved from counts, and the newest base of a plan stands', () => {
  const bases = new SolvedBases({ plans: 2, offers: 10 })
  const [first, second] = [solved(1), solved(1)]
  bases.keep('plan-1', 'a', first)
  expect([bases.find('plan-1', 'a'), bases.find('plan-1', 'b'), bases.find('plan-2', 'a')]).toEqual([
    first,
    undefined,
    undefined,
  ])
  bases.keep('plan-1', 'b', second)
  expect([bases.find('plan-1', 'a'), bases.find('plan-1', 'b')]).toEqual([undefined, second])
})

test('what was used longest ago goes when there are too many plans, or too many offers; one may be as large as it is', () => {
  const bases = new SolvedBases({ plans: 2, offers: 4 })
  const kept = (...ids: string[]) => ids.filter((id) => bases.find(id, 'a') !== undefined)
  bases.keep('1', 'a', solved(1))
  bases.keep('2', 'a', solved(1))
  expect(kept('1')).toEqual(['1'])
  bases.keep('3', 'a', solved(3))
  expect(kept('2', '1', '3')).toEqual(['1', '3'])
  bases.keep('4', 'a', solved(2))
  expect(kept('1', '3', '4')).toEqual(['4'])
  bases.keep('5', 'a', solved(9))
  expect(kept('4', '5')).toEqual(['5'])
})
