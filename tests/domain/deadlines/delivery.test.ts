import type { DeliveryClock, DeliveryState, FirstBatchGoods } from '../../../domain/deadlines/delivery'
import { judgeDelivery } from '../../../domain/deadlines/delivery'

const NOW = '2026-11-01T06:00:00.000Z'
const at = (hour: number): string =>
  `2026-11-${hour < 24 ? '01' : '02'}T${String(hour % 24).padStart(2, '0')}:00:00.000Z`

const aClock = (parts: Partial<DeliveryClock> = {}): DeliveryClock => ({
  rule: 'first-batch-24h',
  dueAt: at(24),
  isMarked: false,
  ...parts,
})
/** From Lanzhou to Jishishan in the same province, expected after ten hours. */
const goods = (parts: Partial<FirstBatchGoods> = {}): FirstBatchGoods => ({
  areaCode: '622927',
  depotAreaCode: '620102',
  expectedAt: at(10),
  arrivedAt: null,
  ...parts,
})
const inside = goods
const outside = (parts: Partial<FirstBatchGoods> = {}): FirstBatchGoods => goods({ depotAreaCode: '610103', ...parts })
const running = (predictedAt: string | null, isSlipNews = false): DeliveryState => ({
  kind: 'running',
  predictedAt,
  isSlipNews,
})

type Case = {
  readonly name: string
  readonly clock?: Partial<DeliveryClock>
  readonly goods: readonly FirstBatchGoods[]
  readonly isComplete?: boolean
  readonly state: DeliveryState
}

const cases: readonly Case[] = [
  {
    name: 'met with the last arrival',
    goods: [goods({ arrivedAt: at(4) }), goods({ arrivedAt: at(5) })],
    state: { kind: 'met', metAt: at(5) },
  },
  {
    name: 'met even when the last arrival was late',
    goods: [goods({ arrivedAt: at(30) })],
    state: { kind: 'met', metAt: at(30) },
  },
  {
    name: 'not met while more is to be released',
    goods: [goods({ arrivedAt: at(4) })],
    isComplete: false,
    state: running(null),
  },
  { name: 'not met while one is on the way', goods: [goods({ arrivedAt: at(4) }), goods()], state: running(at(10)) },
  { name: 'stopped when nothing is in its scope', goods: [], state: { kind: 'nothing-in-scope' } },
  { name: 'running when nothing is in its scope yet', goods: [], isComplete: false, state: running(null) },
  {
    name: 'predicted by what is expected last',
    goods: [goods({ expectedAt: at(12) }), goods()],
    state: running(at(12)),
  },
  {
    name: 'not predicted by what has arrived',
    goods: [goods({ expectedAt: at(12), arrivedAt: at(5) }), goods()],
    state: running(at(10)),
  },
  {
    name: 'predicted now at the earliest when nothing is expected',
    goods: [goods({ expectedAt: null })],
    state: running(NOW),
  },
  { name: 'in time to the minute is no slip', goods: [goods({ expectedAt: at(24) })], state: running(at(24)) },
  { name: 'a slip is news', goods: [goods({ expectedAt: at(25) })], state: running(at(25), true) },
  {
    name: 'a marked slip is no news',
    clock: { isMarked: true },
    goods: [goods({ expectedAt: at(25) })],
    state: running(at(25)),
  },
  {
    name: 'inside counts depots of the province',
    clock: { rule: 'first-batch-inside-24h' },
    goods: [inside(), outside({ expectedAt: at(25) })],
    state: running(at(10)),
  },
  {
    name: 'outside counts the others',
    clock: { rule: 'first-batch-outside-48h' },
    goods: [inside(), outside({ expectedAt: at(25) })],
    state: running(at(25), true),
  },
  {
    name: 'met without those outside its scope',
    clock: { rule: 'first-batch-inside-24h' },
    goods: [inside({ arrivedAt: at(4) }), outside()],
    state: { kind: 'met', metAt: at(4) },
  },
  {
    name: 'nothing from outside the province',
    clock: { rule: 'first-batch-outside-48h' },
    goods: [inside()],
    state: { kind: 'nothing-in-scope' },
  },
]

describe('a delivery clock is', () => {
  test.each(cases)('$name', ({ clock, goods: sent, isComplete = true, state }) => {
    expect(judgeDelivery(aClock(clock), sent, isComplete, NOW)).toEqual(state)
  })
})
