import type { Instant } from '../time/instant'

/** Every way to obtain supplies that the plan names, stock first. */
export const sourceKinds = [
  'stock',
  'agreement',
  'production',
  'purchase',
  'donation',
  'requisition',
  'social',
  'mutual-aid',
  'international',
] as const
export type SourceKind = (typeof sourceKinds)[number]

/** So many units of one kind that may be drawn at a loading place from an instant on. */
export type SupplyOffer = {
  /** `stock:DEPOT:ITEM` (goods here now), `stock:DEPOT:ITEM:READY`, `agreement:SOURCE`, `production:SOURCE:DAY` … */
  readonly id: string
  readonly source: SourceKind
  /** Depot id for stock, else the id of the supply source. */
  readonly sourceId: string
  /** Where it is loaded. */
  readonly depotId: string
  readonly itemCode: string
  /** Units that exist there for the taking, the floor not yet taken off. */
  readonly quantity: number
  /** Units that must stay; 0 in the owner's own disaster or when lifted. */
  readonly floor: number
  /** Null: now. */
  readonly readyAt: Instant | null
  readonly unitCostFen: number
}
