import { epochMs, HOUR_MS, SECOND_MS } from '../time/instant'
import { fault } from './certificate-fault'
import type { CertificateFault } from './certificate-fault'
import { isOf, linesFound } from './checked-packs'
import type { LinePacks } from './checked-packs'
import { checkNeeds } from './check-needs'
import type { Kind } from './kinds'
import type { Network } from './network'
import { measurePlan } from './plan-measures'
import type { OfferRow } from './offers'
import type { AllocationNeed, AllocationPlan } from './plan'

type Checked = { readonly network: Network; readonly kinds: readonly Kind[]; readonly needs: readonly AllocationNeed[] }

/** Every line against offers, floors, bans, ways, deadlines and docks; all together against needs, shortfalls and measures. */
export function checkLines(model: Checked, plan: AllocationPlan): CertificateFault | null {
  const { lines, lost } = linesFound(model, plan)
  if (lost !== null) return fault('an offer of the input to a county in need', lost.id)
  return (
    firstOf(lines, (line) => checkLine(model.network, line)) ??
    checkDraws(model, lines) ??
    checkDocks(model.network, lines) ??
    checkNeeds(model, plan, lines) ??
    checkMeasures(model, plan)
  )
}

function firstOf<Each>(all: readonly Each[], check: (each: Each) => CertificateFault | null): CertificateFault | null {
  for (const each of all) {
    const found = check(each)
    if (found) return found
  }
  return null
}

const SECOND_HOURS = SECOND_MS / HOUR_MS

function checkLine(network: Network, { line, kind, row, destination, packs }: LinePacks): CertificateFault | null {
  const { ways, destinations, startHours, nowMs } = network
  const source = kind.rows[row]
  const goal = destinations[destination]
  if (!source || !goal) return fault('a row of the kind', line.id)
  const way = source.place * destinations.length + destination
  const leaves = (epochMs(line.leavesAt) - nowMs) / HOUR_MS
  const arrives = (epochMs(line.arrivesAt) - nowMs) / HOUR_MS
  const travel = ways.travelHours[way] ?? 0
  const dueAt = ways.isInside[way] ? goal.deadline.insideProvinceDueAt : goal.deadline.outsideProvinceDueAt
  const isWhole = Number.isInteger(packs) && Number.isInteger(line.quantity) && line.quantity > 0 && packs >= 0
  if (!isWhole) return fault('whole packs, more than none', line.id)
  if (line.source !== source.offer.source) return fault('where the offer lies', line.id)
  if (source.isForbidden) return fault('no forbidden source', line.id)
  if (Math.abs(line.distanceKm - (ways.distanceKm[way] ?? 0)) > 0.06) return fault('the distance', line.id)
  if (leaves + SECOND_HOURS < Math.max(startHours, source.readyHours))
    return fault('nothing leaves before it is ready', line.id)
  if (Math.abs(arrives - leaves - travel) > 1.5 * SECOND_HOURS) return fault('the travel time', line.id)
  if (line.dueAt !== dueAt) return fault('the deadline', line.id)
  return line.late === line.arrivesAt > line.dueAt ? null : fault('what is late is marked late', line.id)
}

/** No offer gives more than is there above its floor, no depot below zero. */
function checkDraws({ kinds }: Checked, lines: readonly LinePacks[]): CertificateFault | null {
  const drawn = drawnUnits(kinds, lines)
  return firstOf([...kinds.entries()], ([at, { rows }]) => {
    const row = drawn[at]?.findIndex((units, row) => units > 0 && units > mostOf(rows[row])) ?? -1
    return row < 0 ? null : fault('no more than ready above the floor', rows[row]?.offer.id ?? '')
  })
}

const mostOf = (row: OfferRow | undefined): number => (row ? Math.max(0, row.offer.quantity - row.floor) : 0)

/** Units by kind and row that lines take, of whatever kind they cover. */
function drawnUnits(kinds: readonly Kind[], lines: readonly LinePacks[]): Float64Array[] {
  const kindAt = new Map(kinds.map(({ itemCode }, at) => [itemCode, at]))
  const drawn = kinds.map(({ rows }) => new Float64Array(rows.length))
  for (const { line, kind, at, row } of lines) {
    const from = kind.rows[row]?.takesFrom.find((each) => isOf(each, line))
    const ofKind = drawn[from ? (kindAt.get(from.itemCode) ?? -1) : at]
    const own = from?.row ?? row
    if (ofKind) ofKind[own] = (ofKind[own] ?? 0) + line.quantity
  }
  return drawn
}

/** By every instant a place has loaded no more than its docks and porters can; stand-ins count as what they stand in for. */
function checkDocks(network: Network, lines: readonly LinePacks[]): CertificateFault | null {
  const byPlace = network.places.map((): LinePacks[] => [])
  for (const line of lines) byPlace[line.kind.rows[line.row]?.place ?? 0]?.push(line)
  const start = network.nowMs + network.startHours * HOUR_MS
  return firstOf([...byPlace.entries()], ([place, loaded]) => {
    const rate = network.loadingKgPerHour[place] ?? 0
    let kg = 0
    for (const { line, packs, kind } of loaded.sort((a, b) => (a.line.leavesAt < b.line.leavesAt ? -1 : 1))) {
      kg += packs * kind.packKg
      const room = ((epochMs(line.leavesAt) - start) / HOUR_MS) * rate
      if (kg > room * (1 + 1e-9) + 1e-6) return fault('what the docks can load', line.id)
    }
    return null
  })
}

function checkMeasures({ needs }: Checked, plan: AllocationPlan): CertificateFault | null {
  const { coverageMin, coverageMean, onTimeShare } = measurePlan(needs, plan.lines)
  const same =
    coverageMin === plan.coverageMin && coverageMean === plan.coverageMean && onTimeShare === plan.onTimeShare
  return same ? null : fault('coverage and the share in time')
}
