import type { Arc } from './arcs'
import { findWanting, noLoad, weighLoad } from './cover-needs'
import type { CountyNeeds, LoadDesk } from './load-desk'
import { LoadReplay } from './load-replay'
import type { LoadStep } from './load-steps'

/** Bounded by counts, so that equal inputs give equal plans: rounds, ways weighed in all, and packs loaded anew in a round. */
const ROUNDS = 8
const WAYS_WEIGHED = 10_000_000
const CELLS_LOADED = 4_000_000
/** Sums of fractions aside, an exchange that brings no more is none. */
const LEAST_GAIN = 1e-9

/**
 * Loads that bring little are given up for others that bring more, one for one, as long as more of the batch comes in
 * time. Each exchange is loaded again from the start, so what other depots then bring of what was given up is counted.
 * What stands already, lies in the county itself or brings much of what its county needs is not given up.
 */
export function exchangeLoads(
  desk: LoadDesk,
  counties: readonly CountyNeeds[],
  steps: readonly LoadStep[],
): readonly LoadStep[] {
  const ways = counties.reduce((sum, { destination, kinds }) => sum + destination.inOrder.ways.length * kinds.length, 0)
  const rounds = Math.min(ROUNDS, Math.floor(WAYS_WEIGHED / Math.max(1, ways)))
  const exchange = { desk, counties, replay: new LoadReplay(desk, counties) }
  let found: readonly LoadStep[] | null = steps
  for (let round = 0; round < rounds && found; round++) {
    steps = found
    found = exchangeOnce(exchange, steps)
  }
  return found ?? steps
}

type Exchange = { readonly desk: LoadDesk; readonly counties: readonly CountyNeeds[]; readonly replay: LoadReplay }
/** A load that goes, by its key, with what it brings. */
type Going = { readonly first: LoadStep; worth: number }
/** A load that could go too, with what it would bring at the end of all. */
type Idle = { readonly county: CountyNeeds; readonly arc: Arc; readonly worth: number }

/** As many exchanges at once as pay by themselves, fewer where they don't together; null if none does. */
function exchangeOnce(exchange: Exchange, steps: readonly LoadStep[]): readonly LoadStep[] | null {
  const { desk, replay } = exchange
  const going = new Map<number, Going>()
  const now = replay.run(steps, (step, worth) => {
    const key = keyOf(desk, step.county, step.arc)
    const known = going.get(key)
    if (known) known.worth += worth
    else going.set(key, { first: step, worth })
  })
  const idle = findIdle(exchange, going)
  replay.putBack()
  const losses = idle.length > 0 ? findLosses(exchange, steps, going, now) : []
  const pays = losses.findIndex(({ loss }, at) => (idle[at]?.worth ?? 0) <= loss)
  for (let count = pays < 0 ? losses.length : pays; count > 0; count = Math.floor(count / 2)) {
    const given = new Set(losses.slice(0, count).map(({ key }) => key))
    const kept = steps.filter(({ county, arc }) => !given.has(keyOf(desk, county, arc)))
    const next = withLoads(kept, idle.slice(0, count))
    if (replay.worthOf(next) > now + LEAST_GAIN) return next
  }
  return null
}

function keyOf({ network }: LoadDesk, { destination }: CountyNeeds, { place }: Arc): number {
  return place * network.destinations.length + destination.index
}

type Loss = { readonly key: number; readonly loss: number }

/** What comes no more in time without each of the loads that bring least; the smallest loss first. */
function findLosses(
  { desk, replay }: Exchange,
  steps: readonly LoadStep[],
  going: ReadonlyMap<number, Going>,
  now: number,
): Loss[] {
  const most = Math.floor(CELLS_LOADED / Math.max(1, steps.length * desk.kinds.length))
  const least = [...going]
    .filter(([, load]) => mayGo(desk, load))
    .sort(([a, one], [b, other]) => one.worth - other.worth || a - b)
    .slice(0, most)
  const losses = least.map(([key]): Loss => {
    const others = steps.filter(({ county, arc }) => keyOf(desk, county, arc) !== key)
    return { key, loss: now - replay.worthOf(others) }
  })
  return losses.sort((a, b) => a.loss - b.loss || a.key - b.key)
}

function mayGo({ network }: LoadDesk, { first: { county, arc }, worth }: Going): boolean {
  if (arc.tier === 'own-county' || county.loads.has(arc.place)) return false
  return worth < network.input.travel.smallestUsefulShare * worthOfNeed(county)
}

function worthOfNeed({ needKg, needPacks, ofBatch }: CountyNeeds): number {
  return (needKg / ofBatch.kg + needPacks / ofBatch.packs) / 2
}

/** Loads from where none goes to the county yet, those that bring most first; of one place the best only: they share its docks. */
function findIdle({ desk, counties }: Exchange, going: ReadonlyMap<number, Going>): Idle[] {
  const { smallestUsefulLoadKg: leastKg } = desk.network.input.travel
  const best = new Map<number, Idle>()
  const load = noLoad()
  for (const county of counties) {
    findWanting(county, load)
    if (load.kg === 0) continue
    county.destination.inOrder.ways.forEach((arc, way) => {
      if ((county.mostInOrder.kg[way] ?? 0) < leastKg || going.has(keyOf(desk, county, arc))) return
      weighLoad(desk, county, arc, 0, load)
      const known = best.get(arc.place)?.worth ?? 0
      if (load.kg >= leastKg && load.worth > known) best.set(arc.place, { county, arc, worth: load.worth })
    })
  }
  return [...best.values()].sort((a, b) => b.worth - a.worth || a.arc.place - b.arc.place)
}

/** With more loads at the end of each turn: all that their places have. */
function withLoads(steps: readonly LoadStep[], more: readonly Idle[]): LoadStep[] {
  const added = more.flatMap(({ county, arc: { place } }) =>
    (county.destination.ofPlace.get(place) ?? []).map((arc, at) => ({ county, arc, asked: askedOf(at) })),
  )
  return [true, false].flatMap((fair) => [
    ...steps.filter((step) => step.fair === fair),
    ...added.map((step): LoadStep => ({ ...step, fair })),
  ])
}

const askedOf = (at: number): LoadStep['asked'] => (at === 0 ? 'in-order' : 'along')
