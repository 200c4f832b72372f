import { insertMail } from '../../database/messages'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import { anOpenIncident, at } from './response-rows'

const aMail = {
  id: 'mail-1',
  post: 'duty-officer',
  to: { name: 'Zhang', address: 'zhang@example.org' },
  subject: '首批物资已超时',
  text: 'text',
  html: '<p>html</p>',
  messageId: '<mail-1@muster>',
  queuedAt: at(1),
}

describe('handing a message over', () => {
  let desk: ActivityDesk
  const handOver = () => desk.activities.handOver({ messageId: 'mail-1' })
  const stored = () => desk.rows('SELECT state, hand_overs, last_error FROM messages')

  beforeEach(async () => {
    desk = await openActivityDesk()
    await insertMail(desk.database.pool, aMail)
  })
  afterEach(() => desk.close())

  test('sends it once, whole, and says so in the audit', async () => {
    await handOver()
    const content = await digestOf(desk, 'messages')
    await handOver()
    expect(await digestOf(desk, 'messages')).toEqual(content)
    const { messageId, to, subject, text, html } = aMail
    expect(desk.mails).toEqual([{ messageId, to, subject, text, html }])
    expect(await stored()).toEqual([{ state: 'handed-over', hand_overs: 1, last_error: null }])
    expect(
      await desk.rows(`SELECT happened_at, action, subject, detail FROM audit_log WHERE action LIKE 'message%'`),
    ).toEqual([
      {
        happened_at: new Date(at(1)),
        action: 'message.handed-over',
        subject: 'mail-1',
        detail: { to: to.address, messageId, rung: null },
      },
    ])
  })

  test('keeps what the server said when it refuses, and does not count that', async () => {
    desk.mailServer.refusal = '450 mailbox busy'
    await expect(handOver()).rejects.toThrow('450 mailbox busy')
    await expect(handOver()).rejects.toThrow('450 mailbox busy')
    expect(await stored()).toEqual([{ state: 'queued', hand_overs: 0, last_error: '450 mailbox busy' }])
    desk.mailServer.refusal = null
    await twice(handOver)
    expect(await stored()).toEqual([{ state: 'handed-over', hand_overs: 1, last_error: null }])
  })

  test('a refusal for good is the last word: its ladder is told, each time, and it is not sent again', async () => {
    await anOpenIncident(desk)
    await desk.rows(
      `INSERT INTO deadlines (id, incident_id, rule, edition, subject, starts_at, due_at) VALUES ('d', 'quake', 'r', 'e', 's', now(), now())`,
    )
    await desk.rows(
      `INSERT INTO escalations (id, incident_id, deadline_id, cause, facts, opened_at) VALUES ('esc', 'quake', 'd', 'breached', '{}', now())`,
    )
    await desk.rows(`UPDATE messages SET incident_id = 'quake', escalation_id = 'esc', rung = 0`)
    desk.mailServer.refusal = '550 no such mailbox'
    await handOver()
    const content = await digestOf(desk, 'messages')
    desk.mailServer.refusal = null
    await handOver()
    expect(await digestOf(desk, 'messages')).toEqual(content)
    expect(desk.mails).toEqual([])
    expect(await stored()).toEqual([{ state: 'failed', hand_overs: 0, last_error: '550 no such mailbox' }])
    const told = { workflowId: 'escalation/esc', name: 'messageRefused', argument: { messageId: 'mail-1' } }
    expect(desk.told).toEqual([told, told])
  })

  test('a second hand-over after a crash has the same Message-ID and is counted', async () => {
    await handOver()
    await desk.rows(`UPDATE messages SET state = 'queued', handed_over_at = NULL`)
    await handOver()
    expect(desk.mails.map((mail) => mail.messageId)).toEqual(['<mail-1@muster>', '<mail-1@muster>'])
    expect(await stored()).toEqual([{ state: 'handed-over', hand_overs: 2, last_error: null }])
  })

  test('one that is not there is not tried again', async () => {
    await expect(desk.activities.handOver({ messageId: 'none' })).rejects.toMatchObject({
      type: 'no-such-message',
      nonRetryable: true,
    })
  })
})
