import type { TransportProblem } from './transport-problem'

/** Rows that reach the same columns, taken together: for coverage only their sum counts. Sets are bits in words. */
export type ReachGroups = {
  readonly count: number
  /** Per row its group, −1 where it has nothing or reaches nobody. */
  readonly groupOf: Int32Array
  readonly supply: Float64Array
  /** Per group `columnWords` words: the columns it reaches. */
  readonly reach: Int32Array
  readonly columnWords: number
  /** Per column `groupWords` words: the groups that reach it. */
  readonly reachedBy: Int32Array
  readonly groupWords: number
}

export const wordsFor = (members: number): number => (members + 31) >> 5

/** Groups the rows by the set of those columns that `takes` marks. */
export function groupByReach(problem: TransportProblem, takes: Uint8Array): ReachGroups {
  const columnWords = wordsFor(problem.columns)
  const masks = reachMasks(problem, takes, columnWords)
  const { groupOf, first, count } = numberMasks(masks, columnWords, problem.supply.length)
  const reach = new Int32Array(count * columnWords)
  const supply = new Float64Array(count)
  for (let group = 0; group < count; group++) {
    const from = first[group]! * columnWords
    reach.set(masks.subarray(from, from + columnWords), group * columnWords)
  }
  for (let row = 0; row < groupOf.length; row++) {
    if (groupOf[row]! >= 0) supply[groupOf[row]!]! += problem.supply[row]!
  }
  const groupWords = wordsFor(count)
  return { count, groupOf, supply, reach, columnWords, reachedBy: turn(reach, count, problem.columns), groupWords }
}

function reachMasks(problem: TransportProblem, takes: Uint8Array, words: number): Int32Array {
  const { line, cost, supply, columns } = problem
  const taken = Int32Array.from(takes.keys()).filter((column) => takes[column] === 1)
  const masks = new Int32Array(line.length * words)
  for (let row = 0; row < line.length; row++) {
    if (supply[row]! <= 0) continue
    const base = line[row]! * columns
    for (let at = 0; at < taken.length; at++) {
      const column = taken[at]!
      if (cost[base + column]! >= 0) masks[row * words + (column >> 5)]! |= 1 << (column & 31)
    }
  }
  return masks
}

/** Numbers the different masks in the order of their first row, by open addressing. */
function numberMasks(masks: Int32Array, words: number, rows: number) {
  const size = 1 << (33 - Math.clz32(Math.max(1, rows)))
  const slots = new Int32Array(size).fill(-1)
  const groupOf = new Int32Array(rows).fill(-1)
  const first = new Int32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    let hash = 0
    let any = 0
    for (let word = 0; word < words; word++) {
      const bits = masks[row * words + word]!
      any |= bits
      hash = Math.imul(hash ^ bits ^ (bits >>> 15), 0x2c1b3c6d)
      hash ^= hash >>> 13
    }
    if (any === 0) continue
    let slot = (hash >>> 0) & (size - 1)
    while (slots[slot]! >= 0 && !sameMask(masks, words, first[slots[slot]!]!, row)) slot = (slot + 1) & (size - 1)
    if (slots[slot]! < 0) {
      slots[slot] = count
      first[count++] = row
    }
    groupOf[row] = slots[slot]!
  }
  return { groupOf, first, count }
}

function sameMask(masks: Int32Array, words: number, a: number, b: number): boolean {
  for (let word = 0; word < words; word++) if (masks[a * words + word] !== masks[b * words + word]) return false
  return true
}

/** Columns by group turned into groups by column. */
function turn(reach: Int32Array, groups: number, columns: number): Int32Array {
  const [columnWords, groupWords] = [wordsFor(columns), wordsFor(groups)]
  const reachedBy = new Int32Array(columns * groupWords)
  for (let group = 0; group < groups; group++) {
    for (let word = 0; word < columnWords; word++) {
      for (let bits = reach[group * columnWords + word]!; bits !== 0; bits &= bits - 1) {
        const column = (word << 5) + lowestBit(bits)
        reachedBy[column * groupWords + (group >> 5)]! |= 1 << (group & 31)
      }
    }
  }
  return reachedBy
}

export function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
