import { supplyClasses } from '../../domain/supply/stock'
import { areaCode, id, instant } from './shapes'
import { dayOut, depotOperator } from './supply-shapes'
import { z } from './zod'

export const area = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['country', 'province', 'prefecture', 'county']),
    parentCode: z.string().nullable(),
    longitude: z.number(),
    latitude: z.number(),
    population: z.number().int(),
    populationBasis: z.enum(['census-2020', 'estimated', 'imported']),
    altitudeM: z.number().int(),
    altitudeBasis: z.string(),
  })
  .openapi('Area')

export const itemKind = z
  .object({
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    unitZh: z.string(),
    unitEn: z.string(),
    supplyClass: z.enum(supplyClasses),
    massG: z.number().int(),
    volumeMl: z.number().int(),
    packSize: z.number().int().openapi({ description: 'Units in a pack; goods move in whole packs.' }),
    packsPerPallet: z.number().int().nullable(),
    shelfLifeMonths: z.number().int().nullable(),
    recoverable: z.boolean().openapi({ description: 'Comes back after use; otherwise it is consumed.' }),
    label: z.enum(['unverified', 'verified']),
  })
  .openapi('ItemKind')

const otherItem = {
  itemCode: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  unitZh: z.string(),
  unitEn: z.string(),
}

export const kitPart = z
  .object({ ...otherItem, quantity: z.number().int() })
  .openapi('KitPart', { description: 'Units of the part in one kit.' })

export const substitute = z
  .object({
    ...otherItem,
    ratio: z.number().openapi({ description: 'Units of the substitute that stand in for one.' }),
    minTemperatureC: z.number().int().nullable(),
    maxTemperatureC: z.number().int().nullable(),
    label: z.enum(['unverified', 'verified']),
  })
  .openapi('Substitute')

export const itemKindDetail = itemKind
  .extend({
    kitParts: z.array(kitPart),
    partOf: z.array(kitPart),
    substitutes: z.array(substitute),
    standsInFor: z.array(substitute),
  })
  .openapi('ItemKindDetail')

export const depotLevel = z.enum(['central', 'province', 'prefecture', 'county', 'township']).openapi('DepotLevel')

export const depot = z
  .object({
    id: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    level: depotLevel,
    areaCode: z.string(),
    areaName: z.string(),
    longitude: z.number(),
    latitude: z.number(),
    docks: z.number().int(),
    porters: z.number().int(),
    operator: depotOperator,
    owner: z.string().nullable(),
    isDistributionCentre: z.boolean(),
    synthetic: z.boolean(),
  })
  .openapi('Depot')

export const stockPosition = z
  .object({
    itemCode: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    unitZh: z.string(),
    unitEn: z.string(),
    supplyClass: z.string(),
    onHand: z.number().int(),
    reserved: z.number().int(),
    available: z.number().int(),
    floor: z.number().int(),
  })
  .openapi('StockPosition')

export const depotDetail = depot
  .extend({
    keeper: z.string().nullable(),
    orderingArea: z.string().openapi({ description: 'The area whose post may order from it.' }),
    orderingAreaName: z.string(),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable().openapi({ description: 'Answered around the clock.' }),
    railheadKm: z.number().int().nullable(),
    portKm: z.number().int().nullable(),
    airfieldKm: z.number().int().nullable(),
    inspectionEveryDays: z.number().int().nullable(),
    inspectedOn: dayOut.nullable(),
    inspectionDueOn: dayOut.nullable(),
    stock: z.array(stockPosition),
  })
  .openapi('DepotDetail')

export const transportMode = z.enum(['road', 'rail', 'air', 'water']).openapi('TransportMode')

export const carrier = z
  .object({
    id: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    mode: transportMode,
    areaCode: z.string(),
    areaName: z.string(),
    speedKmh: z.number().int(),
    simulated: z.boolean(),
  })
  .openapi('Carrier')

export const policyLabel = z.enum(['published', 'unverified', 'adopted'])

export const policyEdition = z
  .object({
    id: z.number().int(),
    kind: z.string(),
    hazard: z.string(),
    areaCode: z.string(),
    areaName: z.string(),
    edition: z.string(),
    label: policyLabel,
    createdAt: instant,
    createdBy: z.string(),
  })
  .openapi('PolicyEdition')

export const policyDetail = policyEdition.extend({ body: z.unknown() }).openapi('PolicyDetail')

export const newPolicy = z
  .strictObject({
    kind: id,
    hazard: z.string().min(1).max(40),
    areaCode,
    edition: z.string().trim().min(1).max(60),
    label: policyLabel,
    body: z.record(z.string(), z.unknown()),
  })
  .openapi('NewPolicy')
