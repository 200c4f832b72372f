import { SIGNALS, UPDATES } from '../../workflows/messages'
import { deadlineWatchId, incidentId } from '../../workflows/workflow-ids'
import { INCIDENT } from './builders'
import { Goods } from './goods'
import type { Story } from './story'
import { story } from './story'

const response = incidentId(INCIDENT)
const falseAlarm = { falseAlarm: true, reason: 'no quake', by: 'officer Li' }

/** Two consignments of the first batch are ordered, the first of them is on the road. */
async function oneOnTheRoad(tale: Story): Promise<void> {
  await tale.raise()
  const act = { planId: 'plan-1', batch: 'first', decision: 'approve', by: 'officer Li' }
  await tale.act(response, UPDATES.decideBatch, act)
  await tale.until(() => tale.desk.inputs('releaseBatch').length === 1)
  await new Goods(tale, 'plan-1-first-1').depart()
}
const twoOrders = { plans: [{ first: 2, rest: 0 }] }
const oneOrder = { plans: [{ first: 1, rest: 0 }] }
const ends = (tale: Story): string[] =>
  tale.desk.inputs('recordEnd').map((each) => `${each.consignmentId} ${each.status}: ${each.reason}`)

test('a stand-down cancels what has not left, asks about what is on the road, and turns it back when told to', () =>
  story(twoOrders, async (tale) => {
    await oneOnTheRoad(tale)
    expect(await tale.act(response, UPDATES.decideOnRoad, { decision: 'deliver', by: 'Li' })).toBe(
      'not-allowed-now act.notStoodDown',
    )
    expect(await tale.act(response, UPDATES.standDown, falseAlarm)).toBe('done')
    expect(await tale.act(response, UPDATES.standDown, falseAlarm)).toBe('too-late act.alreadyStoodDown')
    await tale.until(() => tale.desk.taskOf('confirm-stand-down'))
    expect(ends(tale)).toEqual(['plan-1-first-2 cancelled: no quake'])
    expect(tale.desk.taskOf('confirm-stand-down')).toMatchObject({ post: 'duty-officer', facts: { open: 1 } })
    const turnBack = { decision: 'turn-back', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideOnRoad, turnBack)).toBe('done')
    await tale.ended(response)
    expect(ends(tale)[1]).toBe('plan-1-first-1 cancelled: turned-back')
    expect(tale.desk.inputs('closeIncident')).toMatchObject([{ status: 'false-alarm', reason: 'no quake' }])
    expect(tale.minute(tale.desk.inputs('closeIncident')[0]?.now ?? '')).toBe(0)
    await tale.ended(deadlineWatchId(INCIDENT))
  }))

test('when nobody says what is to become of goods on the road they are delivered, and the response ends with their note', () =>
  story(oneOrder, async (tale) => {
    await oneOnTheRoad(tale)
    await tale.act(response, UPDATES.standDown, { ...falseAlarm, falseAlarm: false })
    await tale.reach(40)
    expect(tale.desk.inputs('endTasks')).toMatchObject([
      { ends: [{ state: 'expired', answer: { decision: 'deliver' } }] },
    ])
    expect(await tale.act(response, UPDATES.decideOnRoad, { decision: 'turn-back', by: 'Li' })).toBe(
      'too-late act.alreadyDecided',
    )
    const goods = new Goods(tale, 'plan-1-first-1')
    await goods.milestone('arrived')
    await goods.opened('receive-goods')
    expect(await tale.isRunning(response)).toBe(true)
    await goods.receive()
    await tale.ended(response)
    expect(ends(tale)).toEqual([])
    expect(tale.desk.inputs('closeIncident')).toMatchObject([{ status: 'closed', by: 'officer Li' }])
  }))

test('an alert that its sender cancels stands the response down, and nothing can be approved any more', () =>
  story(oneOrder, async (tale) => {
    await oneOnTheRoad(tale)
    await tale.signal(response, SIGNALS.alertMessage, { alertId: 'alert-1', messageType: 'cancel' })
    await tale.until(() => tale.desk.taskOf('confirm-stand-down'))
    const reason = 'alert-cancelled'
    expect(tale.desk.inputs('recordStatus')).toMatchObject([{ status: 'standing-down', by: 'system', reason }])
    const late = { planId: 'plan-1', batch: 'rest', decision: 'approve', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideBatch, late)).toBe('too-late act.alreadyStoodDown')
  }))

test('a response merged into another ends so, and its officer decides about what is on the road', () =>
  story(twoOrders, async (tale) => {
    await oneOnTheRoad(tale)
    const merge = { into: 'quake-2', reason: 'same quake', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.mergeInto, merge)).toBe('done')
    await tale.until(() => tale.desk.taskOf('confirm-stand-down'))
    const turnBack = { decision: 'turn-back', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideOnRoad, turnBack)).toBe('done')
    await tale.ended(response)
    expect(ends(tale)).toEqual(['plan-1-first-2 cancelled: same quake', 'plan-1-first-1 cancelled: turned-back'])
    expect(tale.desk.inputs('closeIncident')).toMatchObject([{ status: 'merged', mergedInto: 'quake-2' }])
  }))

test('a response is closed by its officer only when nothing is under way', () =>
  story(oneOrder, async (tale) => {
    const close = (): Promise<string> => tale.act(response, UPDATES.closeIncident, { reason: 'done', by: 'officer Li' })
    await oneOnTheRoad(tale)
    expect(await close()).toBe('not-allowed-now act.notQuiet')
    const goods = new Goods(tale, 'plan-1-first-1')
    await goods.milestone('arrived')
    await goods.opened('receive-goods')
    await goods.receive()
    await tale.until(() => tale.desk.taskOf('close-incident'))
    expect(await close()).toBe('done')
    await tale.ended(response)
    expect(tale.desk.inputs('closeIncident')).toMatchObject([{ status: 'closed', reason: 'done', by: 'officer Li' }])
  }))

test('a response closes by itself after 120 quiet minutes, and a report in between keeps it open', () =>
  story({ plans: [{ first: 0, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(100)
    await tale.signal(response, SIGNALS.situationReported, { reportId: 'report-1' })
    await tale.reach(219)
    expect(await tale.isRunning(response)).toBe(true)
    await tale.ended(response)
    const [closed] = tale.desk.inputs('closeIncident')
    expect(closed).toMatchObject({ status: 'closed', reason: 'quiet', by: 'system' })
    expect(tale.minute(closed?.now ?? '')).toBe(220)
  }))

test('a response does not close by itself over need that no source meets: that climbs the ladder until an officer closes it', () =>
  story({ plans: [{ first: 0, rest: 0, shortfalls: 3 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(300)
    expect(tale.desk.inputs('closeIncident')).toEqual([])
    expect(tale.told().some((each) => each.includes('breached:clock:close-incident'))).toBe(true)
    expect(await tale.act(response, UPDATES.closeIncident, { reason: 'bought locally', by: 'officer Li' })).toBe('done')
    await tale.ended(response)
    expect(tale.desk.inputs('closeIncident')).toMatchObject([{ status: 'closed', reason: 'bought locally' }])
  }))
