import type { Response } from 'express'
import type { Api } from './api'
import { identify } from './caller'
import { streamEvents as contract } from './contracts/record'
import type { LiveEvent } from './live-feed'
import { route } from './route'
import type { Call } from './route'

const beatMs = 15_000
const sessionCheckMs = 60_000

/** One stream a browser: everything that changes, as key and version; a line every 15 s says that it lives. */
export const eventStream = route(contract, async (api, call) => {
  const { res } = call
  res.status(200).set({
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-cache, no-transform',
    'X-Accel-Buffering': 'no',
  })
  res.flushHeaders()
  res.write(':\n\n')
  const reader = { push: (event: LiveEvent) => void res.write(asText(event)), end: () => void res.end() }
  const stop = await api.live.subscribe(lastEventId(call), reader)
  endWithSession(api, call, stop)
  return null
})

function lastEventId({ headers, query }: Call<typeof contract>): number | null {
  const given = headers['last-event-id'] ?? query.lastEventId
  return given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : null
}

function asText({ id, event, data }: LiveEvent): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

/** Keeps the stream warm, and ends it when the reader has gone or has signed out. */
function endWithSession(
  api: Api,
  { req, res }: { req: Parameters<typeof identify>[1]; res: Response },
  stop: () => void,
) {
  const beat = setInterval(() => res.write(':\n\n'), beatMs)
  const check = setInterval(() => {
    identify(api, req).then(
      (caller) => caller ?? res.end(),
      // the database is away: the stream stays until it says that the session is over
      () => res.write(':\n\n'),
    )
  }, sessionCheckMs)
  res.on('close', () => {
    clearInterval(beat)
    clearInterval(check)
    stop()
  })
}
