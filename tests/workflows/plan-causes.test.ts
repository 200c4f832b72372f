import { SIGNALS, UPDATES } from '../../workflows/messages'
import { consignmentId, incidentId } from '../../workflows/workflow-ids'
import { INCIDENT } from './builders'
import type { Story } from './story'
import { story } from './story'

const response = incidentId(INCIDENT)
const decided = { kind: 'request-decided', subject: 'request-1', by: 'officer Li' }
const alert = { kind: 'alert', subject: 'alert-1', by: 'system' }
/** Which plans were made, when, and for what. */
const plansOf = (tale: Story) =>
  tale.desk.inputs('planAllocation').map(({ now, after, causes }) => ({ minute: tale.minute(now), after, causes }))

test('a request that is decided makes the next plan at once, which says so; the first batch keeps its window', () =>
  story({}, async (tale) => {
    await tale.raise()
    await tale.reach(5)
    await tale.signal(response, SIGNALS.planCauseArose, decided)
    await tale.until(() => tale.desk.taskOf('veto-first-batch')?.subject === 'plan-2')
    expect(plansOf(tale)).toEqual([
      { minute: 0, after: 0, causes: [alert] },
      { minute: 5, after: 1, causes: [decided] },
    ])
    expect(tale.minute(tale.desk.taskOf('veto-first-batch')?.dueAt ?? '')).toBe(30)
  }))

test('a lifted floor does not wait for the minute in which shortages come together: all are planned for at once', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(40)
    const answer = { answer: 'partial', lines: [{ itemCode: 'tent-12', quantity: 60 }], reason: 'wet', by: 'keeper Ma' }
    expect(await tale.act(consignmentId('plan-1-first-1'), UPDATES.answerOrder, answer)).toBe('done')
    await tale.until(() => tale.desk.inputs('tellIncident').length === 1)
    const lifted = { kind: 'floor-lifted', subject: 'lift-1', by: 'officer Li' }
    await tale.signal(response, SIGNALS.planCauseArose, lifted)
    await tale.until(() => tale.desk.inputs('planAllocation').length === 2)
    const short = { kind: 'consignment-short', subject: 'plan-1-first-1', by: 'system' }
    expect(plansOf(tale)[1]).toEqual({ minute: 40, after: 1, causes: [short, lifted] })
    await tale.reach(45)
    expect(tale.desk.inputs('planAllocation')).toHaveLength(2)
  }))

test('goods that their source withdrew are planned for again, and the consignment that was to fetch them ends', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(32)
    const cause = { kind: 'supply-short', subject: 'supply-line-1', by: 'keeper Ma' }
    await tale.signal(response, SIGNALS.planCauseArose, {
      ...cause,
      emptied: ['plan-1-first-1', 'of another incident'],
    })
    await tale.until(() => tale.desk.inputs('recordEnd').length === 1)
    expect(tale.desk.inputs('cancelConsignments')).toEqual([
      { consignmentIds: ['plan-1-first-1'], reason: 'supply-withdrawn' },
    ])
    expect(tale.desk.inputs('recordEnd')).toMatchObject([
      { consignmentId: 'plan-1-first-1', status: 'cancelled', reason: 'supply-withdrawn' },
    ])
    await tale.reach(40)
    expect(plansOf(tale).map(({ minute, causes }) => [minute, causes])).toEqual([
      [0, [alert]],
      [32, [cause]],
    ])
  }))

test('goods postponed past their due time are given back before the plan is made again, which says why', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(32)
    const cause = { kind: 'supply-postponed', subject: 'supply-line-1', by: 'keeper Ma' }
    const late = ['plan-1-first-1', 'of another incident']
    await tale.signal(response, SIGNALS.planCauseArose, { ...cause, late })
    await tale.until(() => tale.desk.inputs('planAllocation').length === 2)
    expect(tale.desk.inputs('cancelConsignments')).toEqual([
      { consignmentIds: ['plan-1-first-1'], reason: 'supply-postponed' },
    ])
    expect(tale.desk.inputs('recordEnd')).toMatchObject([
      { consignmentId: 'plan-1-first-1', status: 'cancelled', reason: 'supply-postponed' },
    ])
    await tale.reach(45)
    expect(plansOf(tale).map(({ minute, causes }) => [minute, causes])).toEqual([
      [0, [alert]],
      [32, [cause]],
    ])
  }))

test('goods postponed that still arrive in time make the plan again; their consignment goes on', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(32)
    const cause = { kind: 'supply-postponed', subject: 'supply-line-1', by: 'keeper Ma' }
    await tale.signal(response, SIGNALS.planCauseArose, { ...cause, late: [] })
    await tale.until(() => tale.desk.inputs('planAllocation').length === 2)
    expect(plansOf(tale)[1]).toEqual({ minute: 32, after: 1, causes: [cause] })
    expect(tale.desk.inputs('cancelConsignments')).toEqual([])
  }))

test('a consignment that has ended already is not told again of goods that come later', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(32)
    await tale.signal(consignmentId('plan-1-first-1'), SIGNALS.cancelConsignment, { reason: 'elsewhere' })
    await tale.reach(33)
    const stays = { kind: 'supply-postponed', subject: 'supply-line-1', by: 'keeper Ma', late: ['plan-1-first-1'] }
    await tale.signal(response, SIGNALS.planCauseArose, stays)
    await tale.reach(34)
    // it had ended before: nothing to give back, nothing to wait for
    expect(tale.desk.inputs('cancelConsignments')).toEqual([])
    expect(tale.desk.inputs('planAllocation')).toHaveLength(2)
  }))

test('an approval that comes while the next plan is being made goes first; the plan after it still knows its causes', () =>
  story({ planMs: [0, 1_500, 0] }, async (tale) => {
    await tale.raise()
    await tale.signal(response, SIGNALS.planCauseArose, decided)
    await tale.until(() => tale.desk.inputs('planAllocation').length === 2)
    const act = { planId: 'plan-1', batch: 'rest', decision: 'approve', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideBatch, act)).toBe('done')
    await tale.reach(3)
    expect(plansOf(tale).map(({ after, causes }) => [after, causes])).toEqual([
      [0, [alert]],
      [1, [decided]],
      [1, [decided]],
    ])
  }))

test('adopted wishes and a veto are causes with who gave them', () =>
  story({}, async (tale) => {
    await tale.raise()
    expect(
      await tale.act(response, UPDATES.adoptWishes, { wishIds: ['wish-1'], reason: 'road', by: 'officer Li' }),
    ).toBe('done')
    await tale.until(() => tale.desk.taskOf('veto-first-batch')?.subject === 'plan-2')
    const veto = { planId: 'plan-2', batch: 'first', decision: 'veto', reason: 'flooded', by: 'leader Wang' }
    expect(await tale.act(response, UPDATES.decideBatch, veto)).toBe('done')
    await tale.reach(2)
    expect(plansOf(tale).map(({ causes }) => causes)).toEqual([
      [alert],
      [{ kind: 'wishes', subject: 'wish-1', by: 'officer Li' }],
      [{ kind: 'batch-vetoed', subject: 'plan-2', by: 'leader Wang' }],
    ])
  }))
