import { addHours } from '../../domain/time/instant'
import { SIGNALS, UPDATES } from '../../workflows/messages'
import { Goods } from './goods'
import type { Story } from './story'
import { story } from './story'

const milestones = (tale: Story): string[] =>
  tale.desk.inputs('recordMilestone').map((each) => `${tale.minute(each.at)}: ${each.milestone}`)
const silences = (tale: Story): string[] =>
  tale.desk.inputs('reportSilence').map((each) => `${tale.minute(each.now)}: ${each.deadline.rule}`)
const lines = (received: number, damaged = 0) => [{ itemCode: 'tent-12', received, damaged }]

test('goods depart, arrive and are received: each step is asked for, recorded once, and told to the incident at the end', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.book()
    expect(await goods.milestone('arrived')).toBe('not-allowed-now act.milestoneNotNow')
    expect(await goods.receive()).toBe('not-allowed-now act.notArrived')
    await tale.reach(60)
    expect(await goods.milestone('departed')).toBe('done')
    await goods.opened('report-arrival')
    expect(await goods.milestone('departed')).toBe('too-late act.milestoneReported')
    await tale.reach(360)
    expect(await goods.milestone('arrived')).toBe('done')
    await goods.opened('receive-goods')
    expect(await goods.receive()).toBe('done')
    await tale.ended(goods.workflowId)
    expect(milestones(tale)).toEqual(['60: departed', '360: arrived'])
    expect(tale.minute(tale.desk.inputs('recordMilestone')[0]?.expectedAt ?? '')).toBe(360)
    expect(silences(tale)).toEqual([])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([
      { status: 'arrived', short: false },
      { status: 'received', short: false },
    ])
  }))

test('more than was sent cannot be received, and a note with less tells the incident what is short', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.depart()
    await goods.milestone('arrived')
    await goods.opened('receive-goods')
    expect(await goods.receive({ lines: lines(101) })).toBe('bad-input act.moreThanSent')
    expect(await goods.receive({ lines: lines(90, 11) })).toBe('bad-input act.moreThanSent')
    expect(await goods.receive({ lines: lines(90, 10) })).toBe('done')
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordGoodsReceived')).toMatchObject([{ note: { lines: lines(90, 10) } }])
    expect(tale.desk.inputs('tellIncident')[1]).toMatchObject({ status: 'received', short: true })
  }))

test('what its source took back before it left is not on the road: no more than was sent can be received', () =>
  story({ onRecord: { sent: [{ itemCode: 'tent-12', quantity: 60 }] } }, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.depart()
    await goods.milestone('arrived')
    await goods.opened('receive-goods')
    expect(await goods.receive({ lines: lines(61) })).toBe('bad-input act.moreThanSent')
    expect(await goods.receive({ lines: lines(60) })).toBe('done')
  }))

test('the same note sent twice is booked once, another note is told that it is late, and goods signed for have arrived', () =>
  story({ slowMs: 7_000 }, async (tale) => {
    const goods = new Goods(tale)
    await goods.order({}, { workflowTaskTimeout: '1 second' })
    await goods.depart()
    expect(await goods.receive()).toBe('done')
    expect(await goods.receive()).toBe('done already-booked')
    expect(await goods.receive({ key: 'note-2' })).toBe('too-late act.alreadyReceived')
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordGoodsReceived')).toHaveLength(1)
    expect(tale.desk.inputs('recordMilestone').map((each) => each.milestone)).toEqual(['departed', 'arrived'])
    expect(tale.desk.taskOf('receive-goods')).toBeUndefined()
  }))

test('goods written off on the road are lost, with the reason, and planned for again', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    const writeOff = (reason: string): Promise<string> =>
      tale.act(goods.workflowId, UPDATES.writeOff, { reason, by: 'officer Li' })
    await goods.order()
    expect(await writeOff('bridge down')).toBe('not-allowed-now act.notUnderWay')
    await goods.depart()
    expect(await writeOff('')).toBe('bad-input act.reasonMissing')
    expect(await writeOff('bridge down')).toBe('done')
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'lost', reason: 'bridge down' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'lost', short: true }])
  }))

test('goods overdue are escalated once, and their arrival ends the silence', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.depart()
    await tale.reach(359)
    expect(silences(tale)).toEqual([])
    await tale.reach(3_000)
    expect(silences(tale)).toEqual(['360: report-arrival'])
    await goods.milestone('arrived')
    await goods.opened('receive-goods')
    expect(tale.desk.inputs('stopDeadlines')).toMatchObject([{ ids: ['clock:report-arrival:con-1:1'] }])
  }))

test('a new expected arrival is recorded at once, and a carrier who has said that he is late is not silent before then', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    const later = { expectedAt: addHours(tale.startedAt, 8), reason: 'road closed', by: 'carrier Tie' }
    await goods.order()
    const report = (): Promise<string> => tale.act(goods.workflowId, UPDATES.reportExpectedArrival, later)
    expect(await report()).toBe('not-allowed-now act.notUnderWay')
    await goods.depart()
    expect(await report()).toBe('done')
    await tale.reach(539)
    const recorded = { expectedAt: later.expectedAt, reason: 'road closed', by: 'carrier Tie' }
    expect(tale.desk.inputs('recordExpectedArrival')).toMatchObject([recorded])
    expect(silences(tale)).toEqual([])
    await tale.reach(541)
    expect(silences(tale)).toEqual(['540: report-arrival'])
  }))

test('a departure that does not come and goods that nobody signs for are escalated too', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.book()
    await tale.reach(121)
    expect(silences(tale)).toEqual(['120: report-departure'])
    await goods.milestone('departed')
    await goods.opened('report-arrival')
    await goods.milestone('arrived')
    await tale.reach(600)
    expect(silences(tale)).toEqual(['120: report-departure', '361: receive-goods'])
  }))

test('what has left is not stopped by a cancellation: the incident hears that it is on the road, and may turn it back', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.depart()
    await tale.signal(goods.workflowId, SIGNALS.cancelConsignment, { reason: 'false alarm' })
    await tale.until(() => tale.desk.inputs('tellIncident').length === 1)
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'departed', short: false }])
    await tale.signal(goods.workflowId, SIGNALS.cancelConsignment, { reason: 'turned-back' })
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'turned-back' }])
  }))
