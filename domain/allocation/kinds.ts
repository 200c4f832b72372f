import { LineBook } from './line-book'
import type { SourceLine } from './network'
import type { OfferRow } from './offers'
import { standInRows } from './stand-ins'
import type { Places } from './network'
import { destinationKey } from './network'
import { offersByItem } from './offers'
import { mergeNeeds } from './needs'
import type { AllocationInput, AllocationNeed, PackedItem } from './plan'

/** One item kind in whole packs: rows have it, or goods that stand in for it; destinations need it. */
export type Kind = {
  readonly itemCode: string
  readonly packSize: number
  readonly packKg: number
  readonly rows: readonly OfferRow[]
  /** Per row its line in the network's cost table. */
  readonly line: Int32Array
  /** Packs per row, pins taken off; stand-ins get theirs when their own kind is solved. */
  readonly supply: Int32Array
  /** Packs per destination, pins taken off. */
  readonly first: Int32Array
  readonly rest: Int32Array
  readonly pins: readonly Pin[]
}

export type Pin = {
  readonly row: number
  readonly destination: number
  readonly batch: 'first' | 'rest'
  readonly packs: number
}

export type Kinds = {
  readonly kinds: readonly Kind[]
  readonly book: LineBook
  readonly needs: readonly AllocationNeed[]
}

/** All kinds asked for, those whose goods stand in for others before these, with the lines that their rows share. */
export function openKinds(input: AllocationInput, places: Places): Kinds {
  const { goods, lines } = goodsOf(input, places)
  return { ...kindsOf(input, goods, places), book: new LineBook(lines) }
}

/** The same after others: their lines go on in the book. */
export function openKindsAfter(input: AllocationInput, places: Places, book: LineBook): Kinds {
  return { ...kindsOf(input, goodsInLines(input, places, book), places), book }
}

/** What there is of a kind: facts of the input that nobody who plans changes. */
type Goods = Pick<Kind, 'itemCode' | 'packSize' | 'packKg' | 'rows' | 'line'>

type GoodsInLines = { readonly goods: readonly Goods[]; readonly lines: readonly SourceLine[] }
const known = new WeakMap<AllocationInput, GoodsInLines>()

/** Put into rows and lines once for all who read an input. */
function goodsOf(input: AllocationInput, places: Places): GoodsInLines {
  const before = known.get(input)
  if (before !== undefined) return before
  const book = new LineBook()
  const opened = { goods: goodsInLines(input, places, book), lines: book.lines }
  known.set(input, opened)
  return opened
}

function goodsInLines(input: AllocationInput, places: Places, book: LineBook): Goods[] {
  const items = new Map(input.items.map((item) => [item.code, item]))
  const asked = [...new Set(mergeNeeds(input).map((need) => need.itemCode))].sort()
  const codes = inOrderOfUse(asked, input)
  const packs = new Map(codes.map((code) => [code, packOf(code, items)]))
  const sizes = new Map([...packs].map(([code, { size }]) => [code, size]))
  const offers = offersByItem(input, places.placeOf, sizes)
  return codes.map((itemCode): Goods => {
    const { size: packSize, kg: packKg } = packs.get(itemCode) ?? { size: 1, kg: 0 }
    const own = offers.get(itemCode) ?? []
    const standIns = asked.includes(itemCode) ? standInRows(itemCode, input, offers, sizes) : []
    const rows = standIns.length === 0 ? own : [...own, ...standIns.map(({ row }) => row)]
    const line = new Int32Array(rows.length)
    own.forEach((row, at) => (line[at] = book.lineOf(row, null)))
    standIns.forEach(({ row, standsIn }, at) => (line[own.length + at] = book.lineOf(row, standsIn)))
    return { itemCode, packSize, packKg, rows, line }
  })
}

function kindsOf(input: AllocationInput, goods: readonly Goods[], places: Places): Omit<Kinds, 'book'> {
  const needs = mergeNeeds(input)
  const kinds = goods.map((each): Kind => {
    const { itemCode, packSize, rows } = each
    const supply = new Int32Array(rows.length)
    rows.forEach(({ takesFrom, packs }, row) => (supply[row] = takesFrom.length > 0 ? 0 : packs))
    const packsNeeded = needsInPacks(needs, itemCode, packSize, places)
    const pins = takePins(input, itemCode, packSize, rows, supply, packsNeeded, places)
    return { ...each, supply, ...packsNeeded, pins }
  })
  return { kinds, needs }
}

function packOf(code: string, items: ReadonlyMap<string, PackedItem>): { size: number; kg: number } {
  const item = items.get(code)
  if (item === undefined) throw new RangeError(`allocation: item kind ${code} is not among the items given`)
  const size = Math.max(1, item.packSize ?? 1)
  return { size, kg: (item.massG * size) / 1000 }
}

/** A kind comes after those whose goods stand in for it; where they stand in for each other, in the order of codes. */
function inOrderOfUse(asked: readonly string[], { substitutes = [], kitParts = [] }: AllocationInput): string[] {
  const suppliers = new Map<string, string[]>()
  const add = (code: string, by: string): void => void suppliers.set(code, [...(suppliers.get(code) ?? []), by])
  for (const { itemCode, byCode } of substitutes) add(itemCode, byCode)
  for (const { kitCode, partCode } of kitParts) add(kitCode, partCode)
  const begun = new Set<string>()
  const order: string[] = []
  const visit = (code: string): void => {
    if (begun.has(code)) return
    begun.add(code)
    if (asked.includes(code)) for (const by of suppliers.get(code) ?? []) visit(by)
    order.push(code)
  }
  asked.forEach(visit)
  return order
}

type PacksNeeded = { readonly first: Int32Array; readonly rest: Int32Array }

/** Needs rounded up to whole packs: both batches together, so that the rest doesn't round up again what the first did. */
function needsInPacks(
  needs: readonly AllocationNeed[],
  itemCode: string,
  packSize: number,
  places: Places,
): PacksNeeded {
  const count = places.destinations.length
  const units = { first: new Float64Array(count), rest: new Float64Array(count) }
  const index = new Map(places.destinations.map((each, at) => [destinationKey(each.county.code, each.incidentId), at]))
  for (const need of needs) {
    if (need.itemCode !== itemCode) continue
    const at = index.get(destinationKey(need.areaCode, need.incidentId)) ?? 0
    units[need.batch][at] = (units[need.batch][at] ?? 0) + need.quantity
  }
  const first = Int32Array.from(units.first, (each) => Math.ceil(each / packSize))
  const rest = first.map((packs, at) => {
    const all = (units.first[at] ?? 0) + (units.rest[at] ?? 0)
    return Math.ceil(all / packSize) - packs
  })
  return { first, rest }
}

/** Pinned packs leave supply and need before anything else; never more than there is or than is needed. */
function takePins(
  { wishes }: AllocationInput,
  itemCode: string,
  packSize: number,
  rows: readonly OfferRow[],
  supply: Int32Array,
  { first, rest }: PacksNeeded,
  { destinations }: Places,
): Pin[] {
  const pins: Pin[] = []
  for (const wish of wishes) {
    if (wish.kind !== 'pin' || wish.itemCode !== itemCode) continue
    const row = rows.findIndex(({ offer, takesFrom }) => offer.id === wish.offerId && takesFrom.length === 0)
    let wanted = Math.min(Math.ceil(wish.quantity / packSize), supply[row] ?? 0)
    for (const batch of ['first', 'rest'] as const) {
      const need = batch === 'first' ? first : rest
      destinations.forEach(({ county }, destination) => {
        const packs = county.code === wish.areaCode ? Math.min(wanted, need[destination] ?? 0) : 0
        if (packs <= 0) return
        wanted -= packs
        need[destination] = (need[destination] ?? 0) - packs
        supply[row] = (supply[row] ?? 0) - packs
        pins.push({ row, destination, batch, packs })
      })
    }
  }
  return pins
}
