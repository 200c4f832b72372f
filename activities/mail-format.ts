import type { Instant } from '../domain/time/instant'
import { HOUR_MS, MINUTE_MS, epochMs } from '../domain/time/instant'
import type { Language } from '../texts/sentence'
import type { ActivityContext } from './ports'

/** The languages one after another, with the link to press. */
export function toHtml(bodies: readonly (readonly string[])[], link: string): string {
  const escape = (text: string): string =>
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
  const linked = (text: string): string =>
    escape(text).replace(escape(link), `<a href="${escape(link)}">${escape(link)}</a>`)
  const sections = bodies.map((lines) =>
    lines.map((text, index) => (index === 0 ? `<h2>${linked(text)}</h2>` : `<p>${linked(text)}</p>`)).join('\n'),
  )
  return `<!doctype html><html><head><meta charset="utf-8"></head><body>${sections.join('<hr>')}</body></html>`
}

export function beijing(instant: Instant): string {
  const shifted = new Date(epochMs(instant) + 8 * HOUR_MS).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}

export function duration(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return language === 'zh' ? `${hours}小时${rest}分` : `${hours} h ${rest} min`
}

/** One stable Message-ID for a stored message (decision 15). */
export function messageIdOf(id: string, publicUrl: string): string {
  return `<${Buffer.from(id).toString('base64url')}@${new URL(publicUrl).hostname}>`
}

/** Everything that staging sends says that it is an exercise (decision 12). */
export function isMarked(environment: ActivityContext['environment'], isExercise: boolean): boolean {
  return environment === 'staging' || isExercise
}
