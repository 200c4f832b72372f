import type { Kind } from './kinds'
import type { Batch } from './plan'

/** Packs of one row that go to one destination together; `asked` says how the load that they are part of was found. */
export type Shipment = {
  readonly kind: Kind
  readonly row: number
  readonly batch: Batch
  readonly destination: number
  readonly packs: number
  readonly leavesInHours: number
  readonly asked: 'in-order' | 'by-arrival' | 'along' | 'least-cost' | 'pinned'
}
