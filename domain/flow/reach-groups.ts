import type { TransportProblem } from './transport-problem'

/** Rows that reach the same columns, taken together: for coverage only their sum counts. Arcs by group and by column. */
export type ReachGroups = {
  readonly count: number
  /** Per row its group, −1 where it has nothing or reaches nobody. */
  readonly groupOf: Int32Array
  readonly supply: Float64Array
  /** Arcs of group g: arcStart[g] … arcStart[g + 1]. */
  readonly arcStart: Int32Array
  readonly arcColumn: Int32Array
  readonly arcGroup: Int32Array
  /** Arcs into column c, as indices into the arcs: intoStart[c] … intoStart[c + 1]. */
  readonly intoStart: Int32Array
  readonly into: Int32Array
}

/** Groups the rows by the set of those columns that `takes` marks. */
export function groupByReach(problem: TransportProblem, takes: Uint8Array): ReachGroups {
  const columns = Int32Array.from(takes.keys()).filter((column) => takes[column] === 1)
  const words = Math.max(1, (columns.length + 31) >> 5)
  const masks = reachMasks(problem, columns, words)
  const { groupOf, first, count } = numberMasks(masks, words, problem.supply)
  const supply = new Float64Array(count)
  groupOf.forEach((group, row) => {
    if (group >= 0) supply[group] = supply[group]! + problem.supply[row]!
  })
  return { count, groupOf, supply, ...listArcs(masks, words, first.subarray(0, count), columns, problem.columns) }
}

function reachMasks(problem: TransportProblem, columns: Int32Array, words: number): Int32Array {
  const { line, cost, supply } = problem
  const masks = new Int32Array(line.length * words)
  for (let row = 0; row < line.length; row++) {
    if (supply[row]! <= 0) continue
    const base = line[row]! * problem.columns
    for (let bit = 0; bit < columns.length; bit++) {
      if (cost[base + columns[bit]!]! >= 0) masks[row * words + (bit >> 5)]! |= 1 << (bit & 31)
    }
  }
  return masks
}

/** Numbers the different masks in the order of their first row, by open addressing. */
function numberMasks(masks: Int32Array, words: number, supply: Int32Array) {
  const rows = supply.length
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

function listArcs(masks: Int32Array, words: number, first: Int32Array, columns: Int32Array, allColumns: number) {
  const arcStart = new Int32Array(first.length + 1)
  const intoStart = new Int32Array(allColumns + 1)
  const has = (group: number, bit: number) => (masks[first[group]! * words + (bit >> 5)]! >>> (bit & 31)) & 1
  for (let group = 0; group < first.length; group++) {
    let arcs = arcStart[group]!
    for (let bit = 0; bit < columns.length; bit++) {
      if (!has(group, bit)) continue
      arcs++
      intoStart[columns[bit]! + 1]!++
    }
    arcStart[group + 1] = arcs
  }
  for (let column = 0; column < allColumns; column++) intoStart[column + 1]! += intoStart[column]!
  const arcs = arcStart[first.length]!
  const [arcColumn, arcGroup, into] = [new Int32Array(arcs), new Int32Array(arcs), new Int32Array(arcs)]
  const next = intoStart.slice()
  for (let group = 0, arc = 0; group < first.length; group++) {
    for (let bit = 0; bit < columns.length; bit++) {
      if (!has(group, bit)) continue
      const column = columns[bit]!
      arcColumn[arc] = column
      arcGroup[arc] = group
      into[next[column]!++] = arc++
    }
  }
  return { arcStart, arcColumn, arcGroup, intoStart, into }
}
