import { mergeNeeds, openDesk, unitsLeft } from './allocation-desk'
import type { AllocationDesk, CountyNeeds, ItemStock, OpenNeed } from './allocation-desk'
import { coverInOrder, coverInTime, coverLate } from './cover-counties'
import type { UsefulLoad } from './cover-counties'
import type { AllocationInput, AllocationNeed, AllocationPlan, Batch, Shortfall } from './plan'
import { passedOver } from './passed-over'
import { LineBook } from './plan-lines'
import { measurePlan } from './plan-measures'
import { chooseSmallestLoad } from './smallest-load'
import { sourceTiers } from './source-order'

const METHOD = { name: 'tiers-fullest-load-first', edition: '3', proof: 'none' } as const
const batches: readonly Batch[] = ['first', 'rest']
const anyLoad: UsefulLoad = { loadKg: 0, share: 0 }

/**
 * Who sends what where, in few loads. For the first batch and then the rest: what arrives in time, own county before
 * prefecture, province, centre and other provinces, and on each of these the depot whose load covers most of all that a
 * county needs; then what is still missing, in large loads that are soon there, marked late: what can come a few hours
 * late before anything comes later, so that nobody waits for one depot's long queue. Small loads last. Never below a
 * reserve floor; the loading queue of a depot is shared by all that it sends. Of what is short for all, every
 * county first gets the same share. Equal inputs give equal plans.
 */
export function planAllocation(input: AllocationInput): AllocationPlan {
  const desk = openDesk(input)
  const book = new LineBook(desk)
  const needs = mergeNeeds(input.needs)
  const shortfalls = batches.flatMap((batch) => {
    const counties = needsByCounty(
      desk,
      needs.filter((need) => need.batch === batch),
    )
    cover(desk, batch, counties, book)
    const opens = counties.flatMap((county) => county.opens)
    return opens.filter((open) => open.covered < open.need.quantity).map((open) => shortfall(desk, open))
  })
  const lines = book.lines()
  return { lines, shortfalls, ...measurePlan(needs, lines), method: METHOD }
}

function cover(desk: AllocationDesk, batch: Batch, counties: readonly CountyNeeds[], book: LineBook): void {
  const useful = chooseSmallestLoad(desk, counties)
  if (lowerGoalsOfShortItems(counties)) coverInTime(desk, counties, book, useful)
  for (const open of counties.flatMap((county) => county.opens)) open.goal = open.need.quantity
  coverInTime(desk, counties, book, useful)
  const { hoursLateTried, smallBeforeHoursLate } = desk.input.travel
  const steps = [...hoursLateTried[batch], Infinity]
  const late = (hours: readonly number[]): void =>
    hours.forEach((each) => coverLateBy(desk, counties, book, each, useful))
  late(steps.filter((hours) => hours <= smallBeforeHoursLate))
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful: anyLoad })
  late(steps.filter((hours) => hours > smallBeforeHoursLate))
  coverLate(desk, counties, book, { useful: anyLoad, hoursLate: Infinity })
}

/** At most so many hours late: useful loads, then those of a quarter of the size, before anything comes later. */
function coverLateBy(
  desk: AllocationDesk,
  counties: readonly CountyNeeds[],
  book: LineBook,
  hoursLate: number,
  useful: UsefulLoad,
): void {
  coverLate(desk, counties, book, { useful, hoursLate })
  const loadKg = Math.max(useful.loadKg / 4, desk.input.travel.smallestUsefulLoadKg)
  if (loadKg < useful.loadKg) coverLate(desk, counties, book, { useful: { ...useful, loadKg }, hoursLate })
}

/** Needs by county, the heaviest first; of each the kind of goods first that holds up the docks least. */
function needsByCounty(desk: AllocationDesk, needs: readonly AllocationNeed[]): CountyNeeds[] {
  const byCounty = new Map<string, OpenNeed[]>()
  for (const need of needs) {
    const stock = desk.stock.get(need.itemCode)
    const destination = desk.destinations.get(need.areaCode)
    if (!stock || !destination) throw new RangeError(`allocation: no stock book for ${need.itemCode}, ${need.areaCode}`)
    const opens = byCounty.get(need.areaCode) ?? []
    opens.push({ need, destination, stock, goal: need.quantity, covered: 0 })
    byCounty.set(need.areaCode, opens)
  }
  const counties = [...byCounty.values()].flatMap((opens): CountyNeeds[] => {
    const [first] = opens.sort(lightestFirst)
    return first ? [{ destination: first.destination, opens, needKg: kgOf(opens), loads: new Set() }] : []
  })
  return counties.sort(
    (a, b) => b.needKg - a.needKg || (a.destination.county.code < b.destination.county.code ? -1 : 1),
  )
}

function lightestFirst(a: OpenNeed, b: OpenNeed): number {
  return kgOf([a]) - kgOf([b]) || (a.need.itemCode < b.need.itemCode ? -1 : 1)
}

function kgOf(opens: readonly OpenNeed[]): number {
  return opens.reduce((sum, open) => sum + open.need.quantity * open.stock.massKg, 0)
}

/** The same share for every county of what is short for all of them together; says whether anything is. */
function lowerGoalsOfShortItems(counties: readonly CountyNeeds[]): boolean {
  const opens = counties.flatMap((county) => county.opens)
  const wanted = new Map<ItemStock, number>()
  for (const { stock, need } of opens) wanted.set(stock, (wanted.get(stock) ?? 0) + need.quantity)
  const there = new Map([...wanted.keys()].map((stock) => [stock, unitsLeft(stock)]))
  for (const open of opens) {
    const [units, all] = [there.get(open.stock) ?? 0, wanted.get(open.stock) ?? 0]
    if (units < all) open.goal = Math.floor((open.need.quantity * units) / all)
  }
  return [...wanted].some(([stock, all]) => (there.get(stock) ?? 0) < all)
}

function shortfall(desk: AllocationDesk, open: OpenNeed): Shortfall {
  const { areaCode, itemCode, batch } = open.need
  return {
    areaCode,
    itemCode,
    batch,
    quantity: open.need.quantity - open.covered,
    passedOver: passedOver(desk, open, 'inOrder', null),
  }
}
