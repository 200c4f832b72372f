import type { Schemas } from '../app/schemas'

type PlanCause = Schemas['PlanCause']
type CauseCount = Pick<PlanCause, 'kind' | 'by'> & { readonly count: number }

/** Each kind of cause with who it came from, in the order in which they first came. */
export function causeCounts(causes: readonly PlanCause[]): readonly CauseCount[] {
  const counts = new Map<string, CauseCount>()
  for (const { kind, by } of causes) {
    const key = `${kind} ${by}`
    counts.set(key, { kind, by, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}
