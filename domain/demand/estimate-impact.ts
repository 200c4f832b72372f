import type { Alert, ReportedFigures } from '../alert/alert'
import type { AreaCode, County } from '../geography/area'
import type { DemandNorms, ImpactNorms } from '../policy/demand-norms'
import { areaImpact, countiesIn, dikeWorks } from './area-impact'
import { apportion, exactly } from './bands'
import type { Band, CountyImpact } from './estimate'
import { quakeImpact } from './quake-impact'
import type { StruckCounty } from './quake-impact'
import { fitToReported } from './reported-totals'

export type ImpactInput = {
  readonly alert: Alert
  /** Areas of the alert as resolved by intake; a prefecture or province means all of its counties. */
  readonly areaCodes: readonly AreaCode[]
  /** Candidates: the whole country, or the served region. */
  readonly counties: readonly County[]
  /** What is reported so far; what the alert itself carries counts where this is silent. */
  readonly figures: ReportedFigures
  readonly norms: DemandNorms
}

/**
 * People struck, county by county, from the alert alone or with what is reported (domain.md §3 and §7): quakes by
 * intensity on where people live, everything else by the colour over the areas named, forms by their own figures.
 * Reported totals replace estimated ones. Gravest county first.
 */
export function estimateImpact(input: ImpactInput): CountyImpact[] {
  const figures = { ...input.alert.figures, ...input.figures }
  const norms = input.norms.impact
  const struck = fitToReported(struckCounties(input), figures, norms.reportedHalfWidth).map(wholePeople)
  const rescuers = rescuersPerCounty(input.alert, struck, figures, norms)
  const works = dikeWorksPerCounty(input.alert, struck, figures, norms)
  const impacts = struck.map((each, index) => countyImpact(each, rescuers[index] ?? 0, works[index]))
  return impacts
    .filter(
      (each) => each.displaced.expected >= 1 || each.affected.expected >= 1 || each.rescuers >= 1 || hasWorks(each),
    )
    .sort(gravestFirst)
}

function struckCounties({ alert, areaCodes, counties, norms }: ImpactInput): StruckCounty[] {
  if (alert.hazard === 'earthquake' && alert.quake !== null) return quakeImpact(alert.quake, counties, norms.impact)
  return areaImpact(alert, countiesIn(areaCodes.length > 0 ? areaCodes : alert.areaCodes, counties), norms.impact)
}

function wholePeople(each: StruckCounty): StruckCounty {
  const whole = (band: Band): Band => ({
    low: Math.round(band.low),
    expected: Math.round(band.expected),
    high: Math.round(band.high),
  })
  return { ...each, affected: whole(each.affected), displaced: whole(each.displaced) }
}

/** Where rescuers and works go: to the displaced, else to the affected, else by people. */
function weightsOf(struck: readonly StruckCounty[]): number[] {
  const displaced = struck.map((each) => each.displaced.expected)
  if (displaced.some((value) => value > 0)) return displaced
  const affected = struck.map((each) => each.affected.expected)
  return affected.some((value) => value > 0) ? affected : struck.map((each) => each.county.population)
}

/** Rescuers on site: as reported, else by burnt area and people displaced (domain.md §7), at least what the norm says. */
function rescuersPerCounty(
  alert: Alert,
  struck: readonly StruckCounty[],
  figures: ReportedFigures,
  norms: ImpactNorms,
): number[] {
  const norm = norms.rescuers.find((each) => each.hazards.includes(alert.hazard))
  const displaced = struck.reduce((sum, each) => sum + each.displaced.expected, 0)
  const estimated = norm
    ? Math.max(
        norm.atLeast,
        (figures.burntHectares ?? 0) * norm.perHectare,
        (displaced * norm.perThousandDisplaced) / 1000,
      )
    : 0
  return apportion(figures.rescuersOnSite ?? Math.ceil(estimated), weightsOf(struck))
}

function dikeWorksPerCounty(
  alert: Alert,
  struck: readonly StruckCounty[],
  figures: ReportedFigures,
  norms: ImpactNorms,
): readonly Band[] {
  const works = dikeWorks(alert, figures, norms)
  if ('total' in works) return apportion(works.total, weightsOf(struck)).map(exactly)
  return struck.map(() => works.each)
}

function hasWorks(impact: CountyImpact): boolean {
  return impact.dikeWorks !== undefined && impact.dikeWorks.high > 0
}

function countyImpact(each: StruckCounty, rescuers: number, works: Band | undefined): CountyImpact {
  const { county, affected, displaced, intensity } = each
  const impact = { areaCode: county.code, affected, displaced, intensity, rescuers }
  return works !== undefined && works.high > 0 ? { ...impact, dikeWorks: works } : impact
}

function gravestFirst(left: CountyImpact, right: CountyImpact): number {
  return (
    right.displaced.expected - left.displaced.expected ||
    right.affected.expected - left.affected.expected ||
    (left.areaCode < right.areaCode ? -1 : 1)
  )
}
