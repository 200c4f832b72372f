import type { SourceKind } from '../supply/offer'

/** Where a source lies as seen from the county that it serves; `pact`: an area that has promised aid to it. */
export const sourceTiers = [
  'own-county',
  'own-prefecture',
  'own-province',
  'pact',
  'central',
  'other-province',
] as const
export type SourceTier = (typeof sourceTiers)[number]

/** What a plan is good at, each counted in whole steps for every pack. */
export const objectives = ['lateness', 'source-order', 'distance', 'unit-cost'] as const
export type Objective = (typeof objectives)[number]

/** What allocation decides by: policy, so that an authority can set its own. */
export type AllocationRules = {
  readonly edition: string
  /** The weightiest first: one step of an objective outweighs all steps of those after it. */
  readonly objectives: readonly Objective[]
  /** Order of effort by place, then by kind of source. */
  readonly tiers: readonly SourceTier[]
  readonly sourceOrder: readonly SourceKind[]
  /** What one step of an objective is, and how many are told apart; what lies beyond counts as the last. */
  readonly lateness: { readonly hours: number; readonly steps: number }
  /** A pack that a county should have had in time by the fair cover and has not costs so many steps of the weightiest besides. */
  readonly missedSteps: number
  readonly distance: { readonly km: number; readonly steps: number }
  /** A unit's price in shares of the cheapest offer of its kind. */
  readonly unitCost: { readonly share: number; readonly steps: number }
  /** Whether goods are gathered in few loads (travel rules: smallest useful load), or every line of the optimum goes. */
  readonly fewLoads: boolean
  /** Rounds in which dock prices are sought: bounded by count, so that equal inputs give equal plans. */
  readonly dockRounds: number
  /** Ways (source to county, over all kinds) that these rounds scan at most: a very large plan gets fewer of them. */
  readonly dockWaysScanned: number
  /** Where that allows fewer rounds than this, prices would prove little: none are sought, and the bound leaves docks out. */
  readonly dockRoundsLeast: number
  /** The search ends with a plan within the docks that can cost no more than this share less. */
  readonly dockGap: number
  /** How many sources passed over are named for a line, and remedies for what is short. */
  readonly passedOverNamed: number
  readonly remediesNamed: number
}
