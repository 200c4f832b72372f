import type { AllocationInput, AllocationPlan, Batch, PlanLine } from './plan'
import type { Instant } from '../time/instant'

/** Why a line is not what it was: the officer's wish, the offer, the need, or the plan as a whole. */
export type ChangeReason = 'pinned' | 'forbidden' | 'offer-gone' | 'need-more' | 'need-less' | 'moved'

export type LineChange = {
  readonly batch: Batch
  readonly areaCode: string
  readonly itemCode: string
  readonly depotId: string
  readonly offerId: string
  readonly incidentId?: string
  readonly before: number
  readonly after: number
  readonly arrivesBefore: Instant | null
  readonly arrivesAfter: Instant | null
  readonly reason: ChangeReason
}

export type Measure = { readonly before: number; readonly after: number }

export type PlanDifference = {
  readonly lines: readonly LineChange[]
  readonly coverageMin: Measure
  readonly coverageMean: Measure
  readonly onTimeShare: Measure
  readonly consignments: Measure
  readonly units: Measure
  readonly lateUnits: Measure
  readonly shortUnits: Measure
  readonly objective: Measure
}

/** What one plan has other than another, line by line and by measures; `input` is what the later one was made from. */
export function comparePlans(
  before: AllocationPlan,
  after: AllocationPlan,
  input: Pick<AllocationInput, 'offers' | 'wishes'>,
): PlanDifference {
  const [old, now] = [byKey(before.lines), byKey(after.lines)]
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort()
  const reasonOf = reasonsFor(before, after, input)
  return {
    lines: keys.flatMap((key) => changeOf(old.get(key), now.get(key), reasonOf)),
    coverageMin: { before: before.coverageMin, after: after.coverageMin },
    coverageMean: { before: before.coverageMean, after: after.coverageMean },
    onTimeShare: { before: before.onTimeShare, after: after.onTimeShare },
    consignments: { before: consignmentsOf(before), after: consignmentsOf(after) },
    units: measure(before, after, ({ lines }) => lines),
    lateUnits: measure(before, after, ({ lines }) => lines.filter(({ late }) => late)),
    shortUnits: measure(before, after, ({ shortfalls }) => shortfalls),
    objective: { before: before.method.objective ?? 0, after: after.method.objective ?? 0 },
  }
}

type Sum = { readonly line: PlanLine; quantity: number; arrivesAt: Instant }

/** What an offer sends for one need: its part in time and its late part together. */
function byKey(lines: readonly PlanLine[]): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const line of lines) {
    const key = [line.batch, line.areaCode, line.itemCode, line.depotId, line.offerId, line.incidentId ?? ''].join(' ')
    const known = sums.get(key)
    if (!known) sums.set(key, { line, quantity: line.quantity, arrivesAt: line.arrivesAt })
    else {
      known.quantity += line.quantity
      if (line.arrivesAt > known.arrivesAt) known.arrivesAt = line.arrivesAt
    }
  }
  return sums
}

function changeOf(
  old: Sum | undefined,
  now: Sum | undefined,
  reasonOf: (line: PlanLine, more: boolean) => ChangeReason,
): LineChange[] {
  const line = now?.line ?? old?.line
  const [before, after] = [old?.quantity ?? 0, now?.quantity ?? 0]
  if (!line || (before === after && old?.arrivesAt === now?.arrivesAt)) return []
  const { batch, areaCode, itemCode, depotId, offerId, incidentId } = line
  return [
    {
      ...{ batch, areaCode, itemCode, depotId, offerId, ...(incidentId !== undefined && { incidentId }) },
      ...{ before, after, arrivesBefore: old?.arrivesAt ?? null, arrivesAfter: now?.arrivesAt ?? null },
      reason: reasonOf(line, after > before),
    },
  ]
}

function reasonsFor(
  before: AllocationPlan,
  after: AllocationPlan,
  { offers, wishes }: Pick<AllocationInput, 'offers' | 'wishes'>,
) {
  const there = new Map(offers.map((offer) => [offer.id, offer]))
  const [asked, asks] = [needsOf(before), needsOf(after)]
  return (line: PlanLine, more: boolean): ChangeReason => {
    const { offerId, depotId, areaCode, itemCode } = line
    for (const wish of wishes) {
      if (wish.kind === 'pin' && wish.offerId === offerId && wish.areaCode === areaCode) return 'pinned'
      if (wish.kind === 'forbid-source' && (wish.offerId === offerId || wish.depotId === depotId)) return 'forbidden'
    }
    if (!more && (there.get(offerId)?.quantity ?? 0) < line.quantity) return 'offer-gone'
    const key = `${areaCode} ${itemCode}`
    const change = (asks.get(key) ?? 0) - (asked.get(key) ?? 0)
    if (more && change > 0) return 'need-more'
    return !more && change < 0 ? 'need-less' : 'moved'
  }
}

/** Units that a plan was asked for: what it sends and what is short. */
function needsOf({ lines, shortfalls }: AllocationPlan): Map<string, number> {
  const needs = new Map<string, number>()
  for (const { areaCode, itemCode, quantity } of [...lines, ...shortfalls]) {
    needs.set(`${areaCode} ${itemCode}`, (needs.get(`${areaCode} ${itemCode}`) ?? 0) + quantity)
  }
  return needs
}

function consignmentsOf({ lines }: AllocationPlan): number {
  return new Set(lines.map(({ batch, depotId, areaCode }) => `${batch} ${depotId} ${areaCode}`)).size
}

function measure(
  before: AllocationPlan,
  after: AllocationPlan,
  parts: (plan: AllocationPlan) => readonly { readonly quantity: number }[],
): Measure {
  const sum = (plan: AllocationPlan): number => parts(plan).reduce((units, { quantity }) => units + quantity, 0)
  return { before: sum(before), after: sum(after) }
}
