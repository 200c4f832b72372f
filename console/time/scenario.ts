import { useSyncExternalStore } from 'react'
import type { Instant } from '../../domain/time/instant'
import { nowOn } from './now-on'
import type { Clock } from './now-on'
import { serverNow } from './server-now'

const listeners = new Set<() => void>()
let second = serverNow()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(tick, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick() {
  second = serverNow()
  for (const listener of listeners) listener()
}

/** The real instant, renewed every second for everything on screen at once. */
export function useRealNow(): Instant {
  return useSyncExternalStore(subscribe, () => second)
}

export function useNowOn(clock: Clock): Instant {
  return nowOn(clock, useRealNow())
}
