import type { StreamEvent } from './event-stream'
import { followEvents } from './event-stream'

/** Shared by all tabs of the browser: HTTP/1.1 gives six connections over all of them, so one stream serves all. */
type SharedScope = { onconnect: ((event: MessageEvent) => void) | null }

const ports = new Set<MessagePort>()
let stop: (() => void) | undefined

function tell(event: StreamEvent) {
  for (const port of ports) port.postMessage(event)
}

function leave(port: MessagePort) {
  ports.delete(port)
  if (ports.size > 0) return
  stop?.()
  stop = undefined
}

;(globalThis as unknown as SharedScope).onconnect = (event) => {
  const port = event.ports[0]
  if (port === undefined) return
  ports.add(port)
  port.onmessage = ({ data }: MessageEvent<'leave'>) => {
    if (data === 'leave') leave(port)
  }
  stop ??= followEvents('/api/v1/events', tell)
}
