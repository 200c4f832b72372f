import type { Kind } from './kinds'
import type { Network } from './network'
import type { TakesFrom } from './offers'
import type { AllocationPlan, PlanLine } from './plan'

/** A line of a plan as packs of a row of the kind that it covers; of the parts of a kit one counts as its packs. */
export type LinePacks = {
  readonly line: PlanLine
  readonly kind: Kind
  /** Place of the kind among all. */
  readonly at: number
  readonly row: number
  readonly destination: number
  readonly packs: number
}

export type FoundLines = {
  readonly lines: readonly LinePacks[]
  /** The first line that no row or county has; null if there is none. */
  readonly lost: PlanLine | null
}

type Searched = { readonly network: Network; readonly kinds: readonly Kind[] }
type Known = { readonly plan: AllocationPlan; readonly found: FoundLines }

const knownOf = new WeakMap<Network, Known>()

/** The lines of a plan found again among kinds, rows and destinations; once for all claims that are checked. */
export function linesFound(model: Searched, plan: AllocationPlan): FoundLines {
  const known = knownOf.get(model.network)
  if (known?.plan === plan) return known.found
  const found = findLines(model, plan)
  knownOf.set(model.network, { plan, found })
  return found
}

function findLines({ network, kinds }: Searched, plan: AllocationPlan): FoundLines {
  const kindAt = new Map(kinds.map(({ itemCode }, at) => [itemCode, at]))
  const destinationOf = destinationIndex(network)
  const placeOfLine = Int32Array.from(network.lines, ({ place }) => place)
  const chains: RowChains[] = []
  const lines: LinePacks[] = []
  let lost: PlanLine | null = null
  for (const line of plan.lines) {
    const at = kindAt.get(line.standsInFor?.itemCode ?? line.itemCode) ?? -1
    const kind = kinds[at]
    const destination = destinationOf(line.areaCode, line.incidentId)
    const place = network.placeOf.get(line.depotId)
    const row =
      kind && place !== undefined
        ? rowOf(kind, (chains[at] ??= rowChains(kind, placeOfLine, network.places.length)), place, line)
        : -1
    if (kind && destination !== undefined && row >= 0) {
      const packs = (line.standsInFor?.quantity ?? line.quantity) / kind.packSize
      lines.push({ line, kind, at, row, destination, packs })
    } else lost ??= line
  }
  return { lines, lost }
}

/** The rows of each place one after another: the last by place, and by row the one before it there; −1 where there is none. */
type RowChains = { readonly last: Int32Array; readonly before: Int32Array }

function rowChains({ line }: Kind, placeOfLine: Int32Array, places: number): RowChains {
  const last = new Int32Array(places).fill(-1)
  const before = new Int32Array(line.length)
  for (let row = 0; row < line.length; row++) {
    const place = placeOfLine[line[row] ?? 0] ?? 0
    before[row] = last[place] ?? -1
    last[place] = row
  }
  return { last, before }
}

/** The row of these goods at a place; −1 where there is none. */
function rowOf(kind: Kind, { last, before }: RowChains, place: number, line: PlanLine): number {
  let row = last[place] ?? -1
  while (row >= 0 && !isOfRow(kind, row, line)) row = before[row] ?? -1
  return row
}

function isOfRow(kind: Kind, row: number, line: PlanLine): boolean {
  const source = kind.rows[row]
  if (line.standsInFor === undefined) return source?.offer.id === line.offerId && source.takesFrom.length === 0
  return source?.takesFrom.some((from) => isOf(from, line)) ?? false
}

/** Whether the goods of a line are those that a row takes. */
export function isOf({ itemCode, offerId }: TakesFrom, line: PlanLine): boolean {
  return offerId === line.offerId && itemCode === line.itemCode
}

/** Where each county in need stands among the destinations, by the incident that it needs goods for. */
export function destinationIndex({ destinations }: Network) {
  const ofIncident = new Map<string, Map<string, number>>()
  for (const [at, { county, incidentId }] of destinations.entries()) {
    const known = ofIncident.get(incidentId ?? '')
    if (known) known.set(county.code, at)
    else ofIncident.set(incidentId ?? '', new Map([[county.code, at]]))
  }
  return (areaCode: string, incidentId = ''): number | undefined => ofIncident.get(incidentId)?.get(areaCode)
}

/** Packs by kind and column of the network that these lines bring; as they are told, whole or not. */
export function packsByColumn(
  { destinations, columns }: Network,
  kinds: readonly Kind[],
  lines: readonly LinePacks[],
): Float64Array[] {
  const packs = kinds.map(() => new Float64Array(columns))
  for (const { line, at, destination, packs: some } of lines) {
    const group = (line.batch === 'first' ? 0 : 2) + (line.late ? 1 : 0)
    const ofKind = packs[at]
    const column = group * destinations.length + destination
    if (ofKind) ofKind[column] = (ofKind[column] ?? 0) + some
  }
  return packs
}

/** Packs pinned of a kind by batch and destination: those of the rest come after all of the first. */
export function pinnedPacks({ pins }: Kind, count: number): Int32Array {
  const pinned = new Int32Array(2 * count)
  for (const { batch, destination, packs } of pins) {
    const at = (batch === 'first' ? 0 : count) + destination
    pinned[at] = (pinned[at] ?? 0) + packs
  }
  return pinned
}
