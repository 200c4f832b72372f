import type { AllocationInput, AllocationNeed } from '../../../domain/allocation/plan'
import type { County } from '../../../domain/geography/area'
import type { TravelRules } from '../../../domain/policy/travel-rules'
import type { SupplyOffer } from '../../../domain/supply/offer'
import type { Depot, ItemKind } from '../../../domain/supply/stock'
import { shippedAllocation } from '../demand/recorded-disasters'

export const now = '2023-12-18T16:00:00.000Z'
export const in24h = '2023-12-19T16:00:00.000Z'
export const in48h = '2023-12-20T16:00:00.000Z'
export const TENT = '1010101'
export const QUILT = '1010301'

/** Round figures: 60 km/h, an hour to start, 1 t an hour for each dock and for each porter; no load is too small. */
export const travel: TravelRules = {
  edition: 'test',
  circuityPlain: 1,
  circuityMountain: 1,
  circuityPlateau: 1,
  mountainAboveM: 1000,
  plateauAboveM: 3000,
  speedKmh: 60,
  speedPlateauKmh: 60,
  startMinutes: 60,
  loadingKgPerPorterHour: 1000,
  loadingKgPerDockHour: 1000,
  smallestUsefulLoadKg: 0,
  smallestUsefulShare: 0,
  loadSharesTried: { first: [], rest: [] },
  inTimePerConsignment: 0,
  hoursLateTried: { first: [], rest: [] },
  smallBeforeHoursLate: 24,
}

export function aCounty(over: Partial<County> = {}): County {
  return {
    code: '622927',
    name: '积石山县',
    point: { longitude: 103, latitude: 36 },
    population: 239_000,
    populationBasis: 'census-2020',
    altitudeM: 0,
    ...over,
  }
}

/** A depot `km` due south of the county of `aCounty`. */
export function aDepot(id: string, areaCode: string, km: number, over: Partial<Depot> = {}): Depot {
  const kmPerDegree = (6371.0088 * Math.PI) / 180
  return {
    id,
    nameZh: id,
    nameEn: id,
    level: areaCode.endsWith('0000') ? 'province' : areaCode.endsWith('00') ? 'prefecture' : 'county',
    areaCode,
    point: { longitude: 103, latitude: 36 - km / kmPerDegree },
    docks: 10,
    porters: 10,
    ...over,
  }
}

/** Goods in stock at a depot, all of them free unless a floor is set. */
export function aStockOffer(depotId: string, quantity: number, over: Partial<SupplyOffer> = {}): SupplyOffer {
  const itemCode = over.itemCode ?? TENT
  return {
    id: `stock:${depotId}:${itemCode}`,
    source: 'stock',
    sourceId: depotId,
    depotId,
    itemCode,
    quantity,
    floor: 0,
    readyAt: null,
    unitCostFen: 0,
    ...over,
  }
}

export const aNeed = (quantity: number, over: Partial<AllocationNeed> = {}): AllocationNeed => ({
  areaCode: '622927',
  itemCode: TENT,
  batch: 'first',
  quantity,
  ...over,
})

export function anItem(code: string, massKg: number): ItemKind {
  return {
    code,
    nameZh: code,
    nameEn: code,
    unitZh: '件',
    unitEn: 'pieces',
    supplyClass: 'life-relief',
    massG: massKg * 1000,
    volumeMl: 1000,
    packSize: 1,
  }
}

export function anInput(over: Partial<AllocationInput> = {}): AllocationInput {
  const counties = over.counties ?? [aCounty()]
  return {
    now,
    needs: [],
    counties,
    depots: [],
    items: [anItem(TENT, 100), anItem(QUILT, 5)],
    offers: [],
    deadlines: counties.map(({ code }) => ({
      areaCode: code,
      insideProvinceDueAt: in24h,
      outsideProvinceDueAt: in24h,
    })),
    travel,
    rules: shippedAllocation(),
    wishes: [],
    ...over,
  }
}
