import { mergeNeeds, openDesk } from './allocation-desk'
import type { AllocationDesk, OpenNeed } from './allocation-desk'
import { coverByTier, coverFrom } from './cover-needs'
import type { Pass } from './cover-needs'
import type { AllocationInput, AllocationNeed, AllocationPlan, Batch, Shortfall } from './plan'
import { passedOver } from './passed-over'
import { LineBook } from './plan-lines'
import { measurePlan } from './plan-measures'
import { sourceTiers } from './source-order'
import type { SourceTier } from './source-order'

const METHOD = { name: 'tiers-nearest-first', edition: '1', proof: 'none' } as const
const ownAndCentral: readonly SourceTier[] = ['own-county', 'own-prefecture', 'own-province', 'central']
const batches: readonly Batch[] = ['first', 'rest']

/**
 * Who sends what where. For the first batch and then the rest: what arrives in time, own county before prefecture,
 * province, centre and other provinces, nearest first; then what is still missing, earliest arrival first, marked late.
 * Never below a reserve floor; the loading queue of a depot is shared by all that it sends. When an item is short for
 * all, every county first gets the same share. Equal inputs give equal plans.
 */
export function planAllocation(input: AllocationInput): AllocationPlan {
  const desk = openDesk(input)
  const book = new LineBook(desk)
  const needs = mergeNeeds(input.needs)
  const shortfalls = batches.flatMap((batch) => {
    const groups = needsByItem(
      desk,
      needs.filter((need) => need.batch === batch),
    )
    for (const opens of groups) inTime(desk, opens, book)
    for (const opens of groups) late(desk, opens, book)
    return groups.flatMap((opens) => opens.filter((open) => open.left > 0).map((open) => shortfall(desk, open)))
  })
  const lines = book.lines()
  return { lines, shortfalls, ...measurePlan(needs, lines), method: METHOD }
}

/** Needs by item kind, the lightest load first (it holds up the docks least), each with the largest need first. */
function needsByItem(desk: AllocationDesk, needs: readonly AllocationNeed[]): OpenNeed[][] {
  const byItem = new Map<string, OpenNeed[]>()
  for (const need of needs) {
    const stock = desk.stock.get(need.itemCode)
    const destination = desk.destinations.get(need.areaCode)
    if (!stock || !destination) throw new RangeError(`allocation: no stock book for ${need.itemCode}, ${need.areaCode}`)
    const opens = byItem.get(need.itemCode) ?? []
    opens.push({ need, destination, stock, left: need.quantity })
    byItem.set(need.itemCode, opens)
  }
  const groups = [...byItem.entries()].map(([code, opens]) => ({
    code,
    opens: opens.sort(largestFirst),
    kg: loadOf(opens),
  }))
  groups.sort((a, b) => a.kg - b.kg || (a.code < b.code ? -1 : 1))
  return groups.map((group) => group.opens)
}

function largestFirst(a: OpenNeed, b: OpenNeed): number {
  return b.need.quantity - a.need.quantity || (a.need.areaCode < b.need.areaCode ? -1 : 1)
}

function loadOf(opens: readonly OpenNeed[]): number {
  return opens.reduce((sum, open) => sum + open.need.quantity * open.stock.massKg, 0)
}

/** Passes over one item kind before anything late is planned: own areas and the centre, then other provinces. */
function inTime(desk: AllocationDesk, opens: readonly OpenNeed[], book: LineBook): void {
  const { smallestUsefulLoadKg: loadKg, smallestUsefulShare: share } = desk.input.travel
  const all = opens.map((open) => open.need.quantity)
  const fair = fairGoals(opens)
  const passes: readonly Pass[] = [
    { inTime: true, tiers: ownAndCentral, useful: { loadKg, share } },
    { inTime: true, tiers: ownAndCentral, useful: { loadKg, share: share / 3 } },
    { inTime: true, tiers: sourceTiers, useful: { loadKg, share } },
  ]
  for (const pass of passes) {
    if (fair) book.add(coverByTier(desk, opens, fair, pass), 'in-order')
    book.add(coverByTier(desk, opens, all, pass), 'in-order')
  }
}

/** What is still missing, earliest arrival first; loads too small for a lorry only when nothing else is left. */
function late(desk: AllocationDesk, opens: readonly OpenNeed[], book: LineBook): void {
  const { smallestUsefulLoadKg: loadKg, smallestUsefulShare: share } = desk.input.travel
  lateFrom(desk, opens, book, { inTime: false, tiers: sourceTiers, useful: { loadKg, share } })
  const all = opens.map((open) => open.need.quantity)
  book.add(coverByTier(desk, opens, all, { inTime: true, tiers: sourceTiers, useful: null }), 'in-order')
  lateFrom(desk, opens, book, { inTime: false, tiers: sourceTiers, useful: null })
}

function lateFrom(desk: AllocationDesk, opens: readonly OpenNeed[], book: LineBook, pass: Pass): void {
  for (const open of opens) {
    if (open.left > 0) book.add(coverFrom(desk, open, open.destination.byArrival, open.left, pass), 'by-arrival')
  }
}

/** The same share for every county when an item is short for all of them together; null when it is not. */
function fairGoals(opens: readonly OpenNeed[]): readonly number[] | null {
  const wanted = opens.reduce((sum, open) => sum + open.need.quantity, 0)
  const there = opens[0]?.stock.left.reduce((sum, units) => sum + units, 0) ?? 0
  return there >= wanted ? null : opens.map((open) => Math.floor((open.need.quantity * there) / wanted))
}

function shortfall(desk: AllocationDesk, open: OpenNeed): Shortfall {
  const { areaCode, itemCode, batch } = open.need
  return {
    areaCode,
    itemCode,
    batch,
    quantity: open.left,
    passedOver: passedOver(desk, open, open.destination.inOrder, null),
  }
}
