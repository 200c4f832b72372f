import type { Instant } from '../time/instant'

/** Response levels, I gravest; `local` is below IV: the county's own response, the same playbook. */
export type ResponseLevel = 'I' | 'II' | 'III' | 'IV' | 'local'
export const responseLevels: readonly ResponseLevel[] = ['I', 'II', 'III', 'IV', 'local']

/** Relief response and hazard response (quake, flood, fire) are separate state machines (domain.md §2). */
export type ResponseKind = 'relief' | 'hazard'

export type LevelState = 'provisional' | 'confirmed' | 'changed' | 'vetoed'

/** Why a level was proposed: the rule of the table, the figure that met it, in which edition and area. */
export type LevelReason = {
  readonly rule: string
  readonly edition: string
  readonly areaCode: string
  /** Key in `texts` and its values, so that it reads in both languages. */
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

export type LevelDecision = {
  readonly kind: ResponseKind
  readonly level: ResponseLevel
  readonly reasons: readonly LevelReason[]
}

export type LevelRecord = LevelDecision & {
  readonly state: LevelState
  readonly version: number
  readonly decidedBy: string | null
  readonly decidedAt: Instant
}

/** -1 when `left` is graver, 1 when `right` is, 0 when equal. */
export function compareLevels(left: ResponseLevel, right: ResponseLevel): number {
  return Math.sign(responseLevels.indexOf(left) - responseLevels.indexOf(right))
}

export function graverLevel(left: ResponseLevel, right: ResponseLevel): ResponseLevel {
  return compareLevels(left, right) <= 0 ? left : right
}
