import { comparePlans } from '../../console/incident/compare-plans'
import { causeCounts } from '../../console/incident/cause-counts'
import { goodsOf, groupLines } from '../../console/incident/plan-groups'
import type { PlanDetail, PlanLine } from '../../console/incident/plan-shapes'
import { knownRemedy, wishOf } from '../../console/incident/remedy-wish'
import { withWish } from '../../console/incident/wishes'
import { inOrderOut } from '../../console/supply/lot-order'

describe('a plan as its signer reads it', () => {
  it('has one row for all that goes the same way, the largest first, with its last arrival and what is late', () => {
    const groups = groupLines([
      aLine({ id: 'a', depotId: 'near', arrivesAt: '2026-11-24T10:00:00.000Z' }),
      aLine({ id: 'b', depotId: 'far' }),
      aLine({ id: 'c', depotId: 'far', itemCode: '2040203', arrivesAt: '2026-11-25T10:00:00.000Z', late: true }),
    ])
    expect(groups.map(({ key, lines, arrivesAt, lateLines }) => ({ key, lines: lines.length, arrivesAt, lateLines })))
      // prettier-ignore
      .toEqual([
        { key: 'far 622927', lines: 2, arrivesAt: '2026-11-25T10:00:00.000Z', lateLines: 1 },
        { key: 'near 622927', lines: 1, arrivesAt: '2026-11-24T10:00:00.000Z', lateLines: 0 },
      ])
  })

  it('adds up units of one kind, never of several', () => {
    const lines = [
      aLine({ id: 'a', quantity: 20 }),
      aLine({ id: 'b', quantity: 30 }),
      aLine({ id: 'c', itemCode: '2040203', quantity: 70 }),
    ]
    expect(goodsOf(lines).map(({ line, quantity }) => [line.itemCode, quantity])).toEqual([
      ['2040203', 70],
      ['2040101', 50],
    ])
  })

  it('against the version before, tells what was added, removed and changed, and leaves out what is ordered', () => {
    const before = aPlan([
      aLine({ id: '1', depotId: 'kept', batch: 'first' }),
      aLine({ id: '2', depotId: 'less', batch: 'rest', quantity: 90 }),
      aLine({ id: '3', depotId: 'gone', batch: 'rest', quantity: 30 }),
    ])
    const after = aPlan([
      aLine({ id: '4', depotId: 'less', batch: 'rest', quantity: 40 }),
      aLine({ id: '5', depotId: 'new', batch: 'first', quantity: 60 }),
    ])
    const { changes, ordered } = comparePlans(before, after, ['first'])
    expect(changes.map(({ change, depotId, before: old, after: now }) => [change, depotId, old, now])).toEqual([
      ['added', 'new', 0, 60],
      ['changed', 'less', 90, 40],
      ['removed', 'gone', 30, 0],
    ])
    expect(ordered).toBe(1)
  })

  it('offers to try a floor that a remedy names, for the kind that lies under it, and a source to be allowed again', () => {
    const named = { depotId: 'D1', depotNameZh: '一库', depotNameEn: 'Depot 1', quantity: 40 }
    const wish = (told: Parameters<typeof knownRemedy>[0]) => {
      const remedy = knownRemedy(told)
      return remedy && wishOf(remedy, { itemCode: '2040101' })
    }
    const offerId = 'stock:D1:2040203'
    expect(wish({ kind: 'lift-floor', ...named, offerId })).toEqual({
      ...{ kind: 'lift-floor', depotId: 'D1', itemCode: '2040203' },
    })
    expect(wish({ kind: 'allow-source', ...named, offerId })).toEqual({ kind: 'allow-source', offerId })
    expect(wish({ kind: 'more-docks', ...named, docks: 2, porters: 9 })).toBeNull()
  })

  it('tells each kind of cause once, with how often and by whom', () => {
    const short = { kind: 'consignment-short', by: 'system' } as const
    const decided = { kind: 'request-decided', subject: 'r1', by: 'Li' } as const
    expect(causeCounts([{ ...short, subject: 'c1' }, decided, { ...short, subject: 'c2' }])).toEqual([
      { ...short, count: 2 },
      { kind: 'request-decided', by: 'Li', count: 1 },
    ])
  })

  it('takes a wish once, and of the orders of objectives only the last', () => {
    const forbid = { kind: 'forbid-source', depotId: 'D1' } as const
    const near = { kind: 'objectives', order: ['distance', 'lateness'] } as const
    const cheap = { kind: 'objectives', order: ['unit-cost', 'lateness'] } as const
    const wishes = [forbid, forbid, { ...near, order: [...near.order] }, { ...cheap, order: [...cheap.order] }]
    expect(wishes.reduce<ReturnType<typeof withWish>>((taken, wish) => withWish(taken, wish), [])).toEqual([
      forbid,
      cheap,
    ])
  })
})

describe('the lots of a position', () => {
  it('stand in the order in which they go out: first expired first, then what was ready first', () => {
    const lots = [
      aLot({ id: 'never' }),
      aLot({ id: 'later', expiresOn: '2028-01-01' }),
      aLot({ id: 'coming', expiresOn: '2027-01-01', readyAt: '2026-12-01T00:00:00.000Z' }),
      aLot({ id: 'soon', expiresOn: '2027-01-01' }),
    ]
    expect(inOrderOut(lots).map(({ id }) => id)).toEqual(['soon', 'coming', 'later', 'never'])
  })
})

function aLine(part: Partial<PlanLine>): PlanLine {
  return {
    id: 'line',
    batch: 'first',
    areaCode: '622927',
    areaName: '积石山县',
    itemCode: '2040101',
    nameZh: '帐篷',
    nameEn: 'Tent',
    unitZh: '顶',
    unitEn: 'tents',
    depotId: 'depot',
    depotNameZh: '库',
    depotNameEn: 'Depot',
    depotLevel: 'county',
    source: 'stock',
    offerId: '',
    quantity: 10,
    distanceKm: 12,
    leavesAt: '2026-11-24T08:00:00.000Z',
    arrivesAt: '2026-11-24T09:00:00.000Z',
    dueAt: '2026-11-25T08:00:00.000Z',
    late: false,
    reason: { key: 'allocation.chosen.own-county', values: { distanceKm: 12 } },
    passedOver: [],
    consignmentId: null,
    standsInFor: null,
    standsInQuantity: null,
    ...part,
  }
}

function aPlan(lines: PlanLine[]): PlanDetail {
  return {
    id: 'plan',
    version: 1,
    estimateVersion: 1,
    plannedAt: '2026-11-24T08:00:00.000Z',
    coverageMin: 1,
    coverageMean: 1,
    onTimeShare: 1,
    method: { name: 'flow', edition: '2026-11', proof: 'optimal' },
    solveMs: 10,
    certified: true,
    causes: [],
    nextCursor: null,
    batches: [],
    shortfalls: [],
    delays: [],
    lines,
  }
}

function aLot(part: Partial<Parameters<typeof inOrderOut>[0][number]>) {
  return {
    id: 'lot',
    source: 'stock' as const,
    sourceOrderId: null,
    readyAt: null,
    producedOn: null,
    expiresOn: null,
    grade: null,
    unitCostFen: 0,
    onHand: 10,
    reserved: 0,
    available: 10,
    ...part,
  }
}
