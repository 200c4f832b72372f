import type { Kind, Pin } from '../kinds'
import { leaveByHours } from './arcs'
import type { Arc } from './arcs'
import type { CountyNeeds, LoadDesk } from './load-desk'

/** Packs taken from one line for one need (by its place among the county's open kinds), with the hours from now at which they leave. */
export type Take = {
  readonly county: CountyNeeds
  readonly open: number
  readonly arc: Arc
  readonly packs: number
  readonly leavesInHours: number
}

/**
 * What one depot could bring a county in one load: its share of what the county needs, and its worth, the share of what
 * all counties need in the batch. One that leaves nothing to be sent by others is `complete`.
 */
export type Load = { kg: number; share: number; worth: number; complete: boolean }

export const noLoad = (): Load => ({ kg: 0, share: 0, worth: 0, complete: false })

/** Half by packs and half by kilograms: neither light nor heavy goods are forgotten (M). */
export function shareOf(kg: number, packs: number, ofKg: number, ofPacks: number): number {
  return (kg / ofKg + packs / ofPacks) / 2
}

/** Kilograms that can still be loaded on a way to be there at most so many hours late, behind what waits at the docks. */
export function kgWithin({ freeAt }: LoadDesk, arc: Arc, hoursLate: number): number {
  const from = Math.max(freeAt[arc.place] ?? 0, arc.readyHours)
  return (leaveByHours(arc) + hoursLate - from) * arc.loadingKgPerHour
}

/** Finds what a county wants still, and weighs it as one load. */
export function findWanting(county: CountyNeeds, load: Load): void {
  const { goal, covered, packKg, wanting } = county
  let [sumKg, sumPacks] = [0, 0]
  wanting.count = 0
  for (let open = 0; open < goal.length; open++) {
    const packs = (goal[open] ?? 0) - (covered[open] ?? 0)
    if (packs <= 0) continue
    wanting.opens[wanting.count++] = open
    sumKg += packs * (packKg[open] ?? 0)
    sumPacks += packs
  }
  setLoad(load, county, sumKg, sumPacks)
  load.complete = true
}

/** Weighs the load of a way for a county as `takeLoad` would take it. */
export function weighLoad(desk: LoadDesk, county: CountyNeeds, arc: Arc, hoursLate: number, load: Load): void {
  load.kg = load.share = load.worth = 0
  load.complete = true
  let roomKg = kgWithin(desk, arc, hoursLate)
  if (roomKg <= 0) return
  const { kinds, packKg, goal, covered, wanting } = county
  const { left } = desk
  const base = arc.line * desk.kinds.length
  let [sumKg, sumPacks] = [0, 0]
  for (let at = 0; at < wanting.count; at++) {
    const open = wanting.opens[at] ?? 0
    const wanted = (goal[open] ?? 0) - (covered[open] ?? 0)
    if (wanted <= 0) continue
    const kg = packKg[open] ?? 0
    let packs = Math.min(wanted, left[base + (kinds[open] ?? 0)] ?? 0)
    if (packs * kg > roomKg) packs = Math.floor(roomKg / kg)
    if (packs !== wanted) load.complete = false
    if (packs <= 0) continue
    sumKg += packs * kg
    roomKg -= packs * kg
    sumPacks += packs
  }
  setLoad(load, county, sumKg, sumPacks)
}

function setLoad(load: Load, { needKg, needPacks, ofBatch }: CountyNeeds, kg: number, packs: number): void {
  load.kg = kg
  load.share = shareOf(kg, packs, needKg, needPacks)
  load.worth = shareOf(kg, packs, ofBatch.kg, ofBatch.packs)
}

/** Weighs what a way from a line could bring a county at most, if docks had no limit and nothing were covered yet. */
export function weighMost(desk: LoadDesk, county: CountyNeeds, line: number, load: Load): void {
  const { kinds, packKg, need } = county
  const { left } = desk
  const base = line * desk.kinds.length
  let [sumKg, sumPacks] = [0, 0]
  for (let open = 0; open < kinds.length; open++) {
    const packs = Math.min(need[open] ?? 0, left[base + (kinds[open] ?? 0)] ?? 0)
    sumKg += packs * (packKg[open] ?? 0)
    sumPacks += packs
  }
  setLoad(load, county, sumKg, sumPacks)
}

/** Takes all that a way can bring towards the goals of a county, the lightest packs first: so the docks bring most of them. */
export function takeLoad(desk: LoadDesk, county: CountyNeeds, arc: Arc, hoursLate: number): Take[] {
  const takes: Take[] = []
  const base = arc.line * desk.kinds.length
  for (let open = 0; open < county.kinds.length; open++) {
    const wanted = (county.goal[open] ?? 0) - (county.covered[open] ?? 0)
    const left = desk.left[base + (county.kinds[open] ?? 0)] ?? 0
    if (wanted <= 0 || left <= 0) continue
    const room = Math.floor(kgWithin(desk, arc, hoursLate) / (county.packKg[open] ?? 1))
    const packs = Math.min(wanted, left, Math.max(0, room))
    if (packs > 0) takes.push(take(desk, county, open, arc, packs))
  }
  return takes
}

function take(desk: LoadDesk, county: CountyNeeds, open: number, arc: Arc, packs: number): Take {
  const cell = arc.line * desk.kinds.length + (county.kinds[open] ?? 0)
  county.covered[open] = (county.covered[open] ?? 0) + packs
  county.takes++
  desk.left[cell] = (desk.left[cell] ?? 0) - packs
  const leavesInHours = load(desk, arc.place, arc.readyHours, packs * (county.packKg[open] ?? 0))
  return { county, open, arc, packs, leavesInHours }
}

/** Pinned packs at the docks: the hours from now at which they leave. */
export function loadPinned(desk: LoadDesk, { rows, packKg }: Kind, { row, packs }: Pin): number {
  const { place = 0, readyHours = 0 } = rows[row] ?? {}
  return load(desk, place, readyHours, packs * packKg)
}

function load({ freeAt, takes, network }: LoadDesk, place: number, readyHours: number, kg: number): number {
  takes[place] = (takes[place] ?? 0) + 1
  const from = Math.max(freeAt[place] ?? 0, readyHours)
  return (freeAt[place] = from + kg / (network.loadingKgPerHour[place] ?? 1))
}
