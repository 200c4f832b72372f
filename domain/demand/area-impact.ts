import type { Alert, Hazard, ReportedFigures } from '../alert/alert'
import { areaLevel, isWithin } from '../geography/area'
import type { AreaCode, County } from '../geography/area'
import type { ColourShare, HazardShares, ImpactNorms } from '../policy/demand-norms'
import { NOTHING, scaleBand } from './bands'
import type { Band } from './estimate'
import type { StruckCounty } from './quake-impact'

export type CountyInArea = { readonly county: County; readonly named: AreaCode }

/** Counties of the areas that an alert names, each with the most specific area that holds it. */
export function countiesIn(areaCodes: readonly AreaCode[], counties: readonly County[]): CountyInArea[] {
  const finestFirst = [...areaCodes].sort((left, right) => zeros(left) - zeros(right) || (left < right ? -1 : 1))
  return counties.flatMap((county) => {
    const named = finestFirst.find((code) => isWithin(county.code, code))
    return named === undefined ? [] : [{ county, named }]
  })
}

function zeros(code: AreaCode): number {
  return ['county', 'prefecture', 'province', 'country'].indexOf(areaLevel(code))
}

function sharesFor(hazard: Hazard, norms: ImpactNorms): HazardShares | undefined {
  return norms.shares.find((each) => each.hazards.includes(hazard))
}

function colourShare(alert: Alert, shares: HazardShares): ColourShare | undefined {
  const find = (colour: string): ColourShare | undefined => shares.colours.find((each) => each.colour === colour)
  return find(alert.colour ?? 'none') ?? find('none')
}

/** People struck in the areas of a warning, by its colour (domain.md §7); all zero where no share is known. */
export function areaImpact(alert: Alert, inArea: readonly CountyInArea[], norms: ImpactNorms): StruckCounty[] {
  const shares = sharesFor(alert.hazard, norms)
  const share = shares && colourShare(alert, shares)
  return inArea.map(({ county, named }) => {
    const people = county.population * (shares?.areaFactor[areaLevel(named)] ?? 0)
    return {
      county,
      affected: share ? scaleBand(share.affected, people) : NOTHING,
      displaced: share ? scaleBand(share.displaced, people) : NOTHING,
      intensity: null,
    }
  })
}

/** Breaches or km of dike: as reported, else what a warning of this colour asks to be ready for (per county). */
export function dikeWorks(
  alert: Alert,
  figures: ReportedFigures,
  norms: ImpactNorms,
): { readonly total: number } | { readonly each: Band } {
  const { leveeBreaches, dikeKmInDanger } = figures
  if (leveeBreaches !== undefined || dikeKmInDanger !== undefined) {
    return { total: Math.ceil((leveeBreaches ?? 0) + (dikeKmInDanger ?? 0)) }
  }
  const shares = sharesFor(alert.hazard, norms)
  const share = alert.colour === null || !shares ? undefined : colourShare(alert, shares)
  return { each: share?.dikeWorks ?? NOTHING }
}
