import { useSyncExternalStore } from 'react'
import type { Shade } from './theme'

/** What this browser remembers of its reader: language and shade. */
export type Language = 'zh' | 'en'

const listeners = new Set<() => void>()
const languageKey = 'muster.lang'
const shadeKey = 'muster.shade'

export function readLanguage(): Language {
  return localStorage.getItem(languageKey) === 'en' ? 'en' : 'zh'
}

/** Keeps the language for this browser, and in a cookie so that the API answers in it. */
export function keepLanguage(language: Language): void {
  localStorage.setItem(languageKey, language)
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`
  tellAll()
}

export function readShade(): Shade {
  return localStorage.getItem(shadeKey) === 'dark' ? 'dark' : 'light'
}

export function keepShade(shade: Shade): void {
  localStorage.setItem(shadeKey, shade)
  tellAll()
}

function tellAll() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, readLanguage)
}

export function useShade(): Shade {
  return useSyncExternalStore(subscribe, readShade)
}
