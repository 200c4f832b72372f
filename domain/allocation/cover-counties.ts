import type { AllocationDesk, CountyNeeds } from './allocation-desk'
import { takeLoad, weighLoad } from './cover-needs'
import type { Load } from './cover-needs'
import { LoadQueue } from './load-queue'
import type { LineBook } from './plan-lines'
import type { Arc, SourceTier } from './source-order'
import { sourceTiers } from './source-order'

export type Pass = {
  /** Only what arrives by its deadline, loading included. */
  readonly inTime: boolean
  readonly tiers: readonly SourceTier[]
  /** A load that is smaller, in kilograms or as a share of the county's need, waits for a later pass. */
  readonly useful: { readonly loadKg: number; readonly share: number }
}

type Candidates = { readonly county: CountyNeeds; readonly queue: LoadQueue }

/** Tier by tier; on each tier, time after time, the depot that brings some county the largest share of its need in one load. */
export function coverInOrder(desk: AllocationDesk, counties: readonly CountyNeeds[], book: LineBook, pass: Pass): void {
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

/** What no source brings in time: the depot whose load is large and soon there, whatever its tier. */
export function coverLate(desk: AllocationDesk, counties: readonly CountyNeeds[], book: LineBook, pass: Pass): void {
  takeBest(
    desk,
    counties,
    counties.map((county) => county.destination.byArrival),
    book,
    pass,
  )
}

/** More of what a county needs from where loads go to it already. */
export function fillLoads(
  desk: AllocationDesk,
  counties: readonly CountyNeeds[],
  book: LineBook,
  inTime: boolean,
): void {
  for (const county of counties) {
    for (const arc of county.loads) book.add(takeLoad(desk, county, arc, inTime), inTime ? 'in-order' : 'by-arrival')
  }
}

function takeBest(
  desk: AllocationDesk,
  counties: readonly CountyNeeds[],
  arcs: readonly (readonly Arc[])[],
  book: LineBook,
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
    book.add(takeLoad(desk, county, best.arc, pass.inTime), pass.inTime ? 'in-order' : 'by-arrival')
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
  const load = weighLoad(desk, county, arc, pass.inTime)
  if (load.kg === 0 || !isUseful(county, arc, load, pass)) return 0
  if (pass.inTime) return load.share
  const hours = desk.startHours + ((desk.queuedKg[arc.depot] ?? 0) + load.kg) / (desk.loadingKgPerHour[arc.depot] ?? 1)
  return load.share / (hours + arc.travelHours)
}

/** Too little to send a lorry for, unless it completes the county's need or rides with a load that goes anyway. */
function isUseful(county: CountyNeeds, arc: Arc, load: Load, { useful }: Pass): boolean {
  if (load.complete || county.loads.has(arc)) return true
  return load.kg >= useful.loadKg || load.share >= useful.share
}
