import type { Schemas } from '../app/schemas'
import type { PlanDetail, PlanLine } from './plan-shapes'

/** Why a line differs is known only to whoever solved both plans. */
export type Change = Omit<Schemas['PlanChange'], 'reason'> & { readonly reason: Schemas['PlanChange']['reason'] | null }
type ShortfallChange = Schemas['ShortfallChange']

export type PlanDifference = {
  readonly changes: readonly Change[]
  readonly shortfalls: readonly ShortfallChange[]
  /** Lines of the earlier plan whose batch was approved: they are ordered, so the later plan does not repeat them. */
  readonly ordered: number
}

/** What a later plan does otherwise than the one before it, the largest changes first. */
export function comparePlans(before: PlanDetail, after: PlanDetail, orderedBatches: readonly string[]): PlanDifference {
  const open = before.lines.filter((line) => !orderedBatches.includes(line.batch))
  const [old, now] = [byPlace(open), byPlace(after.lines)]
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => changeOf(old.get(key), now.get(key)))
  return {
    changes: changes.sort((left, right) => moved(right) - moved(left) || (left.areaCode < right.areaCode ? -1 : 1)),
    shortfalls: shortfallChanges(before, after),
    ordered: before.lines.length - open.length,
  }
}

type Whole = { readonly line: PlanLine; readonly quantity: number }

/** What an offer sends for one need: its part in time and its late part together. */
function byPlace(lines: readonly PlanLine[]): ReadonlyMap<string, Whole> {
  const places = new Map<string, Whole>()
  for (const line of lines) {
    const key = [line.batch, line.depotId, line.offerId, line.areaCode, line.itemCode, line.standsInFor].join(' ')
    places.set(key, { line, quantity: (places.get(key)?.quantity ?? 0) + line.quantity })
  }
  return places
}

function changeOf(old: Whole | undefined, now: Whole | undefined): readonly Change[] {
  const line = now?.line ?? old?.line
  const [before, after] = [old?.quantity ?? 0, now?.quantity ?? 0]
  if (line === undefined || before === after) return []
  const { areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn } = line
  const { depotId, depotNameZh, depotNameEn, source, offerId, standsInFor } = line
  return [
    {
      batch: line.batch,
      reason: null,
      change: before === 0 ? 'added' : after === 0 ? 'removed' : 'changed',
      ...{ areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn },
      ...{ depotId, depotNameZh, depotNameEn, source, offerId, standsInFor, before, after },
      arrivesAtBefore: old?.line.arrivesAt ?? null,
      arrivesAtAfter: now?.line.arrivesAt ?? null,
    },
  ]
}

function moved({ before, after }: { readonly before: number; readonly after: number }): number {
  return Math.abs(after - before)
}

function shortfallChanges(before: PlanDetail, after: PlanDetail): readonly ShortfallChange[] {
  const rows = new Map<string, ShortfallChange>()
  const add = (plan: PlanDetail, side: 'before' | 'after') => {
    for (const { areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn, quantity } of plan.shortfalls) {
      const key = `${areaCode} ${itemCode}`
      const row = rows.get(key) ?? { areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn, before: 0, after: 0 }
      rows.set(key, { ...row, [side]: row[side] + quantity })
    }
  }
  add(before, 'before')
  add(after, 'after')
  return [...rows.values()].filter((row) => row.before !== row.after)
}
