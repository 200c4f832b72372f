import { sourceTiers } from '../../policy/allocation-rules'
import { placeOf } from '../arrival'
import type { Kind } from '../kinds'
import type { Network } from '../network'
import { batches } from '../plan'
import type { Batch, LoadsTried } from '../plan'
import type { Shipment } from '../shipment'
import type { Routes } from './arcs'
import { coverInOrder, coverLate } from './cover-counties'
import type { UsefulLoad } from './cover-counties'
import { loadPinned, noLoad, weighMost } from './cover-needs'
import { exchangeLoads } from './exchange-loads'
import { LoadBook } from './load-book'
import { openDesk } from './load-desk'
import type { CountyNeeds, LoadDesk, MostOfLoads } from './load-desk'
import { LoadPlaces } from './load-places'
import { stepsInTime, takeSteps } from './load-steps'
import { chooseSmallestLoad, coveredShares } from './smallest-load'

const anyLoad: UsefulLoad = { worth: 0, leastKg: 0, share: 0 }

/** Packs that each destination is to get of a kind: in time, and at all. */
export type Goals = { readonly inTime: Int32Array; readonly all: Int32Array }
export type GoalsOf = (kind: Kind, batch: Batch) => Goals

/** What goes, and the sizes of loads that were tried for it. */
export type Loads = { readonly shipments: readonly Shipment[]; readonly tried: readonly LoadsTried[] }

/**
 * The goals in few loads. For the first batch and then the rest: what arrives in time, in the order of sources, and on
 * each rank the depot whose load covers most of all that a county needs, in loads as small as pays; then small loads are
 * exchanged for better ones. Then what is still missing, in large loads that are soon there: what can come a few hours
 * late before anything comes later, so that nobody waits for one depot's long queue. Small loads last. What is kept of an
 * earlier plan stays as it is.
 */
export function buildLoads(
  { network, routes }: { readonly network: Network; readonly routes: Routes },
  kinds: readonly Kind[],
  goalsOf: GoalsOf,
  kept: readonly Shipment[] = [],
): Loads {
  const desk = openDesk(network, routes, kinds)
  const book = new LoadBook(network, kinds, kept)
  keepLoads(desk, kept)
  const tried: LoadsTried[] = []
  for (const batch of batches) {
    const counties = needsByCounty(desk, batch, goalsOf)
    keepCovered(
      desk,
      counties,
      kept.filter((each) => each.batch === batch),
    )
    loadPins(desk, batch, counties, book)
    tried.push(...cover(desk, batch, counties, book))
  }
  return { shipments: book.shipments(), tried }
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
function loadPins(desk: LoadDesk, batch: Batch, counties: readonly CountyNeeds[], book: LoadBook): void {
  for (const kind of desk.kinds) {
    for (const pin of kind.pins.filter((each) => each.batch === batch)) {
      book.addPinned(kind, pin, loadPinned(desk, kind, pin))
      const place = kind.rows[pin.row]?.place ?? 0
      counties.find(({ destination }) => destination.index === pin.destination)?.loads.add(place)
    }
  }
}

function cover(desk: LoadDesk, batch: Batch, counties: readonly CountyNeeds[], book: LoadBook): LoadsTried[] {
  for (const county of counties) if (isOpen(county)) findMost(desk, county)
  const { useful, tried } = chooseSmallestLoad(desk, counties)
  const steps = stepsInTime(desk, counties, useful)
  takeSteps(desk, counties, exchangeLoads(desk, counties, steps), book)
  const brought = coveredShares(counties)
  coverRest(desk, batch, counties, book, useful)
  return tried.map((each) => (each.isChosen ? { ...each, inTime: brought.inTime } : each))
}

/** What doesn't come in time in useful loads: late, but no later than needed. */
function coverRest(
  desk: LoadDesk,
  batch: Batch,
  counties: readonly CountyNeeds[],
  book: LoadBook,
  useful: UsefulLoad,
): void {
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
  if (useful.worth > 0) coverLate(desk, counties, book, { useful: { ...useful, worth: useful.worth / 4 }, hoursLate })
}

/** Needs by county, the heaviest first; of each the lightest packs first: so the docks bring most of them. */
function needsByCounty(desk: LoadDesk, batch: Batch, goalsOf: GoalsOf): CountyNeeds[] {
  const goals = desk.kinds.map((kind) => goalsOf(kind, batch))
  const ofBatch = { kg: 0, packs: 0 }
  const counties = desk.destinations.flatMap((destination): CountyNeeds[] => {
    const opens = desk.kinds.flatMap(({ packKg }, kind) => {
      const all = goals[kind]?.all[destination.index] ?? 0
      return all > 0 ? [{ kind, packKg, all, inTime: goals[kind]?.inTime[destination.index] ?? 0 }] : []
    })
    if (opens.length === 0) return []
    opens.sort((a, b) => a.packKg - b.packKg || a.kind - b.kind)
    const all = Float64Array.from(opens, (open) => open.all)
    const ways = destination.inOrder.ways.length
    const needKg = opens.reduce((sum, open) => sum + open.all * open.packKg, 0)
    const needPacks = all.reduce((sum, packs) => sum + packs, 0)
    ofBatch.kg += needKg
    ofBatch.packs += needPacks
    const county: CountyNeeds = {
      destination,
      batch,
      kinds: Int32Array.from(opens, ({ kind }) => kind),
      packKg: Float64Array.from(opens, ({ packKg }) => packKg),
      need: all,
      fair: Float64Array.from(opens, ({ inTime }) => inTime),
      goal: Float64Array.from(opens, ({ inTime }) => inTime),
      covered: new Float64Array(opens.length),
      ...{ needKg, needPacks, ofBatch },
      loads: new LoadPlaces(desk.network.places.length),
      takes: 0,
      wanting: { opens: new Int32Array(opens.length), count: 0 },
      mostInOrder: mostOf(ways),
      mostByArrival: mostOf(ways),
    }
    return [county]
  })
  return counties.sort((a, b) => b.needKg - a.needKg || a.destination.index - b.destination.index)
}

function mostOf(ways: number): MostOfLoads {
  return { kg: new Float64Array(ways), share: new Float64Array(ways), worth: new Float64Array(ways) }
}

const isOpen = ({ need, covered }: CountyNeeds): boolean => need.some((packs, open) => packs > (covered[open] ?? 0))

/** Sums of fractions may differ in their last digit: a little more than the most is still the most. */
const ALLOWANCE = 1 + 1e-9

function findMost(desk: LoadDesk, county: CountyNeeds): void {
  const load = noLoad()
  const { destination, mostInOrder, mostByArrival } = county
  const { inOrder, byArrival } = destination
  inOrder.line.forEach((line, at) => {
    weighMost(desk, county, line, load)
    if (load.kg === 0) return
    const later = byArrival.at[line] ?? 0
    mostInOrder.kg[at] = mostByArrival.kg[later] = load.kg * ALLOWANCE
    mostInOrder.share[at] = mostByArrival.share[later] = load.share * ALLOWANCE
    mostInOrder.worth[at] = mostByArrival.worth[later] = load.worth * ALLOWANCE
  })
}
