import type { readItemKind } from '../../database/reads/supply-items'
import type { itemKindDetail } from '../schemas/reference'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

type ItemKindRow = NonNullable<Awaited<ReturnType<typeof readItemKind>>>
type Named = ItemKindRow['kitParts'][number]['part']
type SubstituteRow = Omit<ItemKindRow['standIns'][number], 'by'>

export function presentItemKindDetail(row: ItemKindRow): z.output<typeof itemKindDetail> {
  const { kitParts, partOfKits, standIns, standsInFor, ...kind } = row
  return {
    ...kind,
    supplyClass: stored(row.supplyClass),
    label: stored(row.label),
    kitParts: kitParts.map(({ part, quantity }) => ({ ...presentNamed(part), quantity })),
    partOf: partOfKits.map(({ kit, quantity }) => ({ ...presentNamed(kit), quantity })),
    substitutes: standIns.map(({ by, ...each }) => presentSubstitute(by, each)),
    standsInFor: standsInFor.map(({ item, ...each }) => presentSubstitute(item, each)),
  }
}

const presentNamed = ({ code, ...names }: Named) => ({ itemCode: code, ...names })

function presentSubstitute(other: Named, { ratio, minTemperatureC, maxTemperatureC, label }: SubstituteRow) {
  return { ...presentNamed(other), ratio, minTemperatureC, maxTemperatureC, label: stored<'verified'>(label) }
}
