import type { FloorLiftRow } from '../../database/reads/supply-floors'
import type { StockRow } from '../../database/reads/supply-stock'
import type { AreaCode } from '../../domain/geography/area'
import { COUNTRY } from '../../domain/geography/area'
import type { ReserveFloorRules } from '../../domain/policy/reserve-floors'
import type { DepotLevel } from '../../domain/supply/stock'
import { mayAct } from '../access'
import type { Caller } from '../caller'
import type { floorLift, reserveFloor } from '../schemas/supply-requests'
import type { z } from '../schemas/zod'
import { stored, wire } from '../wire'

/** The area that a depot's goods stay for: its own, the country for central stock. */
export function floorOwnerOf({ level, areaCode }: { readonly level: string; readonly areaCode: AreaCode }): AreaCode {
  return level === 'central' ? COUNTRY : areaCode
}

export function presentFloor(row: StockRow, rules: ReserveFloorRules): z.output<typeof reserveFloor> {
  const { depotId, depotNameZh, depotNameEn, areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn } = row
  const { floor, onHand, reserved } = row
  const available = onHand - reserved
  return {
    ...{ depotId, depotNameZh, depotNameEn, areaCode, areaName, itemCode, nameZh, nameEn, unitZh, unitEn },
    ...{ floor, onHand, reserved, available, missing: Math.max(0, floor - available), edition: rules.edition },
    reason: floor === 0 ? null : floorReason(stored(row.depotLevel), rules),
  }
}

function floorReason(
  level: DepotLevel,
  { edition, centralShare, peopleServed, margin, mostShareOfStock }: ReserveFloorRules,
) {
  if (level === 'central') return { key: 'floor.central', values: { share: percent(centralShare), edition } }
  const values = { people: peopleServed[level], margin, mostShare: percent(mostShareOfStock), edition }
  return { key: 'floor.local', values }
}

const percent = (share: number): number => Math.round(share * 100)

export function presentLift(row: FloorLiftRow, caller: Caller | null): z.output<typeof floorLift> {
  const { depot, item, ...lift } = row
  return {
    ...wire(lift),
    depotNameZh: depot.nameZh,
    depotNameEn: depot.nameEn,
    itemNameZh: item?.nameZh ?? null,
    itemNameEn: item?.nameEn ?? null,
    mayWithdraw: mayAct('withdrawFloorLift', caller, { floorOwner: floorOwnerOf(depot) }),
  }
}
