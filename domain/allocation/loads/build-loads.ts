import { sourceTiers } from '../../policy/allocation-rules'
import { placeOf } from '../arrival'
import type { Kind } from '../kinds'
import type { Network } from '../network'
import { batches } from '../plan'
import type { Batch } from '../plan'
import type { Shipment } from '../shipment'
import type { Routes } from './arcs'
import { coverInOrder, coverInTime, coverLate } from './cover-counties'
import type { UsefulLoad } from './cover-counties'
import { loadPinned, weighMost } from './cover-needs'
import type { Load } from './cover-needs'
import { LoadBook } from './load-book'
import { openDesk } from './load-desk'
import type { CountyNeeds, LoadDesk } from './load-desk'
import { chooseSmallestLoad } from './smallest-load'

const anyLoad: UsefulLoad = { loadKg: 0, share: 0 }

/** Packs that each destination is to get of a kind: in time, and at all. */
export type Goals = { readonly inTime: Int32Array; readonly all: Int32Array }
export type GoalsOf = (kind: Kind, batch: Batch) => Goals

/**
 * The goals in few loads. For the first batch and then the rest: what arrives in time, in the order of sources, and on
 * each rank the depot whose load covers most of all that a county needs; then what is still missing, in large loads that
 * are soon there: what can come a few hours late before anything comes later, so that nobody waits for one depot's long
 * queue. Small loads last. What is kept of an earlier plan stays as it is.
 */
export function buildLoads(
  { network, routes }: { readonly network: Network; readonly routes: Routes },
  kinds: readonly Kind[],
  goalsOf: GoalsOf,
  kept: readonly Shipment[] = [],
): Shipment[] {
  const desk = openDesk(network, routes, kinds)
  const book = new LoadBook(network, kinds, kept)
  keepLoads(desk, kept)
  for (const batch of batches) {
    const counties = needsByCounty(desk, batch, goalsOf)
    keepCovered(
      desk,
      counties,
      kept.filter((each) => each.batch === batch),
    )
    loadPins(desk, batch, counties, book)
    cover(desk, batch, counties, book)
  }
  return book.shipments()
}

/** Loads that stand keep their goods and their place in the queue. */
function keepLoads({ left, freeAt, kinds }: LoadDesk, kept: readonly Shipment[]): void {
  const kindAt = new Map(kinds.map((kind, at) => [kind.itemCode, at]))
  for (const shipment of kept) {
    const { kind, row, packs, leavesInHours } = shipment
    const cell = (kind.line[row] ?? 0) * kinds.length + (kindAt.get(kind.itemCode) ?? 0)
    left[cell] = (left[cell] ?? 0) - packs
    const place = placeOf(shipment)
    freeAt[place] = Math.max(freeAt[place] ?? 0, leavesInHours)
  }
}

function keepCovered({ kinds }: LoadDesk, counties: readonly CountyNeeds[], kept: readonly Shipment[]): void {
  const byDestination = new Map(counties.map((county) => [county.destination.index, county]))
  for (const shipment of kept) {
    const county = byDestination.get(shipment.destination)
    const open = county?.kinds.findIndex((kind) => kinds[kind]?.itemCode === shipment.kind.itemCode) ?? -1
    if (!county || open < 0) continue
    county.covered[open] = (county.covered[open] ?? 0) + shipment.packs
    county.loads.add(placeOf(shipment))
  }
}

/** What is pinned is loaded before all else; more of what the county needs then rides along. */
function loadPins(desk: LoadDesk, batch: Batch, counties: readonly CountyGoals[], book: LoadBook): void {
  for (const kind of desk.kinds) {
    for (const pin of kind.pins.filter((each) => each.batch === batch)) {
      book.addPinned(kind, pin, loadPinned(desk, kind, pin))
      const place = kind.rows[pin.row]?.place ?? 0
      counties.find(({ destination }) => destination.index === pin.destination)?.loads.add(place)
    }
  }
}

type CountyGoals = CountyNeeds & { readonly all: Float64Array }

function cover(desk: LoadDesk, batch: Batch, counties: readonly CountyGoals[], book: LoadBook): void {
  for (const county of counties) if (isOpen(county)) findMost(desk, county)
  const useful = chooseSmallestLoad(desk, counties)
  coverInTime(desk, counties, book, useful)
  for (const { all, goal } of counties) goal.set(all)
  coverInTime(desk, counties, book, useful)
  const { hoursLateTried, smallBeforeHoursLate } = desk.network.input.travel
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
  desk: LoadDesk,
  counties: readonly CountyNeeds[],
  book: LoadBook,
  hoursLate: number,
  useful: UsefulLoad,
): void {
  coverLate(desk, counties, book, { useful, hoursLate })
  const loadKg = Math.max(useful.loadKg / 4, desk.network.input.travel.smallestUsefulLoadKg)
  if (loadKg < useful.loadKg) coverLate(desk, counties, book, { useful: { ...useful, loadKg }, hoursLate })
}

/** Needs by county, the heaviest first; of each the kind of goods first that holds up the docks least. */
function needsByCounty(desk: LoadDesk, batch: Batch, goalsOf: GoalsOf): CountyGoals[] {
  const goals = desk.kinds.map((kind) => goalsOf(kind, batch))
  const counties = desk.destinations.flatMap((destination): CountyGoals[] => {
    const opens = desk.kinds.flatMap(({ packKg }, kind) => {
      const all = goals[kind]?.all[destination.index] ?? 0
      return all > 0 ? [{ kind, packKg, all, inTime: goals[kind]?.inTime[destination.index] ?? 0 }] : []
    })
    if (opens.length === 0) return []
    opens.sort((a, b) => a.all * a.packKg - b.all * b.packKg || a.kind - b.kind)
    const all = Float64Array.from(opens, (open) => open.all)
    const ways = destination.inOrder.ways.length
    const county: CountyGoals = {
      destination,
      batch,
      kinds: Int32Array.from(opens, ({ kind }) => kind),
      packKg: Float64Array.from(opens, ({ packKg }) => packKg),
      need: all,
      all,
      goal: Float64Array.from(opens, ({ inTime }) => inTime),
      covered: new Float64Array(opens.length),
      needKg: opens.reduce((sum, open) => sum + open.all * open.packKg, 0),
      loads: new Set(),
      wanting: { opens: new Int32Array(opens.length), count: 0 },
      mostInOrder: { kg: new Float64Array(ways), share: new Float64Array(ways) },
      mostByArrival: { kg: new Float64Array(ways), share: new Float64Array(ways) },
    }
    return [county]
  })
  return counties.sort((a, b) => b.needKg - a.needKg || a.destination.index - b.destination.index)
}

const isOpen = ({ all, covered }: CountyGoals): boolean => all.some((packs, open) => packs > (covered[open] ?? 0))

/** Sums of fractions may differ in their last digit: a little more than the most is still the most. */
const ALLOWANCE = 1 + 1e-9

function findMost(desk: LoadDesk, county: CountyGoals): void {
  const load: Load = { kg: 0, share: 0, complete: false }
  const { destination, mostInOrder, mostByArrival } = county
  const { inOrder, byArrival } = destination
  inOrder.ways.forEach((arc, at) => {
    weighMost(desk, county, arc, load)
    const later = byArrival.at[arc.line] ?? 0
    mostInOrder.kg[at] = mostByArrival.kg[later] = load.kg * ALLOWANCE
    mostInOrder.share[at] = mostByArrival.share[later] = load.share * ALLOWANCE
  })
}
