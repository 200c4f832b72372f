import { MaximumFlow } from './maximum-flow'
import { groupByReach } from './reach-groups'
import type { ReachGroups } from './reach-groups'
import type { TransportProblem } from './transport-problem'

/** num ÷ den in lowest terms. */
export type Fraction = { readonly num: number; readonly den: number }

/**
 * The columns that get the same share of their need, and the rows that reach them and reach no lower level: a cut.
 * Below θ = 1 these rows give all they have to these columns (among them what earlier priorities hold there).
 */
export type CoverageLevel = { readonly theta: Fraction; readonly columns: Int32Array; readonly rows: Int32Array }

/** Packs per column, and the levels, lowest first, that prove that no fairer cover exists. */
export type Coverage = { readonly covered: Int32Array; readonly levels: readonly CoverageLevel[] }

/** `fixed`: packs per column that must stay covered (earlier priorities); `open`: 1 for the columns that take part now. */
export type CoverageGiven = { readonly fixed: Int32Array; readonly open: Uint8Array }

/** What each column asks for at a share θ: fixed packs at least, and θ of its need where it takes part now. */
type Claims = { readonly need: Float64Array; readonly fixed: Float64Array }

/**
 * Lexicographic max-min cover: the smallest share as large as can be, then the next. A level's share is what a minimum
 * cut's rows can give the cut's columns; whole packs then go to the least covered first, up to the maximum flow.
 * Throws where the fixed packs can't all be covered, and where needs are too large for exact arithmetic.
 */
export function coverFairly(problem: TransportProblem, given?: CoverageGiven): Coverage {
  const claims = claimsOf(problem, given)
  const takes = Uint8Array.from(claims.need, (need, column) => (need > 0 || claims.fixed[column]! > 0 ? 1 : 0))
  const groups = groupByReach(problem, takes)
  const flow = new MaximumFlow(groups, problem.columns)
  flow.columnPart.forEach((_, column) => (flow.columnPart[column] = takes[column] ? 0 : -1))
  const shares = new ShareSearch(groups, flow, claims).find()
  coverWhole(flow, groups.supply, claims, shares)
  const levels = shares.map(({ theta, part }) => levelOf(groups, flow, theta, part))
  const meets = ({ columns }: CoverageLevel) => columns.some((column) => claims.need[column]! > 0)
  return { covered: Int32Array.from(flow.covered), levels: levels.filter(meets) }
}

function claimsOf(problem: TransportProblem, given?: CoverageGiven): Claims {
  const need = Float64Array.from(problem.demand, (demand, column) => (!given || given.open[column] ? demand : 0))
  return { need, fixed: given ? Float64Array.from(given.fixed) : new Float64Array(need.length) }
}

type Share = { readonly theta: Fraction; readonly part: number }

/** Divides columns and rows by minimum cuts until each part has one share. */
class ShareSearch {
  private parts = 1
  private readonly shares: Share[] = []

  constructor(
    private readonly groups: ReachGroups,
    private readonly flow: MaximumFlow,
    private readonly claims: Claims,
  ) {}

  find(): Share[] {
    this.divide(0, { num: 1, den: 1 })
    return this.shares
  }

  /** The part can't get more than θ on the whole. */
  private divide(part: number, theta: Fraction): void {
    this.setTargets(part, theta)
    this.flow.fill(part)
    const low = this.splitShort(part)
    if (low >= 0) this.divide(low, this.wholeShare(low))
    if (low < 0 || theta.num === theta.den) this.shares.push({ theta, part })
    else this.divide(part, this.wholeShare(part))
  }

  private setTargets(part: number, theta: Fraction): void {
    const { flow, groups, claims } = this
    let sum = 0
    for (let column = 0; column < flow.target.length; column++) {
      if (flow.columnPart[column] !== part) continue
      const target = Math.max(claims.fixed[column]! * theta.den, claims.need[column]! * theta.num)
      flow.target[column] = target
      sum += target
    }
    if (sum > Number.MAX_SAFE_INTEGER) throw new RangeError('Needs too large for exact shares; use larger packs')
    for (let group = 0; group < groups.count; group++) {
      if (flow.groupPart[group] === part) flow.supply[group] = Math.min(groups.supply[group]! * theta.den, sum)
    }
    flow.reset(part)
  }

  /** Gives the columns that fall short, and the groups that they drain, a part of their own; −1 if none does. */
  private splitShort(part: number): number {
    const { flow, groups } = this
    let low = -1
    for (let column = 0; column < flow.target.length; column++) {
      if (flow.columnPart[column] !== part || !flow.fallsShort(column)) continue
      if (low < 0) low = this.parts++
      flow.columnPart[column] = low
    }
    for (let group = 0; low >= 0 && group < groups.count; group++) {
      if (flow.groupPart[group] === part && flow.isDrained(group)) flow.groupPart[group] = low
    }
    return low
  }

  /** The share at which the part's columns ask for exactly what its rows have; falls to it from 1 in few steps. */
  private wholeShare(part: number): Fraction {
    let theta: Fraction = { num: 1, den: 1 }
    for (;;) {
      const next = this.nextShare(part, theta)
      if (next.num * theta.den >= theta.num * next.den) return theta
      theta = next
    }
  }

  private nextShare(part: number, theta: Fraction): Fraction {
    const { flow, groups, claims } = this
    let num = 0
    let den = 0
    for (let group = 0; group < groups.count; group++) if (flow.groupPart[group] === part) num += groups.supply[group]!
    for (let column = 0; column < flow.target.length; column++) {
      if (flow.columnPart[column] !== part) continue
      const [need, fixed] = [claims.need[column]!, claims.fixed[column]!]
      if (need > 0 && need * theta.num >= fixed * theta.den) den += need
      else num -= fixed
    }
    if (den === 0 || num < 0) throw new Error('Fixed packs that cannot all be covered')
    return lowestTerms(num, den)
  }
}

/** Whole packs inside each part: what the share gives rounded down, then one more each, the least covered first. */
function coverWhole(flow: MaximumFlow, supply: Float64Array, claims: Claims, shares: readonly Share[]): void {
  flow.supply.set(supply)
  for (const { theta, part } of shares) {
    const columns: number[] = []
    flow.columnPart.forEach((own, column) => {
      if (own !== part) return
      const [need, fixed] = [claims.need[column]!, claims.fixed[column]!]
      flow.target[column] = Math.max(fixed, Math.floor((need * theta.num) / theta.den))
      if (flow.target[column] * theta.den < need * theta.num) columns.push(column)
    })
    flow.reset(part)
    flow.fill(part)
    columns.sort((a, b) => flow.target[a]! * claims.need[b]! - flow.target[b]! * claims.need[a]! || a - b)
    const raisable = new Set(columns)
    for (const column of raisable) {
      if (!flow.raise(column)) for (const other of raisable) if (flow.fallsShort(other)) raisable.delete(other)
    }
  }
}

function levelOf(groups: ReachGroups, flow: MaximumFlow, theta: Fraction, part: number): CoverageLevel {
  const columns = Int32Array.from(flow.columnPart.keys()).filter((column) => flow.columnPart[column] === part)
  const rows = Int32Array.from(groups.groupOf.keys()).filter((row) => {
    const group = groups.groupOf[row]!
    return group >= 0 && flow.groupPart[group] === part
  })
  return { theta, columns, rows }
}

function lowestTerms(num: number, den: number): Fraction {
  let [a, b] = [num, den]
  while (b > 0) [a, b] = [b, a % b]
  return { num: num / a, den: den / a }
}
