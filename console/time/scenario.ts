import { useSyncExternalStore } from 'react'
import type { Instant } from '../../domain/time/instant'
import { scenarioAt } from '../../domain/time/scenario-clock'
import type { Schemas } from '../app/api'
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

type Clock = Schemas['Clock']

/** What time it is on the clock of an incident: real time, or scenario time in an exercise. */
export function nowOn(clock: Clock, real: Instant): Instant {
  switch (clock.kind) {
    case 'real':
      return real
    case 'paced':
      return clock.segments.length === 0 ? clock.now : scenarioAt(clock.segments, real)
    case 'stepped':
      return clock.now
  }
}

export function useNowOn(clock: Clock): Instant {
  return nowOn(clock, useRealNow())
}
