import type { AllocationDesk, CountyNeeds } from './allocation-desk'
import { takeLoad, weighLoad } from './cover-needs'
import type { Load } from './cover-needs'
import { LoadQueue } from './load-queue'
import type { LineBook } from './plan-lines'
import type { Arc, SourceTier } from './source-order'
import { sourceTiers } from './source-order'

/** A load worth a consignment has this many kilograms, or this share of what its county needs. */
export type UsefulLoad = { readonly loadKg: number; readonly share: number }

export type Pass = {
  /** Only what arrives at most so many hours after its deadline, loading included; 0 is in time. */
  readonly hoursLate: number
  readonly tiers: readonly SourceTier[]
  /** Smaller loads wait for a later pass. */
  readonly useful: UsefulLoad
}

/** Where takes are written down; a trial keeps none. */
export type Ledger = Pick<LineBook, 'add'>

const ownAndCentral: readonly SourceTier[] = ['own-county', 'own-prefecture', 'own-province', 'central']

type Candidates = { readonly county: CountyNeeds; readonly queue: LoadQueue }

/** All that comes in time in useful loads: own areas and the centre with large loads, then all, then with smaller ones. */
export function coverInTime(
  desk: AllocationDesk,
  counties: readonly CountyNeeds[],
  book: Ledger,
  useful: UsefulLoad,
): void {
  const large = { ...useful, loadKg: 2 * useful.loadKg }
  fillLoads(desk, counties, book, 0)
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: ownAndCentral, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful: large })
  coverInOrder(desk, counties, book, { hoursLate: 0, tiers: sourceTiers, useful })
}

/** Tier by tier; on each tier, time after time, the depot that brings some county the largest share of its need in one load. */
export function coverInOrder(desk: AllocationDesk, counties: readonly CountyNeeds[], book: Ledger, pass: Pass): void {
  const ends = counties.map(() => 0)
  for (const [tier, name] of sourceTiers.entries()) {
    const candidates = counties.map((county, index) => {
      const arcs = county.destination.inOrder
      const from = ends[index] ?? 0
      let to = from
      while (arcs[to]?.tier === tier) to++
      ends[index] = to
      return pass.tiers.includes(name) ? arcs.slice(from, to) : []
    })
    takeBest(desk, counties, candidates, book, pass)
  }
}

/** What no source brings in time: the depot whose load is large and soon there, whatever its tier, but never later. */
export function coverLate(
  desk: AllocationDesk,
  counties: readonly CountyNeeds[],
  book: Ledger,
  { useful, hoursLate }: Pick<Pass, 'useful' | 'hoursLate'>,
): void {
  fillLoads(desk, counties, book, hoursLate)
  const arcs = counties.map((county) => county.destination.byArrival)
  takeBest(desk, counties, arcs, book, { hoursLate, tiers: sourceTiers, useful })
}

/** More of what a county needs from where loads go to it already. */
function fillLoads(desk: AllocationDesk, counties: readonly CountyNeeds[], book: Ledger, hoursLate: number): void {
  for (const county of counties) {
    for (const arc of county.loads) book.add(takeLoad(desk, county, arc, hoursLate), 'along')
  }
}

function takeBest(
  desk: AllocationDesk,
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
    county.loads.add(best.arc)
  }
}

function queueOf(desk: AllocationDesk, county: CountyNeeds, arcs: readonly Arc[], pass: Pass): Candidates {
  const queue = new LoadQueue()
  if (county.opens.some((open) => open.covered < open.goal)) {
    arcs.forEach((arc, rank) => {
      const score = scoreOf(desk, county, arc, pass)
      if (score > 0) queue.add(arc, rank, score)
    })
  }
  return { county, queue }
}

function scoreOf(desk: AllocationDesk, county: CountyNeeds, arc: Arc, pass: Pass): number {
  const load = weighLoad(desk, county, arc, pass.hoursLate)
  if (load.kg === 0 || !isUseful(desk, county, arc, load, pass)) return 0
  if (pass.hoursLate === 0) return load.share
  const hours = desk.startHours + ((desk.queuedKg[arc.depot] ?? 0) + load.kg) / (desk.loadingKgPerHour[arc.depot] ?? 1)
  return load.share / (hours + arc.travelHours)
}

/** Not too little to send a lorry for: what lies in the county itself, completes its need or rides along goes in less. */
function isUseful(desk: AllocationDesk, county: CountyNeeds, arc: Arc, load: Load, { useful }: Pass): boolean {
  if (load.complete || county.loads.has(arc) || load.share >= useful.share) return true
  const isOwn = sourceTiers[arc.tier] === 'own-county'
  return load.kg >= (isOwn ? Math.min(useful.loadKg, desk.input.travel.smallestUsefulLoadKg) : useful.loadKg)
}
