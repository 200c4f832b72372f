import type { FeedFailure } from '../domain/feeds/feed-watch'

export type FeedRequest = { readonly url: string; readonly etag: string | null; readonly lastModified: string | null }
export type FeedAnswer =
  | {
      readonly outcome: 'changed'
      readonly body: Buffer
      readonly contentType: string | null
      readonly etag: string | null
      readonly lastModified: string | null
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly reason: FeedFailure }

export type FeedLimits = { readonly bytes: number; readonly ms: number }

/** As much as any document may have (issue: 2 MiB), and no longer than a poll may take. */
export const feedLimits: FeedLimits = { bytes: 2 * 1_024 * 1_024, ms: 15_000 }

const accept =
  'application/cap+xml, application/geo+json, application/json, application/rss+xml, application/xml, */*;q=0.5'

/** Asks a feed for what changed. Only this address is contacted: a redirect is a failure, links in it are not followed. */
export async function fetchFeed(request: FeedRequest, limits: FeedLimits = feedLimits): Promise<FeedAnswer> {
  const cut = new AbortController()
  try {
    const response = await fetch(request.url, {
      headers: headersOf(request),
      redirect: 'error',
      signal: AbortSignal.any([AbortSignal.timeout(limits.ms), cut.signal]),
    })
    const answer = await answerOf(response, request, limits)
    cut.abort()
    return answer
  } catch (error) {
    return failed(...reasonOf(error, limits))
  }
}

function headersOf({ etag, lastModified }: FeedRequest): Record<string, string> {
  return {
    accept,
    'user-agent': 'Muster',
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

async function answerOf(response: Response, request: FeedRequest, limits: FeedLimits): Promise<FeedAnswer> {
  const asked = request.etag !== null || request.lastModified !== null
  if (response.status === 304 && asked) return { outcome: 'unchanged' }
  if (response.status !== 200) return failed('feed.http-status', { status: String(response.status) })
  const body = await readWithin(response, limits.bytes)
  if (body === undefined) return failed('feed.too-large', { limit: String(limits.bytes) })
  if (body.length === 0) return failed('feed.empty')
  return {
    outcome: 'changed',
    body,
    contentType: response.headers.get('content-type'),
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
  }
}

/** The body, or undefined as soon as it grows past the limit: what it claims to have is not believed. */
async function readWithin({ body }: Response, limit: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const stream: AsyncIterable<Uint8Array> | null = body
  for await (const chunk of stream ?? []) {
    bytes += chunk.length
    if (bytes > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

type Failed = [key: FeedFailure['key'], values?: FeedFailure['values']]

function failed(...[key, values = {}]: Failed): FeedAnswer {
  return { outcome: 'failed', reason: { key, values } }
}

/** What `fetch` throws, as far as it tells: its cause says more than "fetch failed". */
type Thrown = { readonly name?: unknown; readonly message?: unknown; readonly code?: unknown; readonly cause?: unknown }

function reasonOf(error: unknown, limits: FeedLimits): Failed {
  const thrown = thrownOf(error)
  if (thrown.name === 'TimeoutError') return ['feed.timeout', { seconds: String(limits.ms / 1_000) }]
  const cause = thrownOf(thrown.cause)
  if (cause.message === 'unexpected redirect') return ['feed.redirect']
  return ['feed.unreachable', { detail: String(cause.code ?? cause.message ?? thrown.message ?? error) }]
}

function thrownOf(error: unknown): Thrown {
  return typeof error === 'object' && error !== null ? error : {}
}
