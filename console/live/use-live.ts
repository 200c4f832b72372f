import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Instant } from '../../domain/time/instant'
import { serverNow } from '../time/server-now'
import { subscribeToEvents } from './connection'
import type { StreamEvent } from './event-stream'

const silentAfterMs = 30_000
const spreadMs = 500
const waveMs = 1_000

/** First parts of the query keys that an event makes stale. */
const staleBy: Readonly<Record<string, readonly string[]>> = {
  incident: [
    'incidents',
    'incident',
    'consignments',
    'consignment',
    'tasks',
    'audit',
    'supply-requests',
    'wishes',
    'floors',
  ],
  alert: ['alerts', 'alert', 'review-items', 'review-item', 'incidents', 'feeds'],
  task: ['tasks', 'incidents', 'incident', 'consignments', 'consignment'],
  mail: ['mails', 'incident-messages'],
  supply: ['tasks', 'stock', 'sources', 'supply-orders', 'floors', 'upkeep', 'depot', 'incident'],
}

/** Refetches what is on screen, the requests spread over half a second so that a burst of events is one wave. */
function renew(queryClient: QueryClient, heads: readonly string[]) {
  for (const head of heads) {
    setTimeout(() => void queryClient.invalidateQueries({ queryKey: [head] }), Math.random() * spreadMs)
  }
}

/** Keeps the screen live; answers with the instant of the last sign of life once it is more than 30 s ago. */
export function useLive(): Instant | null {
  const queryClient = useQueryClient()
  const [silentSince, setSilentSince] = useState<Instant | null>(null)

  useEffect(() => {
    let heardAt = Date.now()
    let heard = serverNow()
    let waiting = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined

    // What is being fetched is let through first: a stream of events must not keep cancelling an answer under way.
    const flush = () => {
      const busy = [...waiting].filter((head) => queryClient.isFetching({ queryKey: [head] }) > 0)
      renew(
        queryClient,
        [...waiting].filter((head) => !busy.includes(head)),
      )
      waiting = new Set(busy)
      timer = busy.length > 0 ? setTimeout(flush, waveMs) : undefined
    }
    const leave = subscribeToEvents((event: StreamEvent) => {
      if (event.kind === 'lost') return
      heardAt = Date.now()
      heard = serverNow()
      setSilentSince(null)
      if (event.kind === 'alive') return
      const heads = event.event === 'reset' ? Object.values(staleBy).flat() : (staleBy[event.event] ?? [])
      for (const head of heads) waiting.add(head)
      timer ??= setTimeout(flush, waveMs)
    })
    const watch = setInterval(() => {
      if (Date.now() - heardAt > silentAfterMs) setSilentSince(heard)
    }, 1_000)
    return () => {
      leave()
      clearInterval(watch)
      clearTimeout(timer)
    }
  }, [queryClient])

  return silentSince
}
