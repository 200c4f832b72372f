import type { ReportedFigures } from '../alert/alert'
import { apportion, scaleBand, sumBands } from './bands'
import type { Band } from './estimate'
import type { StruckCounty } from './quake-impact'

type Side = 'affected' | 'displaced'

/** Shares over the counties: as estimated; where the estimate is nothing, by people. */
function weightsOf(struck: readonly StruckCounty[], side: Side): number[] {
  const estimated = struck.map((each) => each[side].expected)
  return estimated.some((value) => value > 0) ? estimated : struck.map((each) => each.county.population)
}

function withTotal(
  struck: readonly StruckCounty[],
  side: Side,
  total: number,
  halfWidth: number,
): readonly StruckCounty[] {
  const parts = apportion(total, weightsOf(struck, side))
  return struck.map((each, index) => {
    const part = parts[index] ?? 0
    const band: Band = { low: part * (1 - halfWidth), expected: part, high: part * (1 + halfWidth) }
    return { ...each, [side]: band }
  })
}

/** Nobody is displaced who is not affected. */
function affectedAtLeastDisplaced(each: StruckCounty): StruckCounty {
  const { affected, displaced } = each
  return {
    ...each,
    affected: {
      low: Math.max(affected.low, displaced.low),
      expected: Math.max(affected.expected, displaced.expected),
      high: Math.max(affected.high, displaced.high),
    },
  }
}

/**
 * Reported totals replace the estimated ones: the counties keep their shares and the band narrows to ± `halfWidth`.
 * Where only the affected are reported, the estimate of the displaced moves in proportion.
 */
export function fitToReported(
  struck: readonly StruckCounty[],
  figures: ReportedFigures,
  halfWidth: number,
): readonly StruckCounty[] {
  const { affectedPeople, evacuatedPeople } = figures
  const estimatedAffected = sumBands(struck.map((each) => each.affected)).expected
  let fitted = struck
  if (affectedPeople !== undefined) fitted = withTotal(fitted, 'affected', affectedPeople, halfWidth)
  if (evacuatedPeople !== undefined) fitted = withTotal(fitted, 'displaced', evacuatedPeople, halfWidth)
  if (affectedPeople !== undefined && evacuatedPeople === undefined && estimatedAffected > 0) {
    const factor = affectedPeople / estimatedAffected
    fitted = fitted.map((each) => ({ ...each, displaced: scaleBand(each.displaced, factor) }))
  }
  return fitted.map(affectedAtLeastDisplaced)
}
