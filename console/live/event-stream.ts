/** One event of the stream; `alive` is the comment line that the server sends when nothing happens. */
export type StreamEvent =
  | { readonly kind: 'event'; readonly event: string; readonly data: string }
  | { readonly kind: 'alive' }
  | { readonly kind: 'lost' }

const retryMs = 3_000
/** The server says something every 15 s; a line that is silent for longer is dead even if it looks open. */
const deadAfterMs = 40_000

/**
 * Follows `/api/v1/events`. A reader of its own instead of EventSource, since EventSource hides the comment lines that
 * tell a quiet night from a broken line. Returns the way to stop.
 */
export function followEvents(url: string, tell: (event: StreamEvent) => void): () => void {
  let lastId: string | undefined
  let ended = false
  let abort = new AbortController()

  async function follow(): Promise<void> {
    abort = new AbortController()
    let watchdog = setTimeout(() => abort.abort(), deadAfterMs)
    try {
      const headers = { accept: 'text/event-stream', ...(lastId === undefined ? {} : { 'last-event-id': lastId }) }
      const response = await fetch(url, { headers, signal: abort.signal, cache: 'no-store' })
      if (!response.ok || response.body === null) throw new Error(`the event stream answered ${response.status}`)
      tell({ kind: 'alive' })
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      let rest = ''
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(watchdog)
        watchdog = setTimeout(() => abort.abort(), deadAfterMs)
        const blocks = (rest + part.value).split(/\r?\n\r?\n/)
        rest = blocks.pop() ?? ''
        for (const block of blocks) lastId = tellBlock(block, tell) ?? lastId
      }
    } catch {
      tell({ kind: 'lost' })
    } finally {
      clearTimeout(watchdog)
    }
    if (!ended) setTimeout(() => void (ended ? undefined : follow()), retryMs)
  }

  void follow()
  return () => {
    ended = true
    abort.abort()
  }
}

function tellBlock(block: string, tell: (event: StreamEvent) => void): string | undefined {
  const fields = new Map<string, string[]>()
  for (const line of block.split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon <= 0) continue
    const name = line.slice(0, colon)
    fields.set(name, [...(fields.get(name) ?? []), line.slice(colon + 1).replace(/^ /, '')])
  }
  const event = fields.get('event')?.[0]
  tell(event === undefined ? { kind: 'alive' } : { kind: 'event', event, data: fields.get('data')?.join('\n') ?? '' })
  return fields.get('id')?.[0]
}
