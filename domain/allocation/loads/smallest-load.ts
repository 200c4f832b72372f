import { coverInTime } from './cover-counties'
import type { Ledger, UsefulLoad } from './cover-counties'
import { packsLeft } from './load-desk'
import type { CountyNeeds, LoadDesk, OpenKind } from './load-desk'

const keepsNothing: Ledger = { add: () => undefined }

/**
 * How large a load must be to be worth a consignment: the largest size (a share of all that the batch moves) that gives
 * up no more goods in time than the rules allow, found by trial from the largest down; when none does, the last that the
 * rules name. Where most is short, all there is leaves anyway, and loads of any size go.
 */
export function chooseSmallestLoad(desk: LoadDesk, counties: readonly CountyNeeds[]): UsefulLoad {
  const { smallestUsefulLoadKg, smallestUsefulShare: share, loadSharesTried, inTimeGivenUp } = desk.network.input.travel
  const finest = { loadKg: smallestUsefulLoadKg, share }
  const batchKg = counties.reduce((sum, county) => sum + county.needKg, 0)
  const batch = counties[0]?.opens[0]?.batch
  const sizes = (batch ? loadSharesTried[batch] : [])
    .map((each) => each * batchKg)
    .filter((kg) => kg > smallestUsefulLoadKg)
  const last = sizes.pop()
  if (last === undefined || thereKg(counties) < batchKg / 2) return finest
  const enough = inTimeBy(desk, counties, finest) - inTimeGivenUp
  const loadKg = sizes.find((kg) => inTimeBy(desk, counties, { loadKg: kg, share }) >= enough)
  return { loadKg: loadKg ?? last, share }
}

/** What there is of the goods needed, as far as it is needed. */
function thereKg(counties: readonly CountyNeeds[]): number {
  const wanted = new Map<OpenKind, number>()
  for (const { kind, need } of counties.flatMap((county) => county.opens)) {
    wanted.set(kind, (wanted.get(kind) ?? 0) + need)
  }
  const kg = [...wanted].map(([kind, packs]) => kind.packKg * Math.min(packs, packsLeft(kind)))
  return kg.reduce((sum, each) => sum + each, 0)
}

/** Share of the batch's packs that come in time; everything is put back afterwards. */
function inTimeBy(desk: LoadDesk, counties: readonly CountyNeeds[], useful: UsefulLoad): number {
  const putBack = remember(desk, counties)
  coverInTime(desk, counties, keepsNothing, useful)
  const opens = counties.flatMap((county) => county.opens)
  const covered = opens.reduce((sum, open) => sum + open.covered, 0)
  putBack()
  return covered / opens.reduce((sum, open) => sum + open.need, 0)
}

function remember(desk: LoadDesk, counties: readonly CountyNeeds[]): () => void {
  const freeAt = desk.freeAt.slice()
  const kinds = desk.kinds.map((kind) => ({ kind, left: kind.left.slice() }))
  const opens = counties.flatMap((county) => county.opens.map((open) => ({ open, covered: open.covered })))
  const loads = counties.map((county) => ({ county, places: [...county.loads] }))
  return () => {
    desk.freeAt.set(freeAt)
    for (const { kind, left } of kinds) kind.left.set(left)
    for (const { open, covered } of opens) open.covered = covered
    for (const { county, places } of loads) {
      county.loads.clear()
      for (const place of places) county.loads.add(place)
    }
  }
}
