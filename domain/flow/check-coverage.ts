import type { Coverage, CoverageGiven, CoverageLevel } from './fair-coverage'
import type { TransportProblem } from './transport-problem'

export type CoverageFault = {
  readonly kind:
    | 'levels-not-rising'
    | 'column-in-no-level'
    | 'column-in-two-levels'
    | 'row-in-two-levels'
    | 'row-missing-in-cut'
    | 'cut-gives-more'
    | 'cut-gives-less'
    | 'not-within-one-unit'
    | 'less-than-fixed'
    | 'closed-column-changed'
  /** Row, column or level concerned. */
  readonly at: number
}

/**
 * Proves by arithmetic alone that no fairer cover exists: each level's rows hold exactly what its columns get at its
 * share, nobody else reaches these columns, lower levels use theirs up. That the cover can be shipped is proved by the
 * flow that ships it.
 */
export function checkCoverage(
  problem: TransportProblem,
  coverage: Coverage,
  given?: CoverageGiven,
): CoverageFault | null {
  const need = problem.demand.map((demand, column) => (!given || given.open[column] ? demand : 0))
  const fixed = given?.fixed ?? new Int32Array(need.length)
  const levelOfColumn = new Int32Array(need.length).fill(-1)
  const levelOfRow = new Int32Array(problem.supply.length).fill(-1)
  return (
    checkOrder(coverage.levels, levelOfColumn, levelOfRow) ??
    checkColumns(coverage, need, fixed, levelOfColumn) ??
    checkReach(problem, levelOfColumn, levelOfRow, coverage.levels) ??
    checkCuts(problem, coverage, need, fixed)
  )
}

type Whole = Int32Array

function checkOrder(levels: readonly CoverageLevel[], ofColumn: Whole, ofRow: Whole): CoverageFault | null {
  for (const [at, { theta, columns, rows }] of levels.entries()) {
    const before = levels[at - 1]?.theta
    const rises = !before || before.num * theta.den < theta.num * before.den
    if (!rises || !(theta.num >= 0 && theta.num <= theta.den)) return { kind: 'levels-not-rising', at }
    for (const column of columns) {
      if (ofColumn[column] !== -1) return { kind: 'column-in-two-levels', at: column }
      ofColumn[column] = at
    }
    for (const row of rows) {
      if (ofRow[row] !== -1) return { kind: 'row-in-two-levels', at: row }
      ofRow[row] = at
    }
  }
  return null
}

/** Whole packs: θ of the need rounded up or down, never less than what is fixed. */
function checkColumns(coverage: Coverage, need: Whole, fixed: Whole, ofColumn: Whole): CoverageFault | null {
  if (coverage.covered.length !== need.length) return { kind: 'column-in-no-level', at: coverage.covered.length }
  for (let column = 0; column < need.length; column++) {
    const covered = coverage.covered[column]!
    if (covered < fixed[column]!) return { kind: 'less-than-fixed', at: column }
    if (need[column] === 0) {
      if (covered !== fixed[column]) return { kind: 'closed-column-changed', at: column }
      continue
    }
    const theta = coverage.levels[ofColumn[column]!]?.theta
    if (!theta) return { kind: 'column-in-no-level', at: column }
    const share = need[column]! * theta.num
    const low = Math.max(fixed[column]!, Math.floor(share / theta.den))
    const high = Math.max(fixed[column]!, Math.ceil(share / theta.den))
    if (covered !== low && covered !== high) return { kind: 'not-within-one-unit', at: column }
  }
  return null
}

/** Below θ = 1 every row that reaches a level's columns is in the level's rows or in a lower level's. */
function checkReach(
  problem: TransportProblem,
  ofColumn: Whole,
  ofRow: Whole,
  levels: readonly CoverageLevel[],
): CoverageFault | null {
  const columns = Int32Array.from(ofColumn.keys()).filter((column) => {
    const theta = levels[ofColumn[column]!]?.theta
    return theta !== undefined && theta.num < theta.den
  })
  for (let row = 0; row < ofRow.length; row++) {
    if (problem.supply[row]! <= 0) continue
    const own = ofRow[row]! < 0 ? levels.length : ofRow[row]!
    const base = problem.line[row]! * problem.columns
    for (const column of columns) {
      if (ofColumn[column]! < own && problem.cost[base + column]! >= 0) return { kind: 'row-missing-in-cut', at: row }
    }
  }
  return null
}

/** Below θ = 1 the rows hold exactly what the columns ask for at θ, and the whole packs use them up. */
function checkCuts(problem: TransportProblem, coverage: Coverage, need: Whole, fixed: Whole): CoverageFault | null {
  for (const [at, { theta, columns, rows }] of coverage.levels.entries()) {
    if (theta.num === theta.den) continue
    let [supply, asked, raised, covered] = [0, 0, 0, 0]
    for (const row of rows) supply += problem.supply[row]!
    for (const column of columns) {
      const isRaised = need[column]! * theta.num > fixed[column]! * theta.den
      if (isRaised) raised += need[column]!
      else asked += fixed[column]!
      covered += coverage.covered[column]!
    }
    const balance = asked * theta.den + raised * theta.num - supply * theta.den
    if (balance < 0 || covered < supply) return { kind: 'cut-gives-more', at }
    if (balance > 0 || covered > supply) return { kind: 'cut-gives-less', at }
  }
  return null
}
