import type { SourceLine } from './network'
import type { OfferRow, TakesFrom } from './offers'
import type { AllocationInput } from './plan'

type Offers = ReadonlyMap<string, readonly OfferRow[]>
type PackSizes = ReadonlyMap<string, number>
type StandIn = { readonly row: OfferRow; readonly standsIn: NonNullable<SourceLine['standsIn']> }

/**
 * Rows of other goods that stand in for a kind: each offer of a substitute (where the climate allows), and kits made of
 * their parts at a place that has all of them. They hold what their own kind leaves over.
 */
export function standInRows(itemCode: string, input: AllocationInput, offers: Offers, packSizes: PackSizes): StandIn[] {
  return [...substituteRows(itemCode, input, offers, packSizes), ...kitRows(itemCode, input, offers, packSizes)]
}

function substituteRows(
  itemCode: string,
  { substitutes = [] }: AllocationInput,
  offers: Offers,
  packSizes: PackSizes,
): StandIn[] {
  return substitutes
    .filter((each) => each.itemCode === itemCode && each.ratio > 0)
    .flatMap((standsIn) =>
      (offers.get(standsIn.byCode) ?? []).map((row, index) => ({
        standsIn,
        row: standInRow(row, [takes(standsIn.byCode, [index, row], standsIn.ratio, packSizes)]),
      })),
    )
}

function kitRows(kitCode: string, { kitParts = [] }: AllocationInput, offers: Offers, packSizes: PackSizes): StandIn[] {
  const parts = kitParts.filter((part) => part.kitCode === kitCode)
  const [first, ...others] = parts
  if (first === undefined) return []
  const ofOthers = others.map((part) => ({ part, rows: readyByPlace(offers.get(part.partCode) ?? []) }))
  return [...readyByPlace(offers.get(first.partCode) ?? [])].flatMap(([place, found]): StandIn[] => {
    const takesFrom = [takes(first.partCode, found, first.quantity, packSizes)]
    for (const { part, rows } of ofOthers) {
      const other = rows.get(place)
      if (other) takesFrom.push(takes(part.partCode, other, part.quantity, packSizes))
    }
    const isWhole = takesFrom.length === parts.length
    return isWhole ? [{ standsIn: 'kit', row: standInRow(found[1], takesFrom) }] : []
  })
}

/** All parts are named: a country has 30 000 such rows, and a copy by spreading takes several times as long. */
function standInRow(row: OfferRow, takesFrom: readonly TakesFrom[]): OfferRow {
  const { offer, place, readyHours, costStep, floor, isForbidden } = row
  return { offer, place, readyHours, costStep, packs: 0, floor, isForbidden, takesFrom }
}

type Found = readonly [index: number, row: OfferRow]

function takes(itemCode: string, [row, { offer }]: Found, units: number, packSizes: PackSizes): TakesFrom {
  return { itemCode, row, offerId: offer.id, packSize: packSizes.get(itemCode) ?? 1, units }
}

/** The largest row of goods here now by place. */
function readyByPlace(rows: readonly OfferRow[]): Map<number, Found> {
  const byPlace = new Map<number, Found>()
  rows.forEach((row, index) => {
    const known = byPlace.get(row.place)
    if (row.readyHours === 0 && (!known || known[1].packs < row.packs)) byPlace.set(row.place, [index, row])
  })
  return byPlace
}

/** Packs of each row that its own kind and other stand-ins have left so far. */
export type LeftOver = Map<string, Int32Array>

/** Packs of a kind that a stand-in row can make of what is left. */
export function packsToMake({ takesFrom }: OfferRow, packSize: number, left: LeftOver): number {
  return takesFrom.reduce((least, from) => {
    const there = (left.get(from.itemCode)?.[from.row] ?? 0) * from.packSize
    return Math.min(least, Math.floor(there / (from.units * packSize) + 1e-9))
  }, Infinity)
}

/** Whole packs of the other goods that so many packs of the kind are made of. */
export function packsTaken(packs: number, packSize: number, from: TakesFrom): number {
  return Math.ceil((packs * packSize * from.units) / from.packSize - 1e-9)
}
