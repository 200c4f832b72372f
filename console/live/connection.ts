import type { StreamEvent } from './event-stream'
import { followEvents } from './event-stream'

/** One stream per browser where a shared worker exists, else one per tab. Returns the way to leave. */
export function subscribeToEvents(tell: (event: StreamEvent) => void): () => void {
  if (typeof SharedWorker === 'undefined') return followEvents('/api/v1/events', tell)
  const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module', name: 'muster-live' })
  const leave = () => worker.port.postMessage('leave')
  worker.port.onmessage = ({ data }: MessageEvent<StreamEvent>) => tell(data)
  worker.port.start()
  addEventListener('pagehide', leave)
  return () => {
    removeEventListener('pagehide', leave)
    leave()
    worker.port.close()
  }
}
