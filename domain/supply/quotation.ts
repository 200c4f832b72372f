import type { Instant } from '../time/instant'
import { dayOf } from './offers-of'
import type { Day } from './terms'

/** What a supplier offers for an emergency purchase that it was asked about. */
export type Quotation = {
  readonly unitCostFen: number
  /** Units that it can deliver, at most those asked for. */
  readonly quantity: number
  /** The last day in Beijing on which it holds. */
  readonly validUntil: Day
}

export type QuotationRefusal =
  | { readonly why: 'quotation-missing' }
  | { readonly why: 'quotation-expired'; readonly validUntil: Day }
  | { readonly why: 'quoted-out-of-range'; readonly most: number }

/** Why a quotation can't be taken for an order of so many units, or relied on any more; null: it can. */
export function quotationRefusal(
  quotation: Quotation | null,
  { asked, at }: { readonly asked: number; readonly at: Instant },
): QuotationRefusal | null {
  if (quotation === null) return { why: 'quotation-missing' }
  const { quantity, validUntil } = quotation
  if (validUntil < dayOf(at)) return { why: 'quotation-expired', validUntil }
  return quantity < 1 || quantity > asked ? { why: 'quoted-out-of-range', most: asked } : null
}
