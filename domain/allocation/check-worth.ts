import { coveredPacks } from './certificate'
import type { CertifiedKind, DockPrice } from './certificate'
import { dockWeight } from './cover-kind'
import { roomWeight } from './docks/dock-price'
import { costAt, dueBy, stepsBeyond } from './docks/dock-tables'
import type { DockTables } from './docks/dock-tables'
import type { Kind } from './kinds'
import type { Network } from './network'

type PricesOf = ReadonlyMap<number, readonly DockPrice[]>

/** Prices by place, and what the rooms are worth at them; null if a price is none. */
export function pricesOf(network: Network, docks: readonly DockPrice[]) {
  const ofPlace = new Map<number, DockPrice[]>()
  let worthOfRoom = 0
  for (const each of docks) {
    const place = network.placeOf.get(each.depotId)
    if (place === undefined || !isAmount(each.price) || !isAmount(each.untilHours)) return null
    worthOfRoom += each.price * roomWeight(network, place, each.untilHours)
    const known = ofPlace.get(place)
    if (known) known.push(each)
    else ofPlace.set(place, [each])
  }
  return { ofPlace, worthOfRoom }
}

const isAmount = (value: number): boolean => value >= 0 && value < Infinity

/**
 * What no cover of each kind can cost less than at the docks' prices. Any worths give a bound: the worth of all packs, less
 * for each row what its packs would save at the column where they save most.
 */
export function boundsOf(
  tables: DockTables,
  prices: PricesOf,
  kinds: readonly Kind[],
  certified: readonly CertifiedKind[],
): number[] {
  const waysOf = openWays(tables, prices)
  return kinds.map((kind, at) => {
    const of = certified[at]
    return of ? boundOf(tables.columns, waysOf, kind, of) : 0
  })
}

function boundOf(
  width: number,
  waysOf: (line: number) => readonly Way[],
  kind: Kind,
  certified: CertifiedKind,
): number {
  const covered = coveredPacks(certified, width)
  const worthOf = new Float64Array(width)
  for (const [column, cost] of certified.worth) worthOf[column] = cost
  const columns = Int32Array.from(covered.keys()).filter((column) => covered[column] !== 0)
  const worth = Float64Array.from(columns, (column) => worthOf[column] ?? 0)
  const weight = dockWeight(kind)
  let bound = 0
  columns.forEach((column, at) => (bound += (covered[column] ?? 0) * (worth[at] ?? 0)))
  for (let row = 0; row < kind.line.length; row++) {
    const supply = kind.supply[row] ?? 0
    if (supply <= 0) continue
    let most = 0
    for (const way of waysOf(kind.line[row] ?? 0)) most = Math.max(most, mostSaved(way, columns, worth, weight))
    bound -= supply * most
  }
  return bound
}

/** What a pack and each gram of it pay from a line to the columns, counted from `base`; a negative cost where there is no way. */
type Way = { readonly cost: Float64Array; readonly price: Float64Array | null; readonly base: number }

function mostSaved({ cost, price, base }: Way, columns: Int32Array, worth: Float64Array, weight: number): number {
  let most = 0
  for (let at = 0; at < columns.length; at++) {
    const cell = base + columns[at]!
    const own = cost[cell]!
    if (own < 0) continue
    const saved = worth[at]! - (price === null ? own : own + weight * price[cell]!)
    if (saved > most) most = saved
  }
  return most
}

/** The ways that packs may go from a line, worked out once for all kinds. */
function openWays(tables: DockTables, prices: PricesOf): (line: number) => readonly Way[] {
  const known: (readonly Way[] | undefined)[] = []
  return (line) => {
    const charged = prices.get(tables.place[line] ?? -1)
    return (known[line] ??=
      charged === undefined
        ? [{ cost: tables.cost, price: null, base: line * tables.columns }]
        : [null, ...charged].map((beyond) => pricedWay(tables, line, charged, beyond?.untilHours ?? null)))
  }
}

/** As early as the way lets it, or so late that an hour with a price is over: each at the prices of the hours by which it is due. */
function pricedWay(tables: DockTables, line: number, charged: readonly DockPrice[], beyond: number | null): Way {
  const cost = new Float64Array(tables.columns).fill(-1)
  const price = new Float64Array(tables.columns)
  for (let column = 0; column < tables.columns; column++) {
    const cell = line * tables.columns + column
    if ((tables.cost[cell] ?? -1) < 0) continue
    const late = beyond === null ? (tables.leastLate[cell] ?? 0) : stepsBeyond(tables, cell, beyond)
    const due = dueBy(tables, cell, late)
    cost[column] = costAt(tables, cell, late)
    for (const each of charged) if (due <= each.untilHours) price[column] = (price[column] ?? 0) + each.price
  }
  return { cost, price, base: 0 }
}
