import type { AreaCode, Point } from '../geography/area'

export type DepotLevel = 'central' | 'province' | 'prefecture' | 'county' | 'township'

/** Classes of supply that the plan names (一、本规划所称应急物资), with an open one; `medical` is the place that the plan keeps open. */
export const supplyClasses = [
  'life-relief',
  'flood-drought',
  'earthquake',
  'forest-grassland-fire',
  'work-safety',
  'fire-rescue',
  'force-sustainment',
  'medical',
  'other',
] as const
export type SupplyClass = (typeof supplyClasses)[number]

/** GB/T 38565-2020 code: `^[123]\d{6}$`, `99` the catch-all of a group. Mass in grams and volume in millilitres of one unit. */
export type ItemKind = {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string
  readonly unitZh: string
  readonly unitEn: string
  readonly supplyClass: SupplyClass
  readonly massG: number
  readonly volumeMl: number
  /** Units in a pack: goods move in whole packs. */
  readonly packSize: number
}

/** A kind as the catalogue keeps it: unit load, life on the shelf (null: does not expire), whether it comes back after use. */
export type CatalogueItem = ItemKind & {
  readonly packsPerPallet: number | null
  readonly shelfLifeMonths: number | null
  readonly recoverable: boolean
}

export type Depot = {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly level: DepotLevel
  readonly areaCode: AreaCode
  readonly point: Point
  /** Lorries loaded at the same time, people loading: both bound the loading rate (domain.md §4). */
  readonly docks: number
  readonly porters: number
}

/** Whole units of one item kind at one depot. `available` = on hand − reserved; `floor` must stay (0 in the owner's own disaster). */
export type StockPosition = {
  readonly depotId: string
  readonly itemCode: string
  readonly available: number
  readonly floor: number
}
