import { responseLevels } from '../../domain/incident/level'
import type { Schemas } from '../app/schemas'
import { nowOn } from '../time/now-on'

export type BoardRow = Schemas['BoardRow']

/** Worst first: nobody has it, then late or going to be, then the gravest level, then the nearest clock. */
export function worstFirst(rows: readonly BoardRow[], real: string): readonly BoardRow[] {
  return [...rows].sort(
    (left, right) =>
      right.escalationsOpen - left.escalationsOpen ||
      Number(isSlipping(right, real)) - Number(isSlipping(left, real)) ||
      gravity(left) - gravity(right) ||
      (left.nextDeadline?.dueAt ?? '9').localeCompare(right.nextDeadline?.dueAt ?? '9') ||
      right.number - left.number,
  )
}

export function isSlipping({ nextDeadline, clock, status }: BoardRow, real: string): boolean {
  if (nextDeadline === null || status !== 'open') return false
  const predicted = nextDeadline.predictedAt ?? nextDeadline.dueAt
  return nextDeadline.dueAt < nowOn(clock, real) || predicted > nextDeadline.dueAt
}

function gravity({ levels }: BoardRow): number {
  const ranks = [levels.relief, levels.hazard].map((level) =>
    level === null ? responseLevels.length : responseLevels.indexOf(level),
  )
  return Math.min(...ranks)
}
