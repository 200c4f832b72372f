/** The one table of consignment states (decision 8): only a goods received note closes a consignment. */
export type ConsignmentStatus = 'ordered' | 'booked' | 'departed' | 'arrived' | 'received' | 'cancelled' | 'lost'

export const nextConsignmentStatus = {
  ordered: ['booked', 'cancelled'],
  booked: ['ordered', 'departed', 'cancelled'],
  departed: ['arrived', 'lost', 'cancelled'],
  arrived: ['received', 'lost'],
  received: [],
  cancelled: [],
  lost: [],
} as const satisfies Record<ConsignmentStatus, readonly ConsignmentStatus[]>

export function mayBecome(from: ConsignmentStatus, to: ConsignmentStatus): boolean {
  const next: readonly ConsignmentStatus[] = nextConsignmentStatus[from]
  return next.includes(to)
}

export function isEnded(status: ConsignmentStatus): boolean {
  return nextConsignmentStatus[status].length === 0
}

/** Approved, sent and received are three numbers, never mixed; units of the item kind. */
export type ConsignmentLine = {
  readonly itemCode: string
  readonly approved: number
  readonly sent: number
  readonly received: number
  readonly damaged: number
}
