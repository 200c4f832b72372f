import { sourceTiers } from '../../policy/allocation-rules'
import type { SourceTier } from '../../policy/allocation-rules'
import type { Arc } from './arcs'
import { takeLoad, weighLoad } from './cover-needs'
import type { Load, Take } from './cover-needs'
import type { CountyNeeds, LoadDesk } from './load-desk'
import { LoadQueue } from './load-queue'

/** A load worth a consignment has this many kilograms, or this share of what its county needs. */
export type UsefulLoad = { readonly loadKg: number; readonly share: number }

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
  const large = { ...useful, loadKg: 2 * useful.loadKg }
  fillLoads(desk, counties, book, 0)
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: ownAndCentral, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful })
}

/** Rank by rank; on each, time after time, the way that brings some county the largest share of its need in one load. */
export function coverInOrder(desk: LoadDesk, counties: readonly CountyNeeds[], book: Ledger, pass: Pass): void {
  const ends = counties.map(() => 0)
  for (;;) {
    const ranks = counties.map((county, index) => county.destination.inOrder[ends[index] ?? 0]?.rank ?? Infinity)
    const rank = Math.min(...ranks)
    if (rank === Infinity) return
    const arcs = counties.map((county, index) => {
      const from = ends[index] ?? 0
      const { inOrder } = county.destination
      let to = from
      while (inOrder[to]?.rank === rank) to++
      ends[index] = to
      const [first] = inOrder.slice(from, from + 1)
      return to > from && first && pass.tiers.includes(first.tier) ? inOrder.slice(from, to) : []
    })
    takeBest(desk, counties, arcs, book, pass)
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
  const arcs = counties.map((county) => county.destination.byArrival)
  takeBest(desk, counties, arcs, book, { hoursLate, tiers: sourceTiers, useful })
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

function takeBest(
  desk: LoadDesk,
  counties: readonly CountyNeeds[],
  arcs: readonly (readonly Arc[])[],
  book: Ledger,
  pass: Pass,
): void {
  const open = counties.map((county, index): Candidates => queueOf(desk, county, arcs[index] ?? [], pass))
  for (;;) {
    let best: { readonly candidates: Candidates; readonly arc: Arc; readonly score: number } | undefined
    for (const candidates of open) {
      const { county, queue } = candidates
      const top = queue.best((arc) => scoreOf(desk, county, arc, pass))
      if (top && (!best || top.score > best.score)) best = { candidates, arc: top.arc, score: top.score }
    }
    if (!best) return
    const { county, queue } = best.candidates
    queue.drop()
    book.add(takeLoad(desk, county, best.arc, pass.hoursLate), pass.hoursLate === 0 ? 'in-order' : 'by-arrival')
    county.loads.add(best.arc.place)
  }
}

function queueOf(desk: LoadDesk, county: CountyNeeds, arcs: readonly Arc[], pass: Pass): Candidates {
  const queue = new LoadQueue()
  const wantedKg = kgWanted(county)
  if (wantedKg > 0) {
    arcs.forEach((arc, rank) => {
      if (!canBeUseful(desk, county, arc, wantedKg, pass)) return
      const score = scoreOf(desk, county, arc, pass)
      if (score > 0) queue.add(arc, rank, score)
    })
  }
  return { county, queue }
}

function kgWanted({ goal, covered, packKg }: CountyNeeds): number {
  return goal.reduce((kg, packs, open) => kg + Math.max(0, packs - (covered[open] ?? 0)) * (packKg[open] ?? 0), 0)
}

/** Even the largest load that this way could ever bring may be too small; then it need not be weighed. */
function canBeUseful(desk: LoadDesk, county: CountyNeeds, arc: Arc, wantedKg: number, { useful }: Pass): boolean {
  const [kg = 0, share = 0] = [county.mostKg[arc.line], county.mostShare[arc.line]]
  if (kg === 0) return false
  const least = smallestLoadKg(desk, arc, useful)
  // all that is wanted, sums of fractions aside
  return kg >= Math.min(least, wantedKg * (1 - 1e-9)) || share >= useful.share || county.loads.has(arc.place)
}

/** The load weighed last: weighing is done so often that it makes nothing anew. */
const weighed: Load = { kg: 0, share: 0, complete: false }

function scoreOf(desk: LoadDesk, county: CountyNeeds, arc: Arc, pass: Pass): number {
  weighLoad(desk, county, arc, pass.hoursLate, weighed)
  const { kg, share } = weighed
  if (kg === 0 || !isUseful(desk, county, arc, weighed, pass)) return 0
  if (pass.hoursLate === 0) return share
  const from = Math.max(desk.freeAt[arc.place] ?? 0, arc.readyHours)
  return share / (from + kg / (desk.network.loadingKgPerHour[arc.place] ?? 1) + arc.travelHours)
}

/** Not too little to send a lorry for: what lies in the county itself, completes its need or rides along goes in less. */
function isUseful(desk: LoadDesk, county: CountyNeeds, arc: Arc, load: Load, { useful }: Pass): boolean {
  if (load.complete || county.loads.has(arc.place) || load.share >= useful.share) return true
  return load.kg >= smallestLoadKg(desk, arc, useful)
}

function smallestLoadKg({ network }: LoadDesk, { tier }: Arc, { loadKg }: UsefulLoad): number {
  return tier === 'own-county' ? Math.min(loadKg, network.input.travel.smallestUsefulLoadKg) : loadKg
}
