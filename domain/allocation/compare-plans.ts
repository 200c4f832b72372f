import { bansOf, isAbout } from './bans'
import { offersOf } from './plan-sums'
import type { AllocationInput, AllocationPlan, Batch, PlanLine } from './plan'
import type { Instant } from '../time/instant'

/** Why a line is not what it was: the officer's wish, the offer, the need, goods that stand in, or the plan as a whole. */
export const changeReasons = [
  'pinned',
  'forbidden',
  'allowed',
  'offer-gone',
  'substitution',
  'need-more',
  'need-less',
  'moved',
] as const
export type ChangeReason = (typeof changeReasons)[number]

export type LineChange = {
  readonly batch: Batch
  readonly areaCode: string
  readonly itemCode: string
  readonly depotId: string
  readonly offerId: string
  readonly incidentId?: string
  /** The kind needed, where the goods stand in for it. */
  readonly standsInFor: string | null
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
  const touched = offersTouched(before, after)
  const [old, now] = [byKey(before.lines, touched), byKey(after.lines, touched)]
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort()
  const reasonOf = reasonsFor(before, after, { ...input, offers: offersOf(input.offers, touched) })
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

/** Offers of lines that only one of the plans has: a plan that goes on from another shares all other lines with it. */
function offersTouched(before: AllocationPlan, after: AllocationPlan): ReadonlySet<string> {
  const [was, is] = [new Set(before.lines), new Set(after.lines)]
  const offers = new Set<string>()
  for (const line of before.lines) if (!is.has(line)) offers.add(line.offerId)
  for (const line of after.lines) if (!was.has(line)) offers.add(line.offerId)
  return offers
}

type Sum = { readonly line: PlanLine; quantity: number; arrivesAt: Instant }

/** What an offer sends for one need, as itself or standing in: its part in time and its late part together. */
function byKey(lines: readonly PlanLine[], offers: ReadonlySet<string>): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const line of lines) {
    const { batch, areaCode, itemCode, depotId, offerId, incidentId = '', standsInFor } = line
    if (!offers.has(offerId)) continue
    const key = `${batch} ${areaCode} ${itemCode} ${depotId} ${offerId} ${incidentId} ${standsInFor?.itemCode ?? ''}`
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
      standsInFor: line.standsInFor?.itemCode ?? null,
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
  const isForbidden = bansOf(wishes)
  const [asked, asks] = [needsOf(before), needsOf(after)]
  return (line: PlanLine, more: boolean): ChangeReason => {
    const { offerId, depotId, areaCode, itemCode, standsInFor } = line
    const offer = there.get(offerId) ?? { id: offerId, depotId, quantity: 0 }
    if (wishes.some((wish) => wish.kind === 'pin' && wish.offerId === offerId && wish.areaCode === areaCode))
      return 'pinned'
    if (isForbidden(offer)) return 'forbidden'
    if (more && wishes.some((wish) => wish.kind === 'allow-source' && isAbout(wish, offer))) return 'allowed'
    if (!more && offer.quantity < line.quantity) return 'offer-gone'
    if (standsInFor !== undefined) return 'substitution'
    const key = `${areaCode} ${itemCode}`
    const [was, is] = [asked.get(key) ?? nothing, asks.get(key) ?? nothing]
    // goods stand in where they did not before, or no longer do: the kind itself goes the other way
    if (more ? is.standIns < was.standIns : is.standIns > was.standIns) return 'substitution'
    if (more && is.units > was.units) return 'need-more'
    return !more && is.units < was.units ? 'need-less' : 'moved'
  }
}

type Asked = { units: number; standIns: number }
const nothing: Readonly<Asked> = { units: 0, standIns: 0 }

/** Units that a plan was asked for: what it sends, as itself or by goods that stand in, and what is short. */
function needsOf({ lines, shortfalls }: AllocationPlan): ReadonlyMap<string, Readonly<Asked>> {
  const needs = new Map<string, Asked>()
  const askedFor = (areaCode: string, itemCode: string): Asked => {
    const key = `${areaCode} ${itemCode}`
    const known = needs.get(key) ?? { units: 0, standIns: 0 }
    needs.set(key, known)
    return known
  }
  for (const { areaCode, itemCode, quantity } of shortfalls) askedFor(areaCode, itemCode).units += quantity
  for (const { areaCode, itemCode, quantity, standsInFor } of lines) {
    const asked = askedFor(areaCode, standsInFor?.itemCode ?? itemCode)
    asked.units += standsInFor?.quantity ?? quantity
    asked.standIns += standsInFor?.quantity ?? 0
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
