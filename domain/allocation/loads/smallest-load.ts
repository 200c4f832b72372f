import { coverInTime } from './cover-counties'
import type { Ledger, UsefulLoad } from './cover-counties'
import type { CountyNeeds, LoadDesk } from './load-desk'

const keepsNothing: Ledger = { add: () => undefined }

/**
 * How large a load must be to be worth a consignment: the largest size (a share of all that the batch moves) that gives
 * up no more goods in time than the rules allow, found by trial; when none does, the last that the
 * rules name. Where most is short, all there is leaves anyway, and loads of any size go.
 */
export function chooseSmallestLoad(desk: LoadDesk, counties: readonly CountyNeeds[]): UsefulLoad {
  const { smallestUsefulLoadKg, smallestUsefulShare: share, loadSharesTried, inTimeGivenUp } = desk.network.input.travel
  const finest = { loadKg: smallestUsefulLoadKg, share }
  const batchKg = counties.reduce((sum, county) => sum + county.needKg, 0)
  const batch = counties[0]?.batch
  const sizes = (batch ? loadSharesTried[batch] : [])
    .map((each) => each * batchKg)
    .filter((kg) => kg > smallestUsefulLoadKg)
  const last = sizes.pop()
  if (last === undefined || thereKg(desk, counties) < batchKg / 2) return finest
  const enough = inTimeBy(desk, counties, finest) - inTimeGivenUp
  const loadKg = largest(sizes, (kg) => inTimeBy(desk, counties, { loadKg: kg, share }) >= enough)
  return { loadKg: loadKg ?? last, share }
}

/** The first of falling sizes that will do, by halving: where one will do, smaller ones will. */
function largest(sizes: readonly number[], willDo: (kg: number) => boolean): number | undefined {
  let [from, to] = [0, sizes.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (willDo(sizes[middle] ?? 0)) to = middle
    else from = middle + 1
  }
  return sizes[from]
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

/** Share of the batch's packs that come in time; everything is put back afterwards. */
function inTimeBy(desk: LoadDesk, counties: readonly CountyNeeds[], useful: UsefulLoad): number {
  const putBack = remember(desk, counties)
  coverInTime(desk, counties, keepsNothing, useful)
  const sum = (packs: (county: CountyNeeds) => Float64Array): number =>
    counties.reduce((all, county) => all + packs(county).reduce((some, each) => some + each, 0), 0)
  const share = sum(({ covered }) => covered) / sum(({ need }) => need)
  putBack()
  return share
}

function remember(desk: LoadDesk, counties: readonly CountyNeeds[]): () => void {
  const [freeAt, left] = [desk.freeAt.slice(), desk.left.slice()]
  const before = counties.map((county) => ({ county, covered: county.covered.slice(), places: [...county.loads] }))
  return () => {
    desk.freeAt.set(freeAt)
    desk.left.set(left)
    for (const { county, covered, places } of before) {
      county.covered.set(covered)
      county.loads.clear()
      for (const place of places) county.loads.add(place)
    }
  }
}
