import type { readDepot } from '../../database/reads/reference'
import type { AreaCode } from '../../domain/geography/area'
import { orderingAreaOf } from '../../domain/supply/ordering-area'
import type { depot as depotSchema, depotDetail } from '../schemas/reference'
import type { z } from '../schemas/zod'
import { stored } from '../wire'

export type DepotDetailRow = NonNullable<Awaited<ReturnType<typeof readDepot>>>
export type DepotRow = Omit<DepotDetailRow, 'stockPositions'>

export function presentDepot(row: DepotRow): z.output<typeof depotSchema> {
  const { id, nameZh, nameEn, areaCode, longitude, latitude, docks, porters, owner, isDistributionCentre } = row
  return {
    ...{ id, nameZh, nameEn, areaCode, longitude, latitude, docks, porters, owner, isDistributionCentre },
    level: stored(row.level),
    operator: stored(row.operator),
    areaName: row.area.name,
    synthetic: row.synthetic,
  }
}

export function presentDepotDetail(
  row: DepotDetailRow,
  names: ReadonlyMap<AreaCode, string>,
): z.output<typeof depotDetail> {
  const { keeper, contactName, contactPhone, railheadKm, portKm, airfieldKm, inspectionEveryDays, inspectedAt } = row
  const orderingArea = orderingAreaOf(row)
  return {
    ...presentDepot(row),
    ...{ keeper, contactName, contactPhone, railheadKm, portKm, airfieldKm, inspectionEveryDays },
    orderingArea,
    orderingAreaName: names.get(orderingArea) ?? orderingArea,
    inspectedOn: inspectedAt && day(inspectedAt),
    inspectionDueOn: inspectedAt && inspectionEveryDays ? day(daysAfter(inspectedAt, inspectionEveryDays)) : null,
    stock: row.stockPositions.map(({ item, itemCode, onHand, reserved, floor }) => {
      const { nameZh, nameEn, unitZh, unitEn, supplyClass } = item
      const names = { nameZh, nameEn, unitZh, unitEn, supplyClass }
      return { itemCode, ...names, onHand, reserved, floor, available: onHand - reserved }
    }),
  }
}

const day = (at: Date): string => at.toISOString().slice(0, 10)
const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * 86_400_000)
