import { SIGNALS, UPDATES } from '../../workflows/messages'
import { incidentId } from '../../workflows/workflow-ids'
import { INCIDENT, aLevel, anAssessment } from './builders'
import type { Story } from './story'
import { story } from './story'

const response = incidentId(INCIDENT)
const batchAct = { planId: 'plan-1', batch: 'first', decision: 'approve', by: 'officer Li' }
const decide = (tale: Story, parts: object): Promise<string> =>
  tale.act(response, UPDATES.decideBatch, { ...batchAct, ...parts })
const released = (tale: Story): string[] =>
  tale.desk
    .inputs('releaseBatch')
    .map((each) => `${tale.minute(each.now)}: ${each.batch} of ${each.planId} by ${each.by}`)

test('nobody vetoes the first batch: it goes after exactly 30 minutes', () =>
  story({}, async (tale) => {
    await tale.raise()
    await tale.reach(29)
    expect(released(tale)).toEqual([])
    await tale.reach(31)
    expect(tale.desk.inputs('recordBatchAct')).toMatchObject([{ byDefault: true, act: { batch: 'first' } }])
    expect(released(tale)).toEqual(['30: first of plan-1 by system'])
  }))

test('a veto sends the plan back: the next first batch waits for an approval, on a clock, and never goes by itself', () =>
  story({}, async (tale) => {
    await tale.raise()
    await tale.reach(29)
    expect(await decide(tale, { decision: 'veto' })).toBe('bad-input act.reasonMissing')
    expect(await decide(tale, { decision: 'veto', reason: 'wrong county' })).toBe('done')
    await tale.reach(600)
    expect(tale.desk.inputs('recordBatchAct')).toMatchObject([{ byDefault: false, act: { reason: 'wrong county' } }])
    expect(released(tale)).toEqual([])
    expect(tale.minute(tale.desk.inputs('planAllocation')[1]?.now ?? '')).toBe(30)
    const asked = tale.desk.inputs('askPosts').flatMap(({ tasks }) => tasks)
    expect(
      asked.filter((task) => task.subject === 'plan-2').map((task) => `${task.kind} ${String(task.facts.batch)}`),
    ).toEqual(['approve-plan first', 'approve-plan rest'])
    expect(tale.told().some((each) => each.includes('breached:clock:first:plan-2'))).toBe(true)
  }))

test('the first batch goes at once when it is approved, and the second of two officers is told that he is late', () =>
  story({}, async (tale) => {
    await tale.raise()
    await tale.reach(5)
    const officers = [decide(tale, { by: 'officer Li' }), decide(tale, { decision: 'veto', reason: 'wait', by: 'Wu' })]
    const answers = await Promise.all(officers)
    expect([...answers].sort()).toEqual(['done', 'too-late act.batchDecided'])
    await tale.reach(31)
    const approved = answers[0] === 'done'
    expect(released(tale)).toEqual(approved ? ['5: first of plan-1 by officer Li'] : [])
  }))

test('the rest never goes by itself: its approval clock runs out and the ladder is climbed until someone decides', () =>
  story({ assessments: [anAssessment(1, [aLevel({ state: 'confirmed' })])] }, async (tale) => {
    await tale.raise()
    await tale.reach(55)
    expect(released(tale)).toEqual(['30: first of plan-1 by system'])
    const escalation = 'breached:clock:rest:plan-1'
    const pages = [
      `30: page 0 duty-officer ${escalation}`,
      `40: page 1 shift-leader ${escalation}`,
      `50: page 2 leader-on-duty ${escalation}`,
    ]
    const paged = (): string[] => tale.told().filter((each) => each.includes(escalation))
    expect(paged()).toEqual(pages)
    expect(await decide(tale, { batch: 'rest' })).toBe('done')
    await tale.reach(300)
    expect(released(tale)[1]).toBe('55: rest of plan-1 by officer Li')
    expect(tale.desk.inputs('recordResolution')[0]).toMatchObject({ escalationId: escalation })
    expect(paged()).toEqual(pages)
  }))

test('changes made with an approval reach the release, and a plan that was replaced can no longer be decided', () =>
  story({}, async (tale) => {
    await tale.raise()
    const changes = [{ lineId: 'line-1', quantity: 40 }]
    expect(await decide(tale, { planId: 'plan-0' })).toBe('too-late act.planSuperseded')
    expect(await decide(tale, { decision: 'change', changes })).toBe('done')
    await tale.until(() => tale.desk.inputs('releaseBatch').length === 1)
    expect(tale.desk.inputs('releaseBatch')).toMatchObject([{ batch: 'first', changes, byTelephone: false }])
  }))

test('officers who wish for another plan get one at once, and the first batch keeps the window it had', () =>
  story({}, async (tale) => {
    await tale.raise()
    await tale.reach(12)
    const wishes = { wishIds: ['wish-1'], reason: 'the road from Lanzhou is closed', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.adoptWishes, wishes)).toBe('done')
    const isAsked = (): boolean =>
      tale.desk.inputs('askPosts').some(({ tasks }) => tasks.some((task) => task.subject === 'plan-2'))
    await tale.until(isAsked)
    expect(tale.minute(tale.desk.inputs('planAllocation')[1]?.now ?? '')).toBe(12)
    expect(await decide(tale, { planId: 'plan-1' })).toBe('too-late act.planSuperseded')
    await tale.reach(31)
    expect(released(tale)).toEqual(['30: first of plan-2 by system'])
  }))

test('an order by telephone counts at once; its paper is asked for within 48 hours and stops the clock', () =>
  story({}, async (tale) => {
    await tale.raise()
    expect(await decide(tale, { batch: 'rest', byTelephone: true })).toBe('done')
    await tale.until(() => tale.desk.clocks.has('clock:paper:order-plan-1-rest'))
    const { dueAt = '' } = tale.desk.taskOf('paper-follows') ?? {}
    expect(tale.minute(dueAt)).toBe(48 * 60)
    const paper = { releaseOrderId: 'order-plan-1-rest', by: 'officer Li' }
    expect(await tale.act(response, UPDATES.paperIssued, paper)).toBe('done')
    expect(tale.desk.clocks.get('clock:paper:order-plan-1-rest')?.over).toBe(true)
  }))

test('a level is confirmed once, then changed or vetoed: the post that the new level names decides on the next plan', () =>
  story({}, async (tale) => {
    const level = (parts: object): Promise<string> =>
      tale.act(response, UPDATES.decideLevel, { kind: 'relief', by: 'minister Zhao', ...parts })
    await tale.raise()
    expect(tale.desk.taskOf('approve-plan')).toMatchObject({ post: 'deputy-minister' })
    expect(await level({ kind: 'hazard', decision: 'confirm' })).toBe('not-allowed-now act.noLevelYet')
    expect(await level({ decision: 'confirm' })).toBe('done')
    expect(tale.desk.clocks.get('clock:level:quake-1:relief:1')?.over).toBe(true)
    expect(await level({ decision: 'confirm' })).toBe('too-late act.levelDecided')
    expect(await level({ decision: 'change' })).toBe('bad-input act.levelMissing')
    expect(await level({ decision: 'change', level: 'I' })).toBe('done')
    expect(await level({ decision: 'veto', reason: 'no damage' })).toBe('done')
    const acts = tale.desk.inputs('recordLevelAct').map(({ act }) => act.decision)
    expect(acts).toEqual(['confirm', 'change', 'veto'])
  }))

test('those whom a level names are told of it once: when it is set, raised by a report, and decided', () =>
  story(
    {
      noticed: ['duty-officer', 'deputy-minister'],
      assessments: [anAssessment(), anAssessment(2), anAssessment(3, [aLevel({ level: 'I', version: 2 })])],
    },
    async (tale) => {
      await tale.raise()
      await tale.until(() => tale.told().length === 2)
      await tale.reach(5)
      for (const reportId of ['same again', 'graver']) {
        await tale.signal(response, SIGNALS.situationReported, { reportId })
        await tale.until(() => tale.desk.assessed === (reportId === 'graver' ? 3 : 2))
      }
      await tale.until(() => tale.told().length === 4)
      await tale.reach(10)
      const confirm = { kind: 'relief', level: 'I', decision: 'confirm', by: 'leader Wu' }
      expect(await tale.act(response, UPDATES.decideLevel, confirm)).toBe('done')
      await tale.until(() => tale.told().length === 6)
      const inOrder = [...tale.told()].sort((a, b) => parseInt(a, 10) - parseInt(b, 10) || a.localeCompare(b))
      const levels = ['0: III provisional', '5: I provisional', '10: I confirmed']
      expect(inOrder).toEqual(levels.flatMap((level) => [`${level} deputy-minister`, `${level} duty-officer`]))
      const children = await tale.childrenOf(response)
      expect(children.filter((id) => id.startsWith('notices/'))).toHaveLength(3)
    },
  ))

test('two officers confirm the level at one moment: one is told that he is late', () =>
  story({ slowMs: 400 }, async (tale) => {
    await tale.raise()
    const confirm = (by: string): Promise<string> =>
      tale.act(response, UPDATES.decideLevel, { kind: 'relief', decision: 'confirm', by })
    const answers = await Promise.all([confirm('minister Zhao'), confirm('minister Qian')])
    expect([...answers].sort()).toEqual(['done', 'too-late act.levelDecided'])
  }))

test('a veto on record from before the worker died stands: nothing goes by default, and no later approval counts', () => {
  const veto = { ...batchAct, decision: 'veto', reason: 'wrong county', by: 'minister Zhao' } as const
  return story({ onRecord: { batch: { ...veto, planId: 'plan-1', batch: 'first' } } }, async (tale) => {
    await tale.raise()
    expect(await decide(tale, {})).toBe('too-late act.batchDecided')
    await tale.reach(100)
    expect(tale.desk.inputs('planAllocation').length).toBeGreaterThan(1)
    // every consignment whose keeper is silent for an hour would be on record
    expect(tale.desk.inputs('recordOrderAnswer')).toEqual([])
  })
})
