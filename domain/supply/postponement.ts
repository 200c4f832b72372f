import type { Instant } from '../time/instant'
import { addMs, msBetween } from '../time/instant'

/** A line of a plan as far as it depends on when its goods are ready. */
export type TimedLine = { readonly leavesAt: Instant; readonly arrivesAt: Instant; readonly dueAt: Instant }

/** Whether a plan counted on goods before they are ready now. */
export const leavesTooEarly = ({ leavesAt }: TimedLine, readyAt: Instant): boolean => leavesAt < readyAt

/** Whether goods that were to arrive in time no longer do, loaded as soon as they are ready and carried as planned. */
export function missesDueTime({ leavesAt, arrivesAt, dueAt }: TimedLine, readyAt: Instant): boolean {
  const arrives = addMs(leavesAt < readyAt ? readyAt : leavesAt, msBetween(leavesAt, arrivesAt))
  return arrivesAt <= dueAt && arrives > dueAt
}
