import { mergeNeeds, openDesk } from './allocation-desk'
import type { AllocationDesk, CountyNeeds, OpenNeed } from './allocation-desk'
import { coverInOrder, coverLate, fillLoads } from './cover-counties'
import type { AllocationInput, AllocationNeed, AllocationPlan, Batch, Shortfall } from './plan'
import { passedOver } from './passed-over'
import { LineBook } from './plan-lines'
import { measurePlan } from './plan-measures'
import { sourceTiers } from './source-order'
import type { SourceTier } from './source-order'

const METHOD = { name: 'tiers-fullest-load-first', edition: '2', proof: 'none' } as const
const ownAndCentral: readonly SourceTier[] = ['own-county', 'own-prefecture', 'own-province', 'central']
const batches: readonly Batch[] = ['first', 'rest']

export function planAllocation(input: AllocationInput): AllocationPlan {
  const desk = openDesk(input)
  const book = new LineBook(desk)
  const needs = mergeNeeds(input.needs)
  const shortfalls = batches.flatMap((batch) => {
    const counties = needsByCounty(
      desk,
      needs.filter((need) => need.batch === batch),
    )
    setGoals(counties, fairGoal(counties))
    cover(desk, counties, book)
    setGoals(counties, (open) => open.need.quantity)
    cover(desk, counties, book)
    return counties
      .flatMap(({ opens }) => opens)
      .filter((open) => open.covered < open.need.quantity)
      .map((open) => shortfall(desk, open))
  })
  const lines = book.lines()
  return { lines, shortfalls, ...measurePlan(needs, lines), method: METHOD }
}

function cover(desk: AllocationDesk, counties: readonly CountyNeeds[], book: LineBook): void {
  const E = (k: string, d: number) => Number((globalThis as any).process.env[k] ?? d)
  const first = counties[0]?.opens[0]?.need.batch === 'first'
  const useful = first
    ? { loadKg: E('FK', 20000), share: E('FS', 0.1) }
    : { loadKg: E('RK', 40000), share: E('RS', 0.15) }
  const small = first
    ? { loadKg: E('FK2', 8000), share: E('FS2', 0.04) }
    : { loadKg: E('RK2', 20000), share: E('RS2', 0.06) }
  const any = { loadKg: 0, share: 0 }
  fillLoads(desk, counties, book, true)
  coverInOrder(desk, counties, book, { inTime: true, tiers: ownAndCentral, useful })
  coverInOrder(desk, counties, book, { inTime: true, tiers: sourceTiers, useful })
  coverInOrder(desk, counties, book, { inTime: true, tiers: sourceTiers, useful: small })
  fillLoads(desk, counties, book, false)
  coverLate(desk, counties, book, { inTime: false, tiers: sourceTiers, useful })
  coverLate(desk, counties, book, { inTime: false, tiers: sourceTiers, useful: small })
  coverInOrder(desk, counties, book, { inTime: true, tiers: sourceTiers, useful: any })
  coverLate(desk, counties, book, { inTime: false, tiers: sourceTiers, useful: any })
}

/** Needs by county, the gravest first as they came; within it the lightest kind of goods first (it holds up the docks least). */
function needsByCounty(desk: AllocationDesk, needs: readonly AllocationNeed[]): CountyNeeds[] {
  const byCounty = new Map<string, OpenNeed[]>()
  for (const need of needs) {
    const stock = desk.stock.get(need.itemCode)
    const destination = desk.destinations.get(need.areaCode)
    if (!stock || !destination) throw new RangeError(`allocation: no stock book for ${need.itemCode}, ${need.areaCode}`)
    const opens = byCounty.get(need.areaCode) ?? []
    opens.push({ need, destination, stock, goal: need.quantity, covered: 0 })
    byCounty.set(need.areaCode, opens)
  }
  const counties = [...byCounty.values()].flatMap((opens): CountyNeeds[] => {
    const [first] = opens.sort(lightestFirst)
    return first ? [{ destination: first.destination, opens, needKg: kgOf(opens), loads: new Set() }] : []
  })
  return counties.sort(
    (a, b) => b.needKg - a.needKg || (a.destination.county.code < b.destination.county.code ? -1 : 1),
  )
}

function lightestFirst(a: OpenNeed, b: OpenNeed): number {
  return kgOf([a]) - kgOf([b]) || (a.need.itemCode < b.need.itemCode ? -1 : 1)
}

function kgOf(opens: readonly OpenNeed[]): number {
  return opens.reduce((sum, open) => sum + open.need.quantity * open.stock.massKg, 0)
}

function setGoals(counties: readonly CountyNeeds[], goalOf: (open: OpenNeed) => number): void {
  for (const { opens } of counties) for (const open of opens) open.goal = Math.max(open.covered, goalOf(open))
}

/** All of a need; of what is short for all counties together, the same share for each. */
function fairGoal(counties: readonly CountyNeeds[]): (open: OpenNeed) => number {
  const wanted = new Map<string, number>()
  for (const { need } of counties.flatMap(({ opens }) => opens)) {
    wanted.set(need.itemCode, (wanted.get(need.itemCode) ?? 0) + need.quantity)
  }
  const shares = new Map<string, number>()
  for (const { need, stock } of counties.flatMap(({ opens }) => opens)) {
    if (shares.has(need.itemCode)) continue
    const there = stock.left.reduce((sum, units) => sum + units, 0)
    shares.set(need.itemCode, there)
  }
  return ({ need: { itemCode, quantity } }) => {
    const [there, all] = [shares.get(itemCode) ?? 0, wanted.get(itemCode) ?? 0]
    return there >= all ? quantity : Math.floor((quantity * there) / all)
  }
}

function shortfall(desk: AllocationDesk, open: OpenNeed): Shortfall {
  const { areaCode, itemCode, batch } = open.need
  return {
    areaCode,
    itemCode,
    batch,
    quantity: open.need.quantity - open.covered,
    passedOver: passedOver(desk, open, open.destination.inOrder, null),
  }
}
