import type { DockLedger } from './dock-ledger'
import { PlaceLoads } from './dock-room'
import type { Room } from './dock-room'
import { costAt, dueBy, stepsLate } from './dock-tables'
import type { DockKind, DockTables } from './dock-tables'
import type { Fitting } from './fit-kind'
import type { LoadedKind } from './loaded-kind'
import type { NearRows } from './near-rows'

/** What each row of a kind is to have of its place's room before the others do. */
export type Claim = Pick<LoadedKind, 'row' | 'place' | 'hours'> & { readonly units: ArrayLike<number> }

/**
 * Parts of rows: so many packs of a row, loaded by so many hours; and what each costs beyond what packs are worth, for the
 * columns that are owed packs: by that, and not by the cost alone, a good start is found, and the optimum is the same.
 */
export type Stretches = {
  readonly row: number[]
  readonly packs: number[]
  readonly hours: number[]
  /** Only its beginning is in use: stretches × columns. */
  cost: Float64Array
}

/** Of what comes late, a stretch has at least this share of its row: fewer, longer stretches. */
const SHARE_OF_ROW = 1 / 16

/** Sums of fractions may differ in their last digits: a pack is whole that lacks no more than this. */
const WHOLE = 1e-9

/**
 * Rows at places with docks to spare are one stretch each. Elsewhere a row becomes several: each has as many packs as are
 * loaded by one hour in the room that the others leave, and costs what it does when it leaves then.
 */
export function stretchesOf(
  { problem, tight }: Pick<Fitting, 'problem' | 'tight'>,
  kind: DockKind,
  near: NearRows,
  others: DockLedger,
  claim: Claim,
): Stretches {
  const stretches: Stretches = { row: [], packs: [], hours: [], cost: new Float64Array(64 * near.columns.length) }
  const rowsAt = new Map<number, number[]>()
  kind.problem.supply.forEach((packs, row) => {
    const place = problem.tables.place[kind.problem.line[row]!]!
    if (packs === 0 || !near.reaches(near.margin[row]!)) return
    if (tight.has(place)) rowsAt.set(place, [...(rowsAt.get(place) ?? []), row])
    else addStretch(problem.tables, kind, near, stretches, { row, packs, hours: -Infinity })
  })
  for (const [place, rows] of rowsAt) {
    const rooms = shareRoom(others.roomAt(place), rows, claim, kind.packKg)
    rows.forEach((row, at) => divideRow(problem.tables, kind, near, stretches, { row, room: rooms[at]! }))
  }
  return stretches
}

function addStretch(
  tables: DockTables,
  kind: DockKind,
  near: NearRows,
  stretches: Stretches,
  part: { readonly row: number; readonly packs: number; readonly hours: number },
): boolean {
  const { columns, worth, mostWorth } = near
  const at = stretches.row.length * columns.length
  if (stretches.cost.length < at + columns.length) stretches.cost = twiceAsLong(stretches.cost)
  const { cost } = stretches
  const base = kind.problem.line[part.row]! * tables.columns
  let least = Infinity
  for (let column = 0; column < columns.length; column++) {
    const cell = base + columns[column]!
    const own = tables.cost[cell]!
    const beyond = own < 0 ? -1 : costAt(tables, cell, stepsLate(tables, cell, part.hours)) + mostWorth - worth[column]!
    if (beyond >= 0 && beyond < least) least = beyond
    cost[at + column] = beyond
  }
  if (!near.reaches(least - mostWorth)) return false
  stretches.row.push(part.row)
  stretches.packs.push(part.packs)
  stretches.hours.push(part.hours)
  return true
}

function twiceAsLong(list: Float64Array): Float64Array {
  const longer = new Float64Array(2 * list.length)
  longer.set(list)
  return longer
}

/** Rows of one place have what they claim as far as there is room; the first has the rest. */
function shareRoom(room: Room, rows: readonly number[], claim: Claim, packKg: number): Room[] {
  const rooms = rows.map(() => room)
  for (let at = rows.length - 1; at > 0; at--) {
    const own = [...claim.row.keys()].filter((each) => claim.row[each] === rows[at] && claim.hours[each]! < Infinity)
    own.sort((a, b) => claim.hours[a]! - claim.hours[b]!)
    const [taken, left] = [new PlaceLoads(room.kgPerHour), room.open]
    for (const each of own) {
      const kg = Math.max(0, Math.min(claim.units[each]! * packKg, left.room.by(claim.hours[each]!)))
      left.add(claim.hours[each]!, kg)
      taken.add(claim.hours[each]!, kg)
    }
    rooms[at] = taken.exactly
    rooms[0] = room = left.room
  }
  return rooms
}

function divideRow(
  tables: DockTables,
  kind: DockKind,
  near: NearRows,
  stretches: Stretches,
  { row, room }: { readonly row: number; readonly room: Room },
): void {
  const supply = kind.problem.supply[row]!
  const packsBy = (hours: number): number => Math.min(supply, Math.floor(room.by(hours) / kind.packKg + WHOLE))
  let given = 0
  for (const { hours, isFirst } of dueHours(tables, kind.problem.line[row]!, near, room, supply * kind.packKg)) {
    const packs = packsBy(hours) - given
    if (packs <= 0 || !(isFirst || packs >= SHARE_OF_ROW * supply || packs + given === supply)) continue
    if (!addStretch(tables, kind, near, stretches, { row, packs, hours })) return
    given += packs
    if (given === supply) return
  }
  addStretch(tables, kind, near, stretches, { row, packs: supply - given, hours: Infinity })
}

type Due = { readonly hours: number; readonly isFirst: boolean }

/** Hours at which packs of a line are due, in time or as late as they may serve, until all of its goods could be loaded; rising. */
function dueHours(tables: DockTables, line: number, near: NearRows, room: Room, kg: number): Due[] {
  const cells = Array.from(near.columns, (column) => line * tables.columns + column)
  const first = cells.map((cell) => dueBy(tables, cell, tables.leastLate[cell]!))
  const until = horizon(tables, first, room, kg)
  const due: Due[] = []
  cells.forEach((cell, at) => {
    for (let late = tables.leastLate[cell]!; tables.cost[cell]! >= 0; late++) {
      const hours = dueBy(tables, cell, late)
      if (hours > until || !near.reaches(costAt(tables, cell, late) - near.worth[at]!)) break
      due.push({ hours, isFirst: hours === first[at] })
    }
  })
  due.sort((a, b) => a.hours - b.hours || Number(b.isFirst) - Number(a.isFirst))
  return due.filter(({ hours }, at) => due[at - 1]?.hours !== hours)
}

/** A step after all goods could be loaded: the docks load what they can in an hour, once all that is due is loaded. */
function horizon({ lateness }: DockTables, first: readonly number[], room: Room, kg: number): number {
  const last = first.reduce((most, hours) => (hours < Infinity ? Math.max(most, hours) : most), 0)
  let until = Math.max(last, room.freeFrom)
  const missing = kg - room.by(until)
  if (missing > 0) until += missing / room.kgPerHour
  return Math.min(until + lateness.hours, lateness.most * lateness.hours)
}
