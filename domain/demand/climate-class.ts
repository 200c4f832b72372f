import { areaLevel, provinceOf } from '../geography/area'
import type { County } from '../geography/area'
import type { ClimateClass, ClimateRule, ClimateTable, MonthClimate } from '../policy/climate'
import { epochMs, HOUR_MS } from '../time/instant'
import type { Instant } from '../time/instant'

const BEIJING_OFFSET_MS = 8 * HOUR_MS

/** Climate of the month (Beijing time) in which an instant lies. */
export function climateAt(table: ClimateTable, instant: Instant): MonthClimate {
  const month = new Date(epochMs(instant) + BEIJING_OFFSET_MS).getUTCMonth()
  const minTemperatureC: Record<string, number> = {}
  for (const [province, months] of Object.entries(table.minTemperatureC)) {
    const value = months[month]
    if (value !== undefined && areaLevel(province) === 'province') minTemperatureC[province] = value
  }
  return { edition: table.edition, minTemperatureC }
}

export type CountyClimate = { readonly climate: ClimateClass; readonly minTemperatureC: number | null }

/** Class of a county (domain.md §3, M): by the month's minimum of its province, high altitude always counts as cold. */
export function climateOf(county: County, month: MonthClimate, rule: ClimateRule): CountyClimate {
  const minTemperatureC = month.minTemperatureC[provinceOf(county.code)] ?? null
  const high = county.altitudeM >= rule.coldFromAltitudeM
  if (minTemperatureC !== null && minTemperatureC <= rule.severeColdAtMostC) {
    return { climate: 'severe-cold', minTemperatureC }
  }
  if (high || (minTemperatureC !== null && minTemperatureC <= rule.coldAtMostC)) {
    return { climate: 'cold', minTemperatureC }
  }
  return { climate: minTemperatureC !== null && minTemperatureC >= rule.hotFromC ? 'hot' : 'mild', minTemperatureC }
}
