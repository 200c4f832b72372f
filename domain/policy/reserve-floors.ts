import type { DepotLevel } from '../supply/stock'

/** What must stay where: policy with an edition (domain.md §7: the area's Level II need with a margin; central, a second event). */
export type ReserveFloorRules = {
  readonly edition: string
  /** People whose Level II need a local depot keeps, by level (Hunan's sizing, midpoints). */
  readonly peopleServed: Readonly<Record<Exclude<DepotLevel, 'central'>, number>>
  /** Times the need. */
  readonly margin: number
  /** A local floor never keeps more than this share of what lies there, so that neighbours can be helped at all. */
  readonly mostShareOfStock: number
  /** Share of each kind that central depots keep for a second event of its class. */
  readonly centralShare: number
}
