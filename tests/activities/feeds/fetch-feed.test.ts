import { gzipSync } from 'node:zlib'
import { fetchFeed } from '../../../gateways/feed'
import type { ServedFeed } from './served-feed'
import { serveBody, serveFeed, serveStatus } from './served-feed'

let feed: ServedFeed
beforeEach(async () => {
  feed = await serveFeed()
})
afterEach(() => feed.close())

const ask = (etag: string | null = null) =>
  fetchFeed({ url: feed.url, etag, lastModified: null }, { bytes: 1_000, ms: 300 })
const failed = (key: string, values = {}) => ({ outcome: 'failed', reason: { key, values } })

describe('asking a feed', () => {
  it('gives the body with what the next question needs', async () => {
    feed.answer(serveBody('<alert/>'))
    expect(await ask()).toEqual({
      outcome: 'changed',
      body: Buffer.from('<alert/>'),
      contentType: 'application/cap+xml',
      etag: '"1"',
      lastModified: 'Mon, 31 Jul 2023 00:00:00 GMT',
    })
  })

  it('is told that nothing changed', async () => {
    feed.answer(serveBody('<alert/>'))
    expect(await ask('"1"')).toEqual({ outcome: 'unchanged' })
    expect(feed.asked).toEqual([{ etag: '"1"', since: undefined }])
  })

  it.each([500, 404, 204, 304])('fails on status %i', async (status) => {
    feed.answer(serveStatus(status))
    expect(await ask()).toEqual(failed('feed.http-status', { status: String(status) }))
  })

  it('follows no redirect, wherever it leads', async () => {
    const elsewhere = await serveFeed()
    feed.answer(serveStatus(302, { location: elsewhere.url }))
    expect(await ask()).toEqual(failed('feed.redirect'))
    expect(elsewhere.asked).toEqual([])
    await elsewhere.close()
  })

  it('stops at the limit, whatever length was announced and however small it came', async () => {
    feed.answer(serveBody('x'.repeat(1_001)))
    expect(await ask()).toEqual(failed('feed.too-large', { limit: '1000' }))
    feed.answer((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
    )
    expect(await ask()).toEqual(failed('feed.too-large', { limit: '1000' }))
    let sent = 0
    feed.answer((_request, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('x'.repeat(100), () => (sent += 100)), 1)
      response.on('close', () => clearInterval(drip))
    })
    expect(await ask()).toEqual(failed('feed.too-large', { limit: '1000' }))
    expect(sent).toBeLessThan(10_000)
  })

  it('waits no longer than its limit, for an answer or for its end', async () => {
    feed.answer(() => undefined)
    expect(await ask()).toEqual(failed('feed.timeout', { seconds: '0.3' }))
    feed.answer((_request, response) => response.writeHead(200).write('<alert>'))
    expect(await ask()).toEqual(failed('feed.timeout', { seconds: '0.3' }))
  })

  it('says when nobody answers, or with nothing', async () => {
    feed.answer(serveBody(''))
    expect(await ask()).toEqual(failed('feed.empty'))
    await feed.close()
    expect(await ask()).toEqual(failed('feed.unreachable', { detail: 'ECONNREFUSED' }))
  })
})
