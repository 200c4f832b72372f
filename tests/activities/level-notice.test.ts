import type { LevelAct } from '../../workflows/messages'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import { anAlertedIncident, assess, attemptedAt } from './assessed-incident'
import { aPersonOn } from './response-rows'

type Mail = { id: string; post: string; to_name: string; subject: string; body_text: string; state: string }

describe('those whom a level names', () => {
  let desk: ActivityDesk
  let incidentId: string
  let alertId: string
  const mails = () => desk.rows<Mail>(`SELECT * FROM messages ORDER BY id`)
  const relief = async () => (await mails()).filter(({ id }) => id.includes(':relief:'))
  const act = (parts: Partial<LevelAct> = {}, attempt = 0) => {
    const confirm: LevelAct = { kind: 'relief', decision: 'confirm', by: '赵部长 (zhao)', ...parts }
    const now = attemptedAt('2022-08-19T02:10:00.000Z', attempt)
    return desk.activities.recordLevelAct({ incidentId, act: confirm, version: 1, now })
  }

  beforeEach(async () => {
    desk = await openActivityDesk()
    ;({ incidentId, alertId } = await anAlertedIncident(desk))
    await aPersonOn(desk, 'duty-officer', 'duty', '100000')
    await aPersonOn(desk, 'duty-officer', 'elsewhere', '440000')
    await aPersonOn(desk, 'head-of-office', 'head', '100000')
    await aPersonOn(desk, 'committee-leader', 'leader', '100000')
    // holds two of the posts that are told
    await desk.rows(
      `INSERT INTO post_holdings (id, user_id, post, area_code) VALUES ('head shift', 'head', 'shift-leader', '100000')`,
    )
  })
  afterEach(() => desk.close())

  test('get one mail each, in both languages, however often it is tried, and none when the level stays', async () => {
    const source = { kind: 'alert' as const, id: alertId }
    const [first, again] = await twice((attempt) => assess(desk, incidentId, 1, source, attempt))
    expect(again).toEqual(first)
    const notices = await relief()
    expect(first.notices.map(({ messageId }) => messageId).sort()).toEqual((await mails()).map(({ id }) => id))
    expect(notices.map(({ to_name, post, state }) => [to_name, post, state])).toEqual([
      ['duty', 'duty-officer', 'queued'],
      ['head', 'shift-leader', 'queued'],
    ])
    expect(notices[1]?.subject).toMatch(/^【演练】.*：救助应急响应暂定为本级$/)
    const [zh = '', en = ''] = (notices[1]?.body_text ?? '').split('\n\n— — —\n\n')
    expect(zh.split('\n')).toEqual([
      '【演练】救助应急响应暂定为本级',
      expect.stringMatching(/^地点：.*阿克苏地区/),
      '时间：2022-08-19 10:00（北京时间）',
      expect.stringMatching(/^依据：.*IV 级/),
      expect.stringMatching(/^请值班员在 30 分钟内确认、调整或否决；/),
      '请值班长到岗值守，按预案准备。',
      '您的岗位：值班长',
      `在系统中查看：http://127.0.0.1:8420/incidents/${incidentId}`,
    ])
    expect(en).toMatch(/^\[EXERCISE\] relief response: Local, provisional\n/)
    expect(en).toContain('Asked of the duty officer: confirm, change or veto it within 30 min')
    const content = await digestOf(desk, 'messages')
    await desk.activities.assessSituation({ incidentId, version: 2, source, now: '2022-08-19T02:05:00.000Z' })
    expect(await digestOf(desk, 'messages')).toEqual(expect.objectContaining({ messages: content.messages }))
  })

  test('hear of a change with who made it and why, as those of the level before do', async () => {
    await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    await desk.rows('DELETE FROM messages')
    const [first, again] = await twice((attempt) =>
      act({ decision: 'change', level: 'I', reason: '雨势加大' }, attempt),
    )
    expect(again).toEqual(first)
    const told = await mails()
    expect(first.notices.map(({ messageId }) => messageId).sort()).toEqual(told.map(({ id }) => id))
    expect(told.map(({ to_name, post }) => [to_name, post])).toEqual([
      ['duty', 'duty-officer'],
      ['head', 'shift-leader'],
      ['leader', 'committee-leader'],
    ])
    expect(told[2]?.subject).toMatch(/^【演练】.*：救助应急响应由本级调整为Ⅰ级$/)
    for (const line of ['决定人：赵部长 (zhao)', '说明：雨势加大', '请委员会负责人审批调拨方案，30 分钟内答复。'])
      expect(told[2]?.body_text.split('\n')).toContain(line)
  })

  test('are told when the level is vetoed', async () => {
    await assess(desk, incidentId, 1, { kind: 'alert', id: alertId })
    const { notices } = await act({ decision: 'veto', reason: '误报' })
    expect(notices).toHaveLength(2)
    const vetoed = (await mails()).find(({ id }) => id === notices[0]?.messageId)
    expect(vetoed?.subject).toMatch(/：救助应急响应（本级）已被否决$/)
    expect(vetoed?.body_text).toContain('不再按这一级别响应。')
  })
})
