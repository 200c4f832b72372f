import * as fc from 'fast-check'
import { checkCoverage } from '../../../domain/flow/check-coverage'
import { coverFairly } from '../../../domain/flow/fair-coverage'
import type { Coverage, CoverageGiven } from '../../../domain/flow/fair-coverage'
import type { TransportProblem } from '../../../domain/flow/transport-problem'
import { anyTransportProblem, aTransportProblem } from './transport-builders'

const tiny = { rows: 6, columns: 5, units: 9, cost: 1 }
const small = { rows: 40, columns: 12, units: 60, cost: 1 }

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
const subsets = (columns: readonly number[]) =>
  Array.from({ length: 2 ** columns.length - 1 }, (_, at) => columns.filter((_, bit) => ((at + 1) >> bit) & 1))
const allColumns = (problem: TransportProblem) => [...problem.demand.keys()]

function reachable(problem: TransportProblem, columns: readonly number[], without: readonly number[] = []): number {
  const reaches = (row: number, list: readonly number[]) =>
    list.some((column) => problem.cost[row * problem.columns + column]! >= 0)
  return sum(problem.supply.map((units, row) => (reaches(row, columns) && !reaches(row, without) ? units : 0)))
}

/** The share of every column, by trying all cuts of those that are left. */
function sharesByTrying(problem: TransportProblem): number[] {
  const shares = allColumns(problem).map(() => 1)
  let left = allColumns(problem).filter((column) => problem.demand[column]! > 0)
  let done: number[] = []
  while (left.length > 0) {
    const ratio = (set: readonly number[]) =>
      reachable(problem, set, done) / sum(set.map((column) => problem.demand[column]!))
    const least = Math.min(1, ...subsets(left).map(ratio))
    if (least === 1) break
    const cut = new Set(subsets(left).flatMap((set) => (Math.abs(ratio(set) - least) < 1e-12 ? set : [])))
    cut.forEach((column) => (shares[column] = least))
    left = left.filter((column) => !cut.has(column))
    done = [...done, ...cut]
  }
  return shares
}

const canShip = (problem: TransportProblem, covered: Int32Array) =>
  subsets(allColumns(problem)).every((set) => sum(set.map((column) => covered[column]!)) <= reachable(problem, set))

const maximumFlow = (problem: TransportProblem) =>
  Math.min(
    ...[[], ...subsets(allColumns(problem))].map(
      (set) =>
        reachable(problem, set) +
        sum(allColumns(problem).map((column) => (set.includes(column) ? 0 : problem.demand[column]!))),
    ),
  )

/** An earlier priority for some columns, and then the others. */
const anyPriorities = anyTransportProblem(small).chain((problem) =>
  fc.record({
    problem: fc.constant(problem),
    first: fc.array(fc.boolean(), { minLength: problem.columns, maxLength: problem.columns }),
  }),
)

function coverInTurn(
  problem: TransportProblem,
  first: readonly boolean[],
): { earlier: Coverage; given: CoverageGiven } {
  const none = new Int32Array(problem.columns)
  const earlier = coverFairly(problem, { fixed: none, open: Uint8Array.from(first, Number) })
  return { earlier, given: { fixed: earlier.covered, open: Uint8Array.from(first, (isFirst) => Number(!isFirst)) } }
}

describe('fair coverage', () => {
  it('gives everybody the same share of what all can reach', () => {
    const problem = aTransportProblem({ supply: [10], demand: [10, 30], cost: [[0, 0]] })
    expect(coverFairly(problem)).toEqual({
      covered: Int32Array.of(3, 7),
      levels: [{ theta: { num: 1, den: 4 }, columns: Int32Array.of(0, 1), rows: Int32Array.of(0) }],
    })
  })

  it('gives what others cannot use to those who can', () => {
    const problem = aTransportProblem({
      supply: [2, 8],
      demand: [10, 10],
      cost: [
        [0, 0],
        [null, 0],
      ],
    })
    expect(coverFairly(problem)).toEqual({
      covered: Int32Array.of(2, 8),
      levels: [
        { theta: { num: 1, den: 5 }, columns: Int32Array.of(0), rows: Int32Array.of(0) },
        { theta: { num: 4, den: 5 }, columns: Int32Array.of(1), rows: Int32Array.of(1) },
      ],
    })
  })

  it('finds the shares that trying every cut finds, ships the maximum flow and nothing that cannot be shipped', () => {
    fc.assert(
      fc.property(anyTransportProblem(tiny), (problem) => {
        const { covered, levels } = coverFairly(problem)
        const shares = allColumns(problem).map((column) => {
          const level = levels.find(({ columns }) => columns.includes(column))
          return level ? level.theta.num / level.theta.den : 1
        })
        expect(shares).toEqual(sharesByTrying(problem))
        expect(canShip(problem, covered)).toBe(true)
        expect(sum(covered)).toBe(maximumFlow(problem))
      }),
      { numRuns: 500 },
    )
  })

  it('proves itself', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), (problem) => {
        expect(checkCoverage(problem, coverFairly(problem))).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('keeps what earlier priorities hold, and proves that too', () => {
    fc.assert(
      fc.property(anyPriorities, ({ problem, first }) => {
        const { earlier, given } = coverInTurn(problem, first)
        const coverage = coverFairly(problem, given)
        const kept = allColumns(problem).filter((column) => first[column])
        expect(kept.map((column) => coverage.covered[column])).toEqual(kept.map((column) => earlier.covered[column]))
        expect(checkCoverage(problem, coverage, given)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  it('raises columns above what they hold already', () => {
    fc.assert(
      fc.property(anyTransportProblem(small), fc.integer({ min: 2, max: 5 }), (problem, part) => {
        const held = coverFairly({ ...problem, supply: problem.supply.map((units) => Math.floor(units / part)) })
        const given = { fixed: held.covered, open: new Uint8Array(problem.columns).fill(1) }
        const coverage = coverFairly(problem, given)
        expect(checkCoverage(problem, coverage, given)).toBeNull()
        expect(sum(coverage.covered)).toBe(sum(coverFairly(problem).covered))
      }),
      { numRuns: 200 },
    )
  })

  it('throws where the fixed packs cannot all be covered', () => {
    const problem = aTransportProblem({ supply: [3], demand: [5, 5], cost: [[0, 0]] })
    const given = { fixed: Int32Array.of(4, 0), open: Uint8Array.of(0, 1) }
    expect(() => coverFairly(problem, given)).toThrow('Fixed packs that cannot all be covered')
  })
})

describe('coverage check', () => {
  const tampered: Record<string, (coverage: Coverage, at: number) => Coverage> = {
    'a pack more for a column': ({ covered, levels }, at) => ({
      covered: covered.map((units, column) => (column === at % covered.length ? units + 1 : units)),
      levels,
    }),
    'a pack less for a column': ({ covered, levels }, at) => ({
      covered: covered.map((units, column) => (column === at % covered.length ? units - 1 : units)),
      levels,
    }),
    'a lower share': ({ covered, levels }, at) => ({
      covered,
      levels: levels.map((level, index) =>
        index === at % levels.length ? { ...level, theta: { num: level.theta.num, den: level.theta.den + 1 } } : level,
      ),
    }),
    'a column left out': ({ covered, levels }, at) => ({
      covered,
      levels: levels.map((level, index) =>
        index === at % levels.length ? { ...level, columns: level.columns.slice(1) } : level,
      ),
    }),
    'a row left out of a cut': ({ covered, levels }) => ({
      covered,
      levels: levels.map((level, index) => (index === 0 ? { ...level, rows: level.rows.slice(1) } : level)),
    }),
  }

  it.each(Object.keys(tampered))('refuses %s', (name) => {
    fc.assert(
      fc.property(anyTransportProblem(small), fc.nat(), (problem, at) => {
        const coverage = coverFairly(problem)
        const lowest = coverage.levels[0]
        fc.pre(lowest !== undefined && lowest.theta.num > 0 && lowest.theta.num < lowest.theta.den)
        expect(checkCoverage(problem, tampered[name]!(coverage, at))).not.toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})
