import type { ReviewReason } from '../domain/alert/alert'
import { MAX_NESTING, tooDeep } from './limits'
import { because } from './reading'

export type ParsedJson = { readonly value: unknown } | { readonly reason: ReviewReason }

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function parseJson(text: string): ParsedJson {
  if (nestingOf(text) > MAX_NESTING) return { reason: tooDeep }
  try {
    const value: unknown = JSON.parse(text)
    return { value }
  } catch (error) {
    return { reason: because('malformed-json', { detail: error instanceof Error ? error.message : 'unknown' }) }
  }
}

/** The deepest nesting of brackets outside of strings. */
function nestingOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString && character === '\\') at++
    else if (character === '"') inString = !inString
    else if (!inString && (character === '[' || character === '{')) deepest = Math.max(deepest, ++depth)
    else if (!inString && (character === ']' || character === '}')) depth--
  }
  return deepest
}
