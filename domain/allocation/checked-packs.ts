import type { Kind } from './kinds'
import { destinationKey } from './network'
import type { Network } from './network'
import type { AllocationPlan, PlanLine } from './plan'

/** A line of a plan as packs of a row of the kind that it covers; null where there is no such row. */
export type LinePacks = {
  readonly line: PlanLine
  readonly kind: Kind
  readonly row: number
  readonly destination: number
  readonly packs: number
}

/** The lines of a plan found again among kinds, rows and destinations; further parts of a kit count as no packs. */
export function packsOfLines({ network, kinds }: { network: Network; kinds: readonly Kind[] }, plan: AllocationPlan) {
  const kindOf = new Map(kinds.map((kind) => [kind.itemCode, kind]))
  const index = new Map(network.destinations.map((each, at) => [destinationKey(each.county.code, each.incidentId), at]))
  const drawn = new Set(plan.lines.map((line) => line.offerId))
  const rows = new Map(kinds.map((kind) => [kind.itemCode, rowsByGoods(kind, drawn)]))
  return plan.lines.map((line): LinePacks | null => {
    const covers = line.standsInFor?.itemCode ?? line.itemCode
    const kind = kindOf.get(covers)
    const destination = index.get(destinationKey(line.areaCode, line.incidentId))
    const row = rows.get(covers)?.get(goodsKey(line.itemCode, line.offerId, line.standsInFor !== undefined))
    if (!kind || destination === undefined || row === undefined) return null
    const packs = (line.standsInFor?.quantity ?? line.quantity) / kind.packSize
    return { line, kind, row, destination, packs }
  })
}

/** Rows by their goods, of the offers that a plan draws on. */
function rowsByGoods(kind: Kind, drawn: ReadonlySet<string>): Map<string, number> {
  const rows = new Map<string, number>()
  kind.rows.forEach(({ offer, takesFrom }, row) => {
    if (takesFrom.length === 0 && drawn.has(offer.id)) rows.set(goodsKey(kind.itemCode, offer.id, false), row)
    for (const { itemCode, offerId } of takesFrom)
      if (drawn.has(offerId)) rows.set(goodsKey(itemCode, offerId, true), row)
  })
  return rows
}

const goodsKey = (itemCode: string, offerId: string, standsIn: boolean): string => `${itemCode} ${offerId} ${standsIn}`

/** Packs per column of the network that the lines of a kind bring. */
export function packsByColumn(network: Network, lines: readonly LinePacks[]): Int32Array {
  const packs = new Int32Array(network.columns)
  for (const { line, destination, packs: some } of lines) {
    const group = (line.batch === 'first' ? 0 : 2) + (line.late ? 1 : 0)
    const column = group * network.destinations.length + destination
    packs[column] = (packs[column] ?? 0) + some
  }
  return packs
}
