import { createFeedActivities } from '../../../activities/feeds/feed-activities'
import type { FeedActivities } from '../../../activities/interfaces'
import { seedAccounts } from '../../../database/accounts/seed-accounts'
import { insertFeedWatch, updateFeedWatch } from '../../../database/feed-watches'
import type { FeedRhythm } from '../../../database/feeds'
import { addMinutes } from '../../../domain/time/instant'
import { aCap } from '../../intake/documents'
import type { IntakeDesk } from '../intake/intake-desk'
import { openIntakeDesk } from '../intake/intake-desk'
import type { ServedFeed } from './served-feed'
import { serveBody, serveFeed, serveStatus } from './served-feed'

const start = '2026-11-24T00:00:00.000Z'
const after = (minutes: number) => addMinutes(start, minutes)

let desk: IntakeDesk
let served: ServedFeed
let activities: FeedActivities
let feedId: string
let synced: { watches: readonly FeedRhythm[]; gone: readonly string[] }[]

beforeEach(async () => {
  ;[desk, served] = await Promise.all([openIntakeDesk(), serveFeed()])
  synced = []
  activities = feedActivities('staging')
  feedId = await watch(served.url)
})
afterEach(async () => {
  await served.close()
  await desk.close()
})

function feedActivities(environment: 'production' | 'staging', allowedHosts: readonly string[] = []) {
  const { database } = desk
  const context = {
    database,
    workflows: { signal: async () => undefined, update: async () => ({ outcome: 'done', detail: '' }) as const },
    environment,
    servedArea: '100000',
    publicUrl: 'http://127.0.0.1:8420',
    secret: 'x'.repeat(32),
  }
  const sync = async (watches: readonly FeedRhythm[], gone: readonly string[]) => void synced.push({ watches, gone })
  return createFeedActivities(context, { schedules: { sync }, allowedHosts })
}

async function watch(url: string): Promise<string> {
  const settings = { name: '省气象台', url, intervalSeconds: 60, silentAlarmMinutes: 30, active: true }
  return (await insertFeedWatch(desk.database, settings, { by: '林思远', now: start })) ?? ''
}

/** Every poll is tried twice, as a retried activity is: the second must ask nobody and answer the same. */
async function poll(minutes: number) {
  const realNow = after(minutes)
  const first = await activities.pollFeed({ feedId, realNow })
  const asked = served.asked.length
  expect(await activities.pollFeed({ feedId, realNow })).toEqual(first)
  expect(served.asked).toHaveLength(asked)
  return first
}

const row = async () =>
  (await desk.rows<Record<string, unknown>>('SELECT * FROM feed_watches WHERE id = $1', [feedId]))[0]
const audited = async () =>
  (await desk.rows<{ action: string }>(`SELECT action FROM audit_log WHERE action LIKE 'feed.%' ORDER BY seq`)).map(
    ({ action }) => action,
  )

describe('polling a feed', () => {
  it('keeps a body once as a document and hands it on until a workflow has taken it', async () => {
    served.answer(serveBody(aCap()))
    const first = await poll(0)
    expect(first).toEqual({ watched: true, documents: [expect.stringMatching(/^doc_/)], messages: [] })
    expect(await poll(1)).toEqual(first)
    expect(await desk.rows('SELECT channel, sender, content_type, body, state FROM alert_documents')).toEqual([
      { channel: 'feed', sender: feedId, content_type: 'application/cap+xml', body: Buffer.from(aCap()), state: 'new' },
    ])
    const [documentId = ''] = first.documents
    await desk.activities.receiveDocument({ documentId, realNow: after(1), clock: null })
    expect(await poll(2)).toEqual({ watched: true, documents: [], messages: [] })
    expect(served.asked.map(({ etag }) => etag)).toEqual([undefined, '"1"', '"1"'])
    served.answer(serveBody(aCap(), '"2"'))
    expect((await poll(3)).documents).toEqual([])
    served.answer(serveBody(aCap({ note: 'changed' }), '"3"'))
    expect((await poll(4)).documents).toHaveLength(1)
    expect(await row()).toMatchObject({ etag: '"3"', last_new_at: new Date(after(4)), failures: 0 })
  })

  it('asks less and less often after failures, an hour apart at most, and at once normally after a success', async () => {
    served.answer(serveStatus(500))
    const asked: number[] = []
    for (let minute = 0; minute <= 260; minute++) {
      const before = served.asked.length
      await activities.pollFeed({ feedId, realNow: after(minute) })
      if (served.asked.length > before) asked.push(minute)
    }
    expect(asked).toEqual([0, 2, 6, 14, 30, 62, 122, 182, 242])
    expect(await row()).toMatchObject({ failures: 9, last_error: expect.stringContaining('"status":"500"') })
    served.answer(serveBody(aCap()))
    await poll(302)
    expect(await row()).toMatchObject({ failures: 0, last_error: null, last_success_at: new Date(after(302)) })
    await poll(303)
    expect(served.asked).toHaveLength(11)
  })

  it('does not believe an ETag of an address that was changed while it was being asked', async () => {
    served.answer((request, response) => {
      void updateFeedWatch(
        desk.database,
        feedId,
        { url: 'http://127.0.0.1:9/other' },
        { by: '林思远', now: start },
      ).then(() => serveBody(aCap())(request, response))
    })
    expect(await activities.pollFeed({ feedId, realNow: after(0) })).toMatchObject({ documents: [] })
    expect(await row()).toMatchObject({ etag: null, last_polled_at: null })
  })

  it('leaves a paused watch alone, and knows when nobody watches any more', async () => {
    await updateFeedWatch(desk.database, feedId, { active: false }, { by: '林思远', now: start })
    expect(await poll(500)).toEqual({ watched: true, documents: [], messages: [] })
    expect(served.asked).toEqual([])
    expect(await activities.pollFeed({ feedId: 'feed_gone', realNow: start })).toEqual({
      watched: false,
      documents: [],
      messages: [],
    })
  })

  it('contacts no host in staging but this machine and those allowed by name', async () => {
    feedId = await watch('http://feeds.muster.example/cap.xml')
    await poll(0)
    expect(await row()).toMatchObject({
      last_error: JSON.stringify({ key: 'feed.host-refused', values: { host: 'feeds.muster.example' } }),
    })
    activities = feedActivities('staging', ['feeds.muster.example'])
    await poll(10)
    expect(await row()).toMatchObject({ last_error: expect.stringContaining('feed.unreachable') })
  })

  it('tells the schedules what is watched, and what is gone', async () => {
    await activities.syncFeedSchedules({ gone: ['feed_gone'] })
    await activities.syncFeedSchedules({ gone: ['feed_gone'] })
    const wanted = { watches: [{ feedId, everySeconds: 60, paused: false }], gone: ['feed_gone'] }
    expect(synced).toEqual([wanted, wanted])
  })
})

describe('a feed that is silent or broken for too long', () => {
  beforeEach(async () => {
    await seedAccounts(desk.database)
    served.answer(serveStatus(503))
  })

  it('raises one alarm, with one mail to each who must know, and ends it when the feed is back', async () => {
    for (const minute of [0, 2, 6, 14, 30]) expect((await poll(minute)).messages).toEqual([])
    const alarmed = await poll(31)
    expect(alarmed.messages).toHaveLength(2)
    expect(await row()).toMatchObject({ alarm_since: new Date(after(31)) })
    expect((await poll(62)).messages).toEqual(alarmed.messages)
    const mails = await desk.rows<{ post: string; subject: string; body_text: string; state: string }>(
      'SELECT post, subject, body_text, state FROM messages ORDER BY post DESC',
    )
    expect(mails.map(({ post, state }) => `${post} ${state}`)).toEqual(['duty-officer queued', 'administrator queued'])
    expect(mails[0]?.subject).toBe('【演练】订阅源“省气象台”已中断 31 分钟')
    expect(mails[0]?.body_text).toMatch(/服务器答复状态 503。[^]*— — —[^]*The server answered with status 503\./)
    await desk.rows(`UPDATE messages SET state = 'handed-over'`)
    expect((await poll(122)).messages).toEqual([])
    served.answer(serveBody(aCap()))
    await poll(182)
    expect(await row()).toMatchObject({ alarm_since: null, failures: 0 })
    expect(await audited()).toEqual(['feed.alarm', 'feed.recovered'])
  })

  it('counts from when it was watched again after a pause', async () => {
    await poll(0)
    const by = { by: '林思远', now: after(1) }
    await updateFeedWatch(desk.database, feedId, { active: false }, by)
    await updateFeedWatch(desk.database, feedId, { active: true }, { ...by, now: after(600) })
    await poll(601)
    expect(await audited()).toEqual([])
    await poll(640)
    expect(await audited()).toEqual(['feed.alarm'])
    await updateFeedWatch(desk.database, feedId, { active: false }, { ...by, now: after(641) })
    expect(await row()).toMatchObject({ alarm_since: null })
  })
})
