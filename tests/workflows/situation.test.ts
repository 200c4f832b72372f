import { SIGNALS, UPDATES } from '../../workflows/messages'
import { consignmentId, incidentId } from '../../workflows/workflow-ids'
import { INCIDENT, aLevel, anAssessment } from './builders'
import { story } from './story'

const response = incidentId(INCIDENT)

test('a situation report makes a new estimate and a new plan, and the window of the first batch is not restarted', () =>
  story({ assessments: [anAssessment(1), anAssessment(2)] }, async (tale) => {
    await tale.raise()
    await tale.reach(20)
    await tale.signal(response, SIGNALS.situationReported, { reportId: 'report-1' })
    await tale.until(() => tale.desk.taskOf('veto-first-batch')?.subject === 'plan-2')
    expect(tale.desk.inputs('assessSituation').map((each) => each.source)).toEqual([
      { kind: 'alert', id: 'alert-1' },
      { kind: 'situation-report', id: 'report-1' },
    ])
    expect(tale.desk.inputs('planAllocation').map((each) => each.estimateId)).toEqual(['estimate-1', 'estimate-2'])
    expect(tale.minute(tale.desk.taskOf('veto-first-batch')?.dueAt ?? '')).toBe(30)
    await tale.reach(31)
    expect(tale.desk.inputs('releaseBatch').map((each) => `${tale.minute(each.now)} ${each.planId}`)).toEqual([
      '30 plan-2',
    ])
  }))

test('a report that raises the level puts the next plan before a higher post and stops the old approval clock', () =>
  story({ assessments: [anAssessment(1), anAssessment(2, [aLevel({ level: 'I', version: 2 })])] }, async (tale) => {
    await tale.raise()
    await tale.signal(response, SIGNALS.situationReported, { reportId: 'report-1' })
    await tale.until(() => tale.desk.taskOf('approve-plan')?.subject === 'plan-2')
    expect(tale.desk.taskOf('approve-plan')).toMatchObject({ post: 'committee-leader' })
    expect(tale.desk.taskOf('confirm-level')).toMatchObject({ post: 'committee-leader', facts: { level: 'I' } })
    expect(tale.desk.inputs('stopDeadlines')).toMatchObject([
      { ids: ['clock:level:quake-1:relief:1'], reason: 'level-raised' },
      { ids: ['clock:rest:plan-1', 'clock:first:plan-1'], reason: 'plan-superseded' },
    ])
  }))

test('what a keeper cannot give is planned for again after one minute', () =>
  story({ plans: [{ first: 1, rest: 0 }] }, async (tale) => {
    await tale.raise()
    await tale.reach(40)
    const answer = { answer: 'partial', lines: [{ itemCode: 'tent-12', quantity: 60 }], reason: 'wet', by: 'keeper Ma' }
    expect(await tale.act(consignmentId('plan-1-first-1'), UPDATES.answerOrder, answer)).toBe('done')
    await tale.reach(42)
    expect(tale.desk.inputs('tellIncident')).toMatchObject([{ consignmentId: 'plan-1-first-1', short: true }])
    expect(tale.desk.inputs('planAllocation').map((each) => tale.minute(each.now))).toEqual([0, 41])
    expect(tale.minute(tale.desk.taskOf('veto-first-batch')?.dueAt ?? '')).toBe(71)
  }))

test('an approval given while a new plan is being made is kept: that batch goes, and the new plan comes after it', () =>
  story({ planMs: [0, 1_500, 0] }, async (tale) => {
    await tale.raise()
    await tale.signal(response, SIGNALS.situationReported, { reportId: 'report-1' })
    await tale.until(() => tale.desk.inputs('planAllocation').length === 2)
    const act = { planId: 'plan-1', batch: 'rest', decision: 'approve', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideBatch, act)).toBe('done')
    await tale.reach(3)
    expect(tale.desk.inputs('releaseBatch').map((each) => `${each.planId} ${each.batch}`)).toEqual(['plan-1 rest'])
    expect(tale.desk.taskOf('approve-plan')?.subject).toBe('plan-3')
  }))

test('a large plan goes out in parts of 20, a child each', () =>
  story({ plans: [{ first: 45, rest: 0 }] }, async (tale) => {
    await tale.raise()
    const act = { planId: 'plan-1', batch: 'first', decision: 'approve', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.decideBatch, act)).toBe('done')
    await tale.reach(1)
    expect(await tale.childrenOf(response)).toEqual([
      'deadlines/quake-1',
      'dispatch/quake-1/plan-1/first/0',
      'dispatch/quake-1/plan-1/first/1',
      'dispatch/quake-1/plan-1/first/2',
    ])
    const refusal = { answer: 'refuse', reason: 'flooded', by: 'keeper Ma' }
    expect(await tale.act(consignmentId('plan-1-first-45'), UPDATES.answerOrder, refusal)).toBe('done')
  }))
