import type { LoadsTried } from '../plan'
import { coverInTime } from './cover-counties'
import type { Ledger, UsefulLoad } from './cover-counties'
import { shareOf } from './cover-needs'
import type { CountyNeeds, LoadDesk } from './load-desk'
import { remember } from './load-steps'

const keepsNothing: Ledger = { add: () => undefined }

/** One point of the curve of consignments and what they bring in time. */
type Trial = {
  readonly useful: UsefulLoad
  readonly consignments: number
  /** Shares of the batch, by packs, and half by packs and half by kilograms. */
  readonly inTime: number
  readonly worth: number
}

export type ChosenLoad = { readonly useful: UsefulLoad; readonly tried: readonly LoadsTried[] }

/** Bounded by counts, so that equal inputs give equal plans: ways weighed in trials, and trials at least and at most. */
const WAYS_WEIGHED = 60_000_000
const TRIALS = { least: 3, most: 6 }

/**
 * How much of the batch a load must bring to be worth a consignment. A smaller size means more consignments and more
 * goods in time: of the sizes that the rules name, the one is taken from which on one more consignment brings less in
 * time than the rules ask of it. Where most is short, all there is leaves anyway, and loads of any size go.
 */
export function chooseSmallestLoad(desk: LoadDesk, counties: readonly CountyNeeds[]): ChosenLoad {
  const { smallestUsefulLoadKg: leastKg, smallestUsefulShare: share, loadSharesTried } = desk.network.input.travel
  const [largest] = counties
  const finest = { useful: { worth: 0, leastKg, share }, tried: [] }
  if (!largest || thereKg(desk, counties) < largest.ofBatch.kg / 2) return finest
  const { batch, ofBatch } = largest
  const sizes = loadSharesTried[batch].filter((each) => each * ofBatch.kg > leastKg)
  if (sizes.length === 0) return finest
  const trials = trySizes(desk, counties, sizes)
  const gain = ({ worth, consignments }: Trial): number => worth - consignments * perConsignment(desk)
  const chosen = trials.reduce((best, each) => (gain(each) > gain(best) ? each : best))
  return { useful: chosen.useful, tried: trials.map((each) => pointOf(batch, each, each === chosen)) }
}

const perConsignment = ({ network }: LoadDesk): number => network.input.travel.inTimePerConsignment

/** The largest size, then by halving: the more a size brings beyond what its consignments must, the nearer it is to the best. */
function trySizes(desk: LoadDesk, counties: readonly CountyNeeds[], sizes: readonly number[]): Trial[] {
  const { smallestUsefulLoadKg: leastKg, smallestUsefulShare: share } = desk.network.input.travel
  const known = new Map<number, Trial>()
  const trial = (at: number): Trial => {
    const found = known.get(at) ?? tryLoads(desk, counties, { worth: sizes[at] ?? 0, leastKg, share })
    known.set(at, found)
    return found
  }
  const gain = (at: number): number => trial(at).worth - trial(at).consignments * perConsignment(desk)
  const most = trialsAllowed(counties)
  let [from, to] = [0, trial(0).worth >= 1 - 1e-9 ? 0 : sizes.length - 1]
  while (from < to && known.size + 2 <= most) {
    const middle = Math.floor((from + to) / 2)
    if (gain(middle + 1) >= gain(middle)) from = middle + 1
    else to = middle
  }
  return [...known].sort(([a], [b]) => a - b).map(([, each]) => each)
}

function trialsAllowed(counties: readonly CountyNeeds[]): number {
  const ways = counties.reduce((sum, { destination, kinds }) => sum + destination.inOrder.ways.length * kinds.length, 0)
  return Math.max(TRIALS.least, Math.min(TRIALS.most, Math.floor(WAYS_WEIGHED / Math.max(1, ways))))
}

function pointOf(batch: LoadsTried['batch'], trial: Trial, isChosen: boolean): LoadsTried {
  const { useful, consignments, inTime } = trial
  return { batch, smallestShare: useful.worth, consignments, inTime, isChosen }
}

/** What there is of the goods needed, as far as it is needed. */
function thereKg({ left, kinds }: LoadDesk, counties: readonly CountyNeeds[]): number {
  const wanted = new Float64Array(kinds.length)
  for (const county of counties) {
    county.kinds.forEach((kind, open) => (wanted[kind] = (wanted[kind] ?? 0) + (county.need[open] ?? 0)))
  }
  const there = new Float64Array(kinds.length)
  left.forEach((packs, cell) => (there[cell % kinds.length] = (there[cell % kinds.length] ?? 0) + packs))
  return kinds.reduce((kg, { packKg }, kind) => kg + packKg * Math.min(wanted[kind] ?? 0, there[kind] ?? 0), 0)
}

/** Everything is put back afterwards. */
function tryLoads(desk: LoadDesk, counties: readonly CountyNeeds[], useful: UsefulLoad): Trial {
  const putBack = remember(desk, counties)
  coverInTime(desk, counties, keepsNothing, useful)
  const consignments = counties.reduce((sum, { loads }) => sum + loads.size, 0)
  const trial = { useful, consignments, ...coveredShares(counties) }
  putBack()
  return trial
}

export function coveredShares(counties: readonly CountyNeeds[]): { readonly inTime: number; readonly worth: number } {
  const ofBatch = counties[0]?.ofBatch ?? { kg: 1, packs: 1 }
  let [kg, packs] = [0, 0]
  for (const { covered, packKg } of counties) {
    covered.forEach((some, open) => {
      packs += some
      kg += some * (packKg[open] ?? 0)
    })
  }
  return { inTime: packs / ofBatch.packs, worth: shareOf(kg, packs, ofBatch.kg, ofBatch.packs) }
}
