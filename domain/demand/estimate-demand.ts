import type { Hazard, ReportedFigures } from '../alert/alert'
import type { County } from '../geography/area'
import type { MonthClimate } from '../policy/climate'
import type { DemandNorms, ItemNorm } from '../policy/demand-norms'
import { addBands, atQuantile, exactly, NOTHING, scaleBand, wholeBand, wholeUnits } from './bands'
import { climateOf } from './climate-class'
import type { CountyClimate } from './climate-class'
import type { Band, CountyImpact, DemandLine, DemandRule } from './estimate'

export type DemandInput = {
  readonly hazard: Hazard
  readonly impacts: readonly CountyImpact[]
  readonly figures: ReportedFigures
  readonly counties: readonly County[]
  readonly climate: MonthClimate
  readonly norms: DemandNorms
  /** Days for which water, food and fuel are brought. */
  readonly days: number
}

type Place = { readonly impact: CountyImpact; readonly county: County; readonly climate: CountyClimate }

type NormNeed = {
  readonly norm: ItemNorm
  readonly need: Band
  readonly firstBatch: number
  readonly rules: readonly DemandRule[]
}

/**
 * Need of every item kind in every county struck: norms with their sources (domain.md §3, §4, §7), the climate and
 * altitude rule, for the people struck and for the rescue forces. Whole units, rounded up. Equal inputs, equal lines:
 * counties as in `impacts`, items as the norms list them.
 */
export function estimateDemand(input: DemandInput): DemandLine[] {
  const countyByCode = new Map(input.counties.map((each) => [each.code, each]))
  return input.impacts.flatMap((impact) => {
    const county = countyByCode.get(impact.areaCode)
    if (!county) throw new RangeError(`demand: county ${impact.areaCode} is not among the counties given`)
    return countyDemand({ impact, county, climate: climateOf(county, input.climate, input.norms.climate) }, input)
  })
}

function countyDemand(place: Place, input: DemandInput): DemandLine[] {
  const byItem = new Map<string, NormNeed[]>()
  for (const norm of input.norms.items) {
    if (!applies(norm, input.hazard, place)) continue
    const need = normNeed(norm, place, input)
    if (need.need.high > 0) byItem.set(norm.itemCode, [...(byItem.get(norm.itemCode) ?? []), need])
  }
  return [...byItem].map(([itemCode, needs]) => demandLine(place, itemCode, needs))
}

function applies(norm: ItemNorm, hazard: Hazard, place: Place): boolean {
  return (
    (norm.hazards.length === 0 || norm.hazards.includes(hazard)) &&
    (norm.climates.length === 0 || norm.climates.includes(place.climate.climate))
  )
}

function basisOf(norm: ItemNorm, impact: CountyImpact, norms: DemandNorms): Band {
  switch (norm.basis) {
    case 'displaced':
      return impact.displaced
    case 'affected':
      return impact.affected
    case 'rescuers':
      return exactly(impact.rescuers)
    case 'fire-team':
      return exactly(impact.rescuers / norms.fireTeamSize)
    case 'dike-works':
      return impact.dikeWorks ?? NOTHING
  }
}

function normNeed(norm: ItemNorm, place: Place, { norms, days }: DemandInput): NormNeed {
  const basis = basisOf(norm, place.impact, norms)
  const times = (norm.daily ? days : 1) / norm.per
  const need = {
    low: basis.low * norm.quantity.low * times,
    expected: basis.expected * norm.quantity.expected * times,
    high: basis.high * norm.quantity.high * times,
  }
  return {
    norm,
    need,
    firstBatch: firstBatchOf(norm, need, norms, days),
    rules: rulesOf(norm, basis, place, norms, days),
  }
}

/** Life-saving goods on their quantile of the band; of daily goods only the first days. */
function firstBatchOf(norm: ItemNorm, need: Band, norms: DemandNorms, days: number): number {
  if (!norm.lifeSaving) return 0
  const shareOfDays = norm.daily ? Math.min(1, norms.firstBatchDays / days) : 1
  return atQuantile(scaleBand(need, shareOfDays), norm.firstBatchQuantile, norms.impact.quantiles)
}

function rulesOf(norm: ItemNorm, basis: Band, place: Place, norms: DemandNorms, days: number): DemandRule[] {
  const key = `demand.${norm.basis}.${norm.daily ? 'daily' : 'once'}`
  const values = {
    basis: Math.round(basis.expected * 10) / 10,
    quantity: norm.quantity.expected,
    per: norm.per,
    ...(norm.daily ? { days } : {}),
    mark: norm.mark,
  }
  const rule: DemandRule = { rule: norm.rule, edition: norms.edition, key, values }
  return norm.climates.length === 0 ? [rule] : [rule, climateRule(place, norms)]
}

function climateRule({ county, climate }: Place, norms: DemandNorms): DemandRule {
  const altitude = { altitudeM: county.altitudeM }
  return climate.minTemperatureC === null
    ? { rule: 'climate', edition: norms.edition, key: `demand.climate.${climate.climate}.altitude`, values: altitude }
    : {
        rule: 'climate',
        edition: norms.edition,
        key: `demand.climate.${climate.climate}`,
        values: { minTemperatureC: climate.minTemperatureC, ...altitude },
      }
}

function demandLine(place: Place, itemCode: string, needs: readonly NormNeed[]): DemandLine {
  const rules = needs.flatMap((each) => each.rules)
  return {
    areaCode: place.impact.areaCode,
    itemCode,
    need: wholeBand(needs.reduce((sum, each) => addBands(sum, each.need), NOTHING)),
    firstBatch: wholeUnits(needs.reduce((sum, each) => sum + each.firstBatch, 0)),
    lifeSaving: needs.some((each) => each.norm.lifeSaving),
    rules: rules.filter((rule, index) => rules.findIndex((other) => other.rule === rule.rule) === index),
  }
}
