import type { StandIns } from '../../domain/exercise/stand-in'
import type { TaskEnd } from '../../domain/response/task'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk } from './activity-desk'
import { aTask, anOpenIncident, at } from './response-rows'

const onlyKeepers: StandIns = { seed: 1, officers: 'none', keepers: 'prompt', carriers: 'none', receivers: 'none' }
const order = aTask({
  id: 'order',
  kind: 'answer-order',
  post: 'depot-keeper',
  workflowId: 'consignment/c',
  subject: 'c',
})

describe('what posts owe', () => {
  let desk: ActivityDesk
  const ask = (standIns: StandIns | null) => desk.activities.askPosts({ tasks: [aTask(), order], standIns })
  const end = (parts: Partial<TaskEnd>) => {
    const answer: TaskEnd = { taskId: 'task-1', state: 'answered', by: 'Zhang', at: at(1), answer: { yes: true } }
    return desk.activities.endTasks({ incidentId: 'quake', ends: [{ ...answer, ...parts }] })
  }
  const withdraw = (which: { workflowId?: string; kinds?: readonly string[] }) =>
    desk.activities.withdrawTasksOf({
      incidentId: 'quake',
      workflowId: which.workflowId ?? null,
      kinds: which.kinds ?? null,
      now: at(2),
    })
  const states = async () =>
    (await desk.rows<{ line: string }>(`SELECT id || ' ' || state AS line FROM tasks ORDER BY id`)).map(
      (row) => row.line,
    )

  beforeEach(async () => {
    desk = await openActivityDesk()
    await anOpenIncident(desk)
  })
  afterEach(() => desk.close())

  test('is put before them once', async () => {
    await ask(null)
    const content = await digestOf(desk, 'tasks')
    await ask(null)
    await desk.activities.askPosts({ tasks: [], standIns: null })
    expect(await digestOf(desk, 'tasks')).toEqual(content)
    expect(await states()).toEqual(['order open', 'task-1 open'])
    expect(desk.told).toEqual([])
    expect(
      await desk.rows(`SELECT subject, detail FROM audit_log WHERE action = 'task.opened' AND subject = 'task-1'`),
    ).toEqual([
      {
        subject: 'task-1',
        detail: { kind: 'confirm-level', post: 'duty-officer', dueAt: at(0.5), subject: 'relief' },
      },
    ])
  })

  test('is told to stand-ins for the posts that they hold, without what can grow', async () => {
    await ask(onlyKeepers)
    const { id: taskId, kind, post, openedAt, dueAt } = order
    const told = [{ taskId, kind, post, openedAt, dueAt, facts: {} }]
    expect(desk.told).toEqual([{ workflowId: 'stand-ins/quake', name: 'tasksOpened', argument: told }])
  })

  test('ends as it ended first', async () => {
    await ask(null)
    await end({})
    const content = await digestOf(desk, 'tasks')
    await end({})
    await end({ state: 'expired', by: 'system', answer: {} })
    expect(await digestOf(desk, 'tasks')).toEqual(content)
    expect(await desk.rows(`SELECT state, answered_by, answered_at, answer FROM tasks WHERE id = 'task-1'`)).toEqual([
      { state: 'answered', answered_by: 'Zhang', answered_at: new Date(at(1)), answer: { yes: true } },
    ])
  })

  test.each([
    ['of one workflow', { workflowId: 'consignment/c' }, ['order withdrawn', 'task-1 open']],
    ['of some kinds', { kinds: ['confirm-level'] }, ['order open', 'task-1 withdrawn']],
    ['of the whole incident', {}, ['order withdrawn', 'task-1 withdrawn']],
  ])('is withdrawn %s', async (_, which, expected) => {
    await ask(null)
    await withdraw(which)
    const content = await digestOf(desk, 'tasks')
    await withdraw(which)
    expect(await digestOf(desk, 'tasks')).toEqual(content)
    expect(await states()).toEqual(expected)
  })
})
