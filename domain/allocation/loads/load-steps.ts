import type { Arc } from './arcs'
import { coverInTime } from './cover-counties'
import type { Asked, Ledger, UsefulLoad } from './cover-counties'
import { takeLoad } from './cover-needs'
import type { CountyNeeds, LoadDesk } from './load-desk'

/** What a county takes on a way at its turn; `fair`: only towards what it should have in time by the fair cover. */
export type LoadStep = {
  readonly county: CountyNeeds
  readonly arc: Arc
  readonly asked: Asked
  readonly fair: boolean
}

/** All that comes in time in useful loads, step by step: first what is fair, then whatever else comes in time. Put back. */
export function stepsInTime(desk: LoadDesk, counties: readonly CountyNeeds[], useful: UsefulLoad): LoadStep[] {
  const putBack = remember(desk, counties)
  const steps: LoadStep[] = []
  for (const fair of [true, false]) {
    aimAt(counties, fair)
    const ledger: Ledger = {
      add([first], asked) {
        if (first) steps.push({ county: first.county, arc: first.arc, asked, fair })
      },
    }
    if (fair || wantsMore(counties)) coverInTime(desk, counties, ledger, useful)
  }
  putBack()
  return steps
}

function wantsMore(counties: readonly CountyNeeds[]): boolean {
  return counties.some(({ fair, need }) => need.some((packs, open) => packs > (fair[open] ?? 0)))
}

/** Desk and counties as they stand, for a trial. */
export function remember(desk: LoadDesk, counties: readonly CountyNeeds[]): () => void {
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
    aimAt(counties, true)
  }
}

/** Takes these steps for good. */
export function takeSteps(
  desk: LoadDesk,
  counties: readonly CountyNeeds[],
  steps: readonly LoadStep[],
  book: Ledger,
): void {
  inTurn(counties, steps, ({ county, arc, asked }) => {
    const takes = takeLoad(desk, county, arc, 0)
    if (takes.length === 0) return
    book.add(takes, asked)
    county.loads.add(arc.place)
  })
  aimAt(counties, false)
}

/** Each step with the goals of its time: steps towards what is fair come first. */
export function inTurn(
  counties: readonly CountyNeeds[],
  steps: readonly LoadStep[],
  take: (step: LoadStep) => void,
): void {
  let fair = true
  aimAt(counties, fair)
  for (const step of steps) {
    if (step.fair !== fair) aimAt(counties, (fair = step.fair))
    take(step)
  }
}

export function aimAt(counties: readonly CountyNeeds[], isFair: boolean): void {
  for (const { goal, fair, need } of counties) goal.set(isFair ? fair : need)
}
