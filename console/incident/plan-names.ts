import type { Schemas } from '../app/schemas'
import type { Words } from '../parts/words'
import type { PlanDetail } from './plan-shapes'

/** Names of what a plan speaks of, by id; what it does not know is shown by its id. */
export type PlanNames = {
  readonly depot: (id: string) => string
  readonly item: (code: string) => string
  readonly area: (code: string) => string
  readonly offer: (id: string) => string
}

/** The names of a plan's own parts, and of all goods that its incident needs. */
export function namesOf(plan: PlanDetail, supply: readonly Schemas['SupplyTotal'][], words: Words): PlanNames {
  const depots = new Map<string, string>()
  const items = new Map(supply.map((each) => [each.itemCode, words.name(each)] as const))
  const areas = new Map<string, string>()
  const offers = new Map<string, string>()
  for (const part of [...plan.lines, ...plan.shortfalls]) {
    items.set(part.itemCode, words.name(part))
    areas.set(part.areaCode, part.areaName)
    for (const each of part.passedOver) depots.set(each.depotId, words.depotName(each))
  }
  for (const line of plan.lines) {
    depots.set(line.depotId, words.depotName(line))
    offers.set(line.offerId, `${words.depotName(line)} ${words.word('source', line.source)} ${words.name(line)}`)
  }
  const depot = (id: string): string => depots.get(id) ?? id
  const item = (code: string): string => items.get(code) ?? code
  /** Stock that the plan does not draw on is named by its place and kind: `stock:DEPOT:ITEM`. */
  const stockName = (id: string): string | undefined => {
    const [source, depotId, itemCode] = id.split(':')
    if (source !== 'stock' || depotId === undefined || itemCode === undefined) return undefined
    return `${depot(depotId)} ${words.word('source', source)} ${item(itemCode)}`
  }
  return {
    ...{ depot, item },
    area: (code) => areas.get(code) ?? code,
    offer: (id) => offers.get(id) ?? stockName(id) ?? id,
  }
}
