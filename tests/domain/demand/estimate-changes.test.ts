import { compareEstimates } from '../../../domain/demand/compare-estimates'
import type { Band, DemandEstimate, DemandLine } from '../../../domain/demand/estimate'
import { remainingNeeds } from '../../../domain/demand/remaining-needs'

const band = (low: number, expected: number, high: number): Band => ({ low, expected, high })

function aLine(over: Partial<DemandLine> = {}): DemandLine {
  return {
    areaCode: '622927',
    itemCode: '1010101',
    need: band(50, 100, 200),
    firstBatch: 120,
    lifeSaving: true,
    rules: [],
    ...over,
  }
}

function anEstimate(version: number, people: Band, lines: readonly DemandLine[]): DemandEstimate {
  return {
    version,
    asOf: '2023-12-18T16:10:00.000Z',
    source: { kind: 'alert', id: 'a' },
    edition: '2026-11',
    impacts: [{ areaCode: '622927', affected: people, displaced: people, intensity: null, rescuers: 0 }],
    lines,
  }
}

it('shows what a new estimate changed, item kind by item kind over all counties', () => {
  const before = anEstimate(1, band(1, 2, 3), [
    aLine(),
    aLine({ areaCode: '622921' }),
    aLine({ itemCode: '1010201' }),
    aLine({ itemCode: '1010301' }),
  ])
  const after = anEstimate(2, band(2, 2, 2), [
    aLine({ need: band(90, 100, 110) }),
    aLine({ itemCode: '1010201' }),
    aLine({ itemCode: '1020101' }),
  ])
  const people = { before: band(1, 2, 3), after: band(2, 2, 2), change: 0 }
  expect(compareEstimates(before, after)).toEqual({
    fromVersion: 1,
    toVersion: 2,
    affected: people,
    displaced: people,
    items: [
      { itemCode: '1010101', before: band(100, 200, 400), after: band(90, 100, 110), change: -100 },
      { itemCode: '1010301', before: band(50, 100, 200), after: band(0, 0, 0), change: -100 },
      { itemCode: '1020101', before: band(0, 0, 0), after: band(50, 100, 200), change: 100 },
    ],
  })
})

describe('remaining needs', () => {
  const tents = aLine({ need: band(50, 300, 400), firstBatch: 120 })
  const kits = aLine({ itemCode: '1050101', need: band(0, 40, 60), firstBatch: 0, lifeSaving: false })
  const of = (batch: string, itemCode: string, quantity: number) => ({ areaCode: '622927', itemCode, batch, quantity })

  it('are the life-saving lines at their quantile first, then what is expected beyond it', () => {
    expect(remainingNeeds({ lines: [tents, kits] }, [])).toEqual([
      of('first', '1010101', 120),
      of('rest', '1010101', 180),
      of('rest', '1050101', 40),
    ])
  })

  it('count what is under way against the first batch first, and never fall below nothing', () => {
    const underWay = (quantity: number) => [{ areaCode: '622927', itemCode: '1010101', quantity }]
    expect(remainingNeeds({ lines: [tents] }, underWay(100))).toEqual([
      of('first', '1010101', 20),
      of('rest', '1010101', 180),
    ])
    expect(remainingNeeds({ lines: [tents] }, underWay(150))).toEqual([of('rest', '1010101', 150)])
    expect(remainingNeeds({ lines: [tents] }, underWay(500))).toEqual([])
  })

  it('leave nothing for the rest where the first batch is more than expected', () => {
    expect(remainingNeeds({ lines: [aLine()] }, [])).toEqual([of('first', '1010101', 120)])
  })

  it('can be asked for one batch', () => {
    expect(remainingNeeds({ lines: [tents, kits] }, [], ['rest'])).toEqual([
      of('rest', '1010101', 180),
      of('rest', '1050101', 40),
    ])
  })
})
