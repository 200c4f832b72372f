import { SIGNALS } from '../../workflows/messages'
import { Goods } from './goods'
import { story } from './story'

const tents = (quantity: number) => [{ itemCode: 'tent-12', quantity }]

test('a keeper accepts: all of it is tendered to the first carrier at once', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.reach(10)
    expect(await goods.keeper()).toBe('done')
    expect(await goods.keeper({ answer: 'refuse' })).toBe('too-late act.orderAnswered')
    await goods.opened('answer-tender')
    expect(tale.desk.inputs('recordOrderAnswer')).toMatchObject([
      { accepted: tents(100), reason: null, by: 'keeper Ma', settles: { state: 'answered' } },
    ])
    expect(tale.desk.inputs('recordTenderAsked')).toMatchObject([{ attempt: 1, carrierId: 'carrier-a' }])
    expect(tale.minute(tale.desk.inputs('recordTenderAsked')[0]?.answerDueAt ?? '')).toBe(30)
    expect(tale.desk.inputs('tellIncident')).toEqual([])
  }))

test('a keeper gives a part: the incident hears of the shortage, and what he has goes on', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    expect(await goods.keeper({ answer: 'partial' })).toBe('bad-input act.linesMissing')
    expect(await goods.keeper({ answer: 'partial', lines: tents(101) })).toBe('bad-input act.aboveOrdered')
    expect(await goods.keeper({ answer: 'partial', lines: tents(60), reason: 'wet' })).toBe('done')
    await goods.opened('answer-tender')
    expect(tale.desk.inputs('recordOrderAnswer')).toMatchObject([{ accepted: tents(60), reason: 'wet' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'ordered', short: true }])
  }))

test('a keeper refuses: the order ends cancelled and its goods are planned for again', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    expect(await goods.keeper({ answer: 'refuse', reason: 'flooded' })).toBe('done')
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'refused-by-keeper' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'cancelled', short: true }])
    expect(tale.desk.inputs('recordTenderAsked')).toEqual([])
  }))

test('a silent keeper is escalated after 15 minutes, and after 60 the order is taken back', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.reach(14)
    expect(tale.desk.inputs('reportSilence')).toEqual([])
    await tale.reach(59)
    const [silence] = tale.desk.inputs('reportSilence')
    expect(silence).toMatchObject({ deadline: { id: 'clock:answer-order:con-1:1', rule: 'answer-order' } })
    expect(tale.minute(silence?.now ?? '')).toBe(15)
    expect(tale.desk.inputs('recordOrderAnswer')).toEqual([])
    await tale.ended(goods.workflowId)
    const [answer] = tale.desk.inputs('recordOrderAnswer')
    expect(answer).toMatchObject({ accepted: tents(0), reason: 'keeper-silent', settles: { state: 'expired' } })
    expect(tale.minute(answer?.now ?? '')).toBe(60)
    expect(tale.desk.inputs('stopDeadlines')).toMatchObject([{ ids: ['clock:answer-order:con-1:1'] }])
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'keeper-silent' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ short: true }])
  }))

test('a keeper who answers late, but before the order is taken back, ends the silence', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.reach(40)
    expect(await goods.keeper()).toBe('done')
    await goods.opened('answer-tender')
    expect(tale.desk.inputs('reportSilence')).toHaveLength(1)
    expect(tale.desk.inputs('stopDeadlines').map((each) => tale.minute(each.metAt ?? ''))).toEqual([40])
  }))

test('an order that is cancelled before it is answered ends without a carrier being asked, and nothing is planned again', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.signal(goods.workflowId, SIGNALS.cancelConsignment, { reason: 'false alarm' })
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'false alarm' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'cancelled', short: false }])
    expect(tale.desk.inputs('recordTenderAsked')).toEqual([])
  }))

test('a consignment whose workflow is cancelled from outside gives back what it held', () =>
  story({}, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.reach(5)
    await tale.cancel(goods.workflowId)
    await tale.until(() => tale.desk.inputs('tellIncident').length > 0)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'workflow-cancelled' }])
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'cancelled', short: true }])
  }))

test('what is on record from before the worker died stands: silence though he answers, a part though he is silent', async () => {
  await story({ onRecord: { order: { accepted: tents(0), isSilent: true } } }, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    expect(await goods.keeper()).toBe('done')
    await tale.ended(goods.workflowId)
    expect(tale.desk.inputs('recordEnd')).toMatchObject([{ status: 'cancelled', reason: 'keeper-silent' }])
  })
  await story({ onRecord: { order: { accepted: tents(60), isSilent: false } } }, async (tale) => {
    const goods = new Goods(tale)
    await goods.order()
    await tale.reach(61)
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ status: 'ordered', short: true }])
    expect(tale.desk.taskOf('answer-tender')?.facts).toMatchObject({ lines: tents(60) })
  })
})
