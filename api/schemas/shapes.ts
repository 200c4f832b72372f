import { hazards } from '../../domain/alert/alert'
import { posts } from '../../domain/duty/post'
import { z } from './zod'

/** A UTC instant on the wire. Answers carry milliseconds; requests may carry an offset and are normalised. */
export const instant = z.iso.datetime({ offset: true }).openapi({ format: 'date-time' })
export const instantIn = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text).toISOString())
  .openapi({ type: 'string', format: 'date-time' })

export const areaCode = z.string().regex(/^[1-9]\d{5}$/)
export const itemCode = z.string().regex(/^[123]\d{6}$/)
export const id = z.string().min(1).max(200)
export const reasonIn = z.string().trim().min(1).max(2_000)
/** Far above any stock, far below what a column of the database holds. */
export const quantity = z.number().int().min(0).max(1_000_000_000)
export const version = z.coerce.number().int().min(1).max(1_000_000_000)
export const openObject = z.record(z.string(), z.unknown())

export const hazard = z.enum(hazards).openapi('Hazard')
export const post = z.enum(posts).openapi('Post')
export const responseLevel = z.enum(['I', 'II', 'III', 'IV', 'local']).openapi('ResponseLevel')
export const responseKind = z.enum(['relief', 'hazard']).openapi('ResponseKind')
export const batch = z.enum(['first', 'rest']).openapi('Batch')

/** Text in both languages. */
export const bilingual = z.object({ zh: z.string(), en: z.string() }).openapi('Bilingual')

/** A sentence as a key of `texts` with its values, so that it reads in both languages. */
export const reason = z
  .object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) })
  .openapi('Reason')

export const areaName = z.object({ code: z.string(), name: z.string() }).openapi('AreaName')
export const point = z.object({ longitude: z.number(), latitude: z.number() }).openapi('Point')

/** Names each entry of a list whose key was there before. */
export function nothingTwice<K extends string>(
  context: z.RefinementCtx,
  list: string | null,
  key: K,
  lines: readonly Readonly<Record<K, unknown>>[] = [],
): void {
  const seen = new Set<unknown>()
  lines.forEach((line, index) => {
    if (seen.has(line[key]))
      context.addIssue({ code: 'custom', path: [...(list === null ? [] : [list]), index, key], message: 'twice' })
    seen.add(line[key])
  })
}

/** A page of a list; `nextCursor` goes into `cursor` of the next request, null at the end. */
export const listOf = <T extends z.ZodType>(name: string, item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).openapi(name)

export const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
}
export const idParams = z.object({ id })
