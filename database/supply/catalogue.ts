import type { AreaCode } from '../../domain/geography/area'
import type { Queryable } from '../transaction'
import { many } from '../transaction'

/** One kit is so many units of each of its parts. */
export type KitPart = { readonly kitCode: string; readonly partCode: string; readonly quantity: number }

export function readKitParts(db: Queryable): Promise<KitPart[]> {
  return many(
    db,
    'SELECT kit_code AS "kitCode", part_code AS "partCode", quantity FROM kit_parts ORDER BY kit_code, part_code',
  )
}

/** `ratio` units of `byCode` stand in for one of `itemCode` where the month's minimum lies between the bounds. */
export type Substitute = {
  readonly itemCode: string
  readonly byCode: string
  readonly ratio: number
  readonly minTemperatureC: number | null
  readonly maxTemperatureC: number | null
}

export function readSubstitutes(db: Queryable): Promise<Substitute[]> {
  return many(
    db,
    `SELECT item_code AS "itemCode", by_code AS "byCode", ratio, min_temperature_c AS "minTemperatureC", max_temperature_c AS "maxTemperatureC"
     FROM substitutes ORDER BY item_code, by_code`,
  )
}

/** `fromArea` has promised aid to `toArea`, settled afterwards. */
export type Pact = {
  readonly id: string
  readonly fromArea: AreaCode
  readonly toArea: AreaCode
  readonly answerDueMinutes: number
  readonly settlement: string
}

export function readPacts(db: Queryable): Promise<Pact[]> {
  return many(
    db,
    `SELECT id, from_area AS "fromArea", to_area AS "toArea", answer_due_minutes AS "answerDueMinutes", settlement FROM pacts
     WHERE kind = 'mutual-aid' ORDER BY from_area, to_area`,
  )
}
