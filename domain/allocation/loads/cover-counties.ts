import { sourceTiers } from '../../policy/allocation-rules'
import type { SourceTier } from '../../policy/allocation-rules'
import type { Arc, WayOrder } from './arcs'
import { findWanting, noLoad, takeLoad, weighLoad } from './cover-needs'
import type { Load, Take } from './cover-needs'
import type { KindsLeft } from './kinds-left'
import type { CountyNeeds, LoadDesk, MostOfLoads } from './load-desk'
import { LoadQueue } from './load-queue'

/**
 * A load worth a consignment brings this much of what the batch needs (`worth`) and is worth a vehicle (`leastKg`); or it
 * brings this share of what its county needs.
 */
export type UsefulLoad = { readonly worth: number; readonly leastKg: number; readonly share: number }

export type Pass = {
  /** Only what arrives at most so many hours after its deadline, loading included; 0 is in time. */
  readonly hoursLate: number
  readonly tiers: readonly SourceTier[]
  /** Smaller loads wait for a later pass. */
  readonly useful: UsefulLoad
}

/** How a load was found: in the order of sources, by its arrival, or since it goes to the county already. */
export type Asked = 'in-order' | 'by-arrival' | 'along'

/** Where takes are written down; a trial keeps none. */
export type Ledger = { add(takes: readonly Take[], asked: Asked): void }

/** Own areas, those that promised aid, and the centre, which gathers goods for all, are asked for large loads before others. */
const ownAndCentral: readonly SourceTier[] = ['own-county', 'own-prefecture', 'own-province', 'pact', 'central']

type Candidates = { readonly county: CountyNeeds; readonly queue: LoadQueue }

/** All that comes in time in useful loads: own areas and the centre with large loads, then all, then with smaller ones. */
export function coverInTime(desk: LoadDesk, counties: readonly CountyNeeds[], book: Ledger, useful: UsefulLoad): void {
  const { worth, leastKg } = useful
  const large = { ...useful, worth: 2 * worth, leastKg: worth > 0 ? leastKg : 2 * leastKg }
  fillLoads(desk, counties, book, 0)
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: ownAndCentral, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful })
}

/** Rank by rank; on each, time after time, the way that brings some county the largest share of its need in one load. */
export function coverInOrder(desk: LoadDesk, counties: readonly CountyNeeds[], book: Ledger, pass: Pass): void {
  const ranks = new Set(counties.flatMap(({ destination }) => destination.ranks.map(({ rank }) => rank)))
  for (const rank of [...ranks].sort((a, b) => a - b)) {
    const asked = counties.flatMap((county): Asking[] => {
      const stretch = county.destination.ranks.find((each) => each.rank === rank)
      if (!stretch || !pass.tiers.includes(stretch.tier)) return []
      return [
        { county, order: county.destination.inOrder, most: county.mostInOrder, from: stretch.from, to: stretch.to },
      ]
    })
    takeBest(desk, asked, book, pass)
  }
}

/** What no source brings in time: the depot whose load is large and soon there, whatever its tier, but never later. */
export function coverLate(
  desk: LoadDesk,
  counties: readonly CountyNeeds[],
  book: Ledger,
  { useful, hoursLate }: Pick<Pass, 'useful' | 'hoursLate'>,
): void {
  fillLoads(desk, counties, book, hoursLate)
  const asked = counties.map((county): Asking => {
    const order = county.destination.byArrival
    return { county, order, most: county.mostByArrival, from: 0, to: order.ways.length }
  })
  takeBest(desk, asked, book, { hoursLate, tiers: sourceTiers, useful })
}

/** More of what a county needs from where loads go to it already. */
function fillLoads(desk: LoadDesk, counties: readonly CountyNeeds[], book: Ledger, hoursLate: number): void {
  for (const county of counties) {
    for (const place of county.loads) {
      for (const arc of county.destination.ofPlace.get(place) ?? []) {
        book.add(takeLoad(desk, county, arc, hoursLate), 'along')
      }
    }
  }
}

/** Which ways of a county are asked: a stretch of one of its two orders. */
type Asking = {
  readonly county: CountyNeeds
  readonly order: WayOrder
  readonly most: MostOfLoads
  readonly from: number
  readonly to: number
}

function takeBest(desk: LoadDesk, asked: readonly Asking[], book: Ledger, pass: Pass): void {
  desk.kindsLeft.renew()
  const open = asked.map((each): Candidates => queueOf(desk, each, pass))
  for (;;) {
    let best: { readonly candidates: Candidates; readonly arc: Arc; readonly score: number } | undefined
    for (const candidates of open) {
      const { county, queue } = candidates
      const top = queue.best(
        (arc) => scoreOf(desk, county, arc, pass),
        (arc) => stampOf(desk, county, arc),
      )
      if (top && (!best || top.score > best.score)) best = { candidates, arc: top.arc, score: top.score }
    }
    if (!best) return
    const { county, queue } = best.candidates
    queue.drop()
    book.add(takeLoad(desk, county, best.arc, pass.hoursLate), pass.hoursLate === 0 ? 'in-order' : 'by-arrival')
    county.loads.add(best.arc.place)
    findWanting(county, wanted)
    if (wanted.kg === 0) queue.clear()
  }
}

/** What the county looked at last wants. */
const wanted: Load = noLoad()

function queueOf(desk: LoadDesk, { county, order, most, from, to }: Asking, pass: Pass): Candidates {
  const queue = new LoadQueue()
  const { ways, line, place, readyHours, leaveByHours } = order
  const { freeAt, kindsLeft } = desk
  const mayBeUseful = judgeOf(kindsLeft, { county, order, most }, pass)
  for (let at = wanted.kg > 0 ? from : to; at < to; at++) {
    const soonest = Math.max(freeAt[place[at] ?? 0] ?? 0, readyHours[at] ?? 0)
    if (most.kg[at] === 0 || soonest >= (leaveByHours[at] ?? 0) + pass.hoursLate) continue
    if (!mayBeUseful(at) || !kindsLeft.hasAnyWanted(line[at] ?? 0)) continue
    const arc = ways[at]
    const score = arc ? scoreOf(desk, county, arc, pass) : 0
    if (arc && score > 0) queue.add(arc, at, score, stampOf(desk, county, arc))
  }
  return { county, queue }
}

/** Sums of fractions may differ in their last digit. */
const ALLOWANCE = 1e-9

/** Even the largest load that a way could ever bring may be too small, as may all that is wanted: then it need not be weighed. */
function judgeOf(
  left: KindsLeft,
  { county, order, most }: Pick<Asking, 'county' | 'order' | 'most'>,
  { useful: { worth, leastKg, share } }: Pass,
): (at: number) => boolean {
  findWanting(county, wanted)
  left.aimAt(county)
  const allKg = wanted.kg * (1 - ALLOWANCE)
  const isWanted = (all: number, least: number): boolean => all * (1 + ALLOWANCE) >= least
  const [isHeavy, isWorthy, isShare] = [
    isWanted(wanted.kg, leastKg),
    isWanted(wanted.worth, worth),
    isWanted(wanted.share, share),
  ]
  const { line, place, isOwnCounty } = order
  return (at) => {
    const kg = most.kg[at] ?? 0
    if (isHeavy && kg >= leastKg && (isOwnCounty[at] === 1 || (isWorthy && (most.worth[at] ?? 0) >= worth))) return true
    if (isShare && (most.share[at] ?? 0) >= share) return true
    return county.loads.has(place[at] ?? 0) || (kg >= allKg && left.hasAllWanted(line[at] ?? 0))
  }
}

/** Changes with whatever a score depends on. */
function stampOf({ takes }: LoadDesk, county: CountyNeeds, { place }: Arc): number {
  return county.takes + (takes[place] ?? 0)
}

/** The load weighed last: weighing is done so often that it makes nothing anew. */
const weighed: Load = noLoad()

function scoreOf(desk: LoadDesk, county: CountyNeeds, arc: Arc, pass: Pass): number {
  weighLoad(desk, county, arc, pass.hoursLate, weighed)
  const { kg, share } = weighed
  if (kg === 0 || !isUseful(county, arc, weighed, pass)) return 0
  if (pass.hoursLate === 0) return share
  const from = Math.max(desk.freeAt[arc.place] ?? 0, arc.readyHours)
  return share / (from + kg / (desk.network.loadingKgPerHour[arc.place] ?? 1) + arc.travelHours)
}

/** Not too little to send a lorry for: what lies in the county itself, completes its need or rides along goes in less. */
function isUseful(county: CountyNeeds, { place, tier }: Arc, load: Load, { useful }: Pass): boolean {
  if (load.complete || county.loads.has(place) || load.share >= useful.share) return true
  return load.kg >= useful.leastKg && (tier === 'own-county' || load.worth >= useful.worth)
}
