import { insertMail } from '../../database/messages'
import type { ActivityDesk } from './activity-desk'
import { digestOf, openActivityDesk, twice } from './activity-desk'
import { at } from './response-rows'

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
