/** Census 2020, thousands, counties of the recorded disasters: published figures. */
export const countyThousands: Readonly<Record<string, number>> = {
  ...{ '622901': 356, '622921': 323, '622922': 256, '622923': 181, '622924': 261, '622925': 205, '622926': 290 },
  ...{ '622927': 239, '630202': 241, '630203': 118, '630222': 327, '630223': 338, '630224': 200, '630225': 134 },
  ...{ '632701': 141, '632722': 69, '632723': 57, '632724': 34, '632725': 90, '632726': 33 },
  ...{ '130681': 668, '130623': 316, '130626': 513, '130684': 533, '131022': 576, '131081': 743, '130609': 604 },
  ...{ '130638': 479, '110109': 393, '110111': 1313 },
  ...{ '500109': 835, '500112': 2191, '500117': 1245, '500106': 1477, '500107': 1527 },
  ...{ '652901': 715, '652902': 530, '652922': 266, '652924': 279, '652925': 194, '652926': 231, '652927': 206 },
  ...{ '652928': 242, '652929': 51 },
}

/** The country's published figure counts servicemen, whom no province does. */
export const countryPeople = 1_411_778_724

/** Places whose share is not that of their kind; 金门县 and 中沙群岛 have no people in the census. */
const ownWeights: Readonly<Record<string, number>> = { '350527': 0, '460321': 9, '460322': 1, '460323': 0 }

/**
 * Weight of a county in its prefecture. The mean by kind over the census of 2020: a district of the seat 1.1,
 * the seat of a prefecture without districts 1.5, another county-level city 1.2, a county or banner 0.85.
 */
export function countyWeight(code: string, name: string): number {
  const own = ownWeights[code]
  if (own !== undefined) return own
  if (name.endsWith('区')) return 1.1
  if (!name.endsWith('市')) return 0.85
  return Number(code.slice(4)) <= 20 ? 1.5 : 1.2
}

/** Whole persons that add up to `total`, by weight (largest remainder; ties by order). */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const shares = exact.map(Math.floor)
  const rest = total - shares.reduce((left, right) => left + right, 0)
  const byRemainder = exact.map((value, index) => ({ index, remainder: value % 1 }))
  byRemainder.sort((left, right) => right.remainder - left.remainder || left.index - right.index)
  for (const { index } of byRemainder.slice(0, rest)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}
