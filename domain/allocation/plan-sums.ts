import type { ItemKind } from '../supply/stock'
import type { SupplyOffer } from '../supply/offer'
import type { AllocationPlan } from './plan'

/** What a plan comes to, to be laid beside another: units, lines, consignments, money in fen, tonne-kilometres. */
export type PlanSums = {
  readonly coverageMin: number
  readonly coverageMean: number
  readonly onTimeShare: number
  readonly units: number
  readonly lines: number
  readonly consignments: number
  readonly lateUnits: number
  readonly shortUnits: number
  readonly costFen: number
  readonly distanceTonneKm: number
  readonly proof: 'none' | 'optimal' | 'bound'
  readonly gap: number | null
}

/** Sums up a plan; prices are those of the offers that its lines draw on, masses those of the catalogue. */
export function sumPlan(
  plan: AllocationPlan,
  {
    offers,
    items,
  }: { readonly offers: readonly SupplyOffer[]; readonly items: readonly Pick<ItemKind, 'code' | 'massG'>[] },
): PlanSums {
  const drawn = offersOf(offers, new Set(plan.lines.map((line) => line.offerId)))
  const price = new Map(drawn.map((offer) => [offer.id, offer.unitCostFen]))
  const mass = new Map(items.map((item) => [item.code, item.massG]))
  const sum = <T>(parts: readonly T[], of: (part: T) => number): number =>
    parts.reduce((total, part) => total + of(part), 0)
  const { lines, shortfalls, coverageMin, coverageMean, onTimeShare, method } = plan
  return {
    ...{ coverageMin, coverageMean, onTimeShare, lines: lines.length },
    units: sum(lines, ({ quantity }) => quantity),
    consignments: new Set(lines.map(({ batch, depotId, areaCode }) => `${batch} ${depotId} ${areaCode}`)).size,
    lateUnits: sum(lines, ({ late, quantity }) => (late ? quantity : 0)),
    shortUnits: sum(shortfalls, ({ quantity }) => quantity),
    costFen: sum(lines, ({ offerId, quantity }) => (price.get(offerId) ?? 0) * quantity),
    distanceTonneKm: sum(
      lines,
      ({ itemCode, quantity, distanceKm }) => ((mass.get(itemCode) ?? 0) * quantity * distanceKm) / 1e6,
    ),
    proof: method.proof,
    gap: method.gap ?? (method.proof === 'optimal' ? 0 : null),
  }
}

/** Those of very many offers that a plan draws on. */
export function offersOf(offers: readonly SupplyOffer[], ids: ReadonlySet<string>): SupplyOffer[] {
  return offers.filter(({ id }) => ids.has(id))
}

export type ShortfallChange = {
  readonly areaCode: string
  readonly itemCode: string
  readonly before: number
  readonly after: number
}

/** Where two plans leave different needs unmet, over both batches; in the order of county and item. */
export function shortfallChanges(before: AllocationPlan, after: AllocationPlan): ShortfallChange[] {
  const [was, is] = [before, after].map(unmetOf)
  const keys = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].sort()
  return keys.flatMap((key) => {
    const [areaCode = '', itemCode = ''] = key.split(' ')
    const change = { areaCode, itemCode, before: was?.get(key) ?? 0, after: is?.get(key) ?? 0 }
    return change.before === change.after ? [] : [change]
  })
}

function unmetOf({ shortfalls }: AllocationPlan): Map<string, number> {
  const unmet = new Map<string, number>()
  for (const { areaCode, itemCode, quantity } of shortfalls)
    unmet.set(`${areaCode} ${itemCode}`, (unmet.get(`${areaCode} ${itemCode}`) ?? 0) + quantity)
  return unmet
}
