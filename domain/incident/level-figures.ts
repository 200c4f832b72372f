import type { Alert, ReportedFigures } from '../alert/alert'
import type { CountyImpact } from '../demand/estimate'
import { provinceOf } from '../geography/area'
import type { LevelCondition, LevelRequirement } from '../policy/level-tables'

/** A figure and whether somebody reported it or the estimate expects it. */
export type MeasuredFigure = { readonly value: number; readonly basis: 'reported' | 'expected' }

export type Measured = {
  readonly alert: Alert
  readonly figures: ReportedFigures
  readonly impacts: readonly CountyImpact[]
  /** Whether expected figures may stand in for reported ones. */
  readonly forecasts: boolean
}

/** The figure of a condition; null when it is unknown or what the condition requires is not there. */
export function measure(condition: LevelCondition, measured: Measured): MeasuredFigure | null {
  if (!condition.requires.every((requirement) => isMet(requirement, measured))) return null
  const reported = reportedFigure(condition, measured)
  if (reported !== undefined) return { value: reported, basis: 'reported' }
  if (condition.figure !== 'displaced' || !measured.forecasts) return null
  return { value: expectedDisplaced(measured.impacts), basis: 'expected' }
}

/** A populated area is one in which the estimate finds people struck. */
function isMet(requirement: LevelRequirement, { figures, impacts }: Measured): boolean {
  return requirement === 'sensitive-area' ? figures.sensitiveArea === true : impacts.length > 0
}

function reportedFigure({ figure }: LevelCondition, { alert, figures }: Measured): number | undefined {
  switch (figure) {
    case 'deadAndMissing':
      return sumOf(figures.dead, figures.missing)
    case 'displaced':
      return figures.evacuatedPeople
    case 'rooms':
      return sumOf(figures.roomsCollapsed, figures.roomsDamaged)
    case 'magnitude':
      return alert.quake?.magnitude
    default:
      return figures[figure]
  }
}

/** Unknown only when neither part is known. */
function sumOf(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined && right === undefined ? undefined : (left ?? 0) + (right ?? 0)
}

/** Thresholds of the relief plan count within one province: the province struck hardest decides. */
function expectedDisplaced(impacts: readonly CountyImpact[]): number {
  const byProvince = new Map<string, number>()
  for (const { areaCode, displaced } of impacts) {
    const province = provinceOf(areaCode)
    byProvince.set(province, (byProvince.get(province) ?? 0) + displaced.expected)
  }
  return Math.max(0, ...byProvince.values())
}
