import type { AreaCode } from '../geography/area'
import { areasAround } from '../geography/area'

/** Who holds the post of reserves officer, and where. */
export type HeldOffice = { readonly name: string; readonly areaCode: AreaCode }

/** The reserves office that a paper comes from, and how it signs. */
export type ReservesOffice = { readonly areaCode: AreaCode; readonly by: string }

/** The office that moves an area's goods: the nearest around it that someone holds, by the first holder's name; else its own. */
export function reservesOfficeOf(area: AreaCode, held: readonly HeldOffice[]): ReservesOffice {
  for (const areaCode of areasAround(area)) {
    const holder = held.find((each) => each.areaCode === areaCode)
    if (holder !== undefined) return { areaCode, by: holder.name }
  }
  return { areaCode: area, by: `reserves-officer:${area}` }
}
