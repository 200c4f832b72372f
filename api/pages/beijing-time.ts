import { addHours } from '../../domain/time/instant'

/** An instant as a page shows it: Beijing time to the minute. */
export function beijing(at: Date): string {
  const shifted = addHours(at.toISOString(), 8)
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`
}
