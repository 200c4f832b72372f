import { SIGNALS } from '../../workflows/messages'
import { Goods } from './goods'
import type { Story } from './story'
import { story } from './story'

const asked = (tale: Story): string[] =>
  tale.desk.inputs('recordTenderAsked').map((each) => `${tale.minute(each.now)}: ${each.carrierId}`)
const answered = (tale: Story): string[] =>
  tale.desk.inputs('recordTenderAnswer').map((each) => `${tale.minute(each.now)}: ${each.carrierId} ${each.state}`)

test('a carrier declines: the next is asked, and the first can no longer accept', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.keeper()
    await goods.opened('answer-tender')
    expect(await goods.carrier(1, { answer: 'decline', reason: 'no vehicle' })).toBe('done')
    await tale.until(() => asked(tale).length === 2)
    expect(await goods.carrier(1)).toBe('too-late act.tenderExpired')
    expect(await goods.carrier(2)).toBe('done')
    await goods.opened('report-departure')
    expect(asked(tale)).toEqual(['0: carrier-a', '0: carrier-b'])
    expect(answered(tale)).toEqual(['0: carrier-a declined', '0: carrier-b accepted'])
    const booked = tale.desk.inputs('recordTenderAnswer')[1]
    expect(tale.minute(booked?.expectedAt ?? '')).toBe(360)
    expect(booked).toMatchObject({ vehicle: 'A1234', settles: { state: 'answered' } })
    expect(await goods.carrier(2)).toBe('too-late act.tenderAnswered')
  }))

test('a silent carrier loses the tender after 20 minutes; when nobody is left the goods are planned for again', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.keeper()
    await tale.reach(19)
    expect(asked(tale)).toEqual(['0: carrier-a'])
    await tale.reach(30)
    expect(asked(tale)).toEqual(['0: carrier-a', '20: carrier-b'])
    expect(await goods.carrier(2, { answer: 'decline' })).toBe('done')
    await tale.ended(goods.workflowId)
    expect(answered(tale)).toEqual(['20: carrier-a silent', '30: carrier-b declined'])
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'no-carrier' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'cancelled', short: true }])
  }))

test('a tender that is cancelled while a carrier thinks about it is not given to the next', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.keeper()
    await goods.opened('answer-tender')
    await tale.signal(goods.workflowId, SIGNALS.cancelConsignment, { reason: 'false alarm' })
    await tale.ended(goods.workflowId)
    expect(asked(tale)).toEqual(['0: carrier-a'])
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'false alarm' }])
  }))

test('a carrier whose yes is on record from before the worker died is the carrier, though its time ran out since', () =>
  story({ onRecord: { tender: { state: 'accepted', expectedAt: '2023-12-18T16:00:00.000Z' } } }, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await goods.keeper()
    await goods.opened('answer-tender')
    await tale.reach(25)
    expect(answered(tale)).toEqual(['20: carrier-a silent'])
    expect(asked(tale)).toEqual(['0: carrier-a'])
    expect(await goods.milestone('departed')).toBe('done')
  }))
