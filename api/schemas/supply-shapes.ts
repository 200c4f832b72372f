import { sourceKinds } from '../../domain/supply/offer'
import { supplyClasses } from '../../domain/supply/stock'
import { z } from './zod'

/** A calendar day in Beijing, `YYYY-MM-DD`. */
export const dayOut = z.string().openapi({ format: 'date' })
export const dayIn = z.iso.date().openapi({ type: 'string', format: 'date' })

export const supplyClass = z.enum(supplyClasses).openapi('SupplyClass')
export const sourceKind = z.enum(sourceKinds).openapi('SourceKind')
export const depotOperator = z.enum(['reserve', 'firm', 'social', 'entry-point']).openapi('DepotOperator')
export const grade = z.string().trim().min(1).max(40)

export const movementKinds = [
  'received',
  'reserved',
  'released',
  'issued',
  'returned',
  'adjusted',
  'rotated',
  'scrapped',
] as const

export const itemNames = { nameZh: z.string(), nameEn: z.string(), unitZh: z.string(), unitEn: z.string() }

/** Money in fen: the whole-number hundredth of a yuan. */
export const fenIn = z.number().int().min(0).max(1_000_000_000_000)
export const isTrue = z.enum(['true', 'false'])
