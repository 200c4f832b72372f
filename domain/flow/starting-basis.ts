import type { BasisTree } from './basis-tree'

/**
 * A good basis to start from: cheapest arc first, each as much as it can take. Columns hang under the ghost row, which
 * has all demand, until they are full; rows under the sink until they are empty.
 */
export function startBasis(
  tree: BasisTree,
  cells: Float64Array,
  supply: Float64Array,
  demand: Float64Array,
  ghost: number,
): void {
  const columns = tree.columns
  for (let row = 0; row < ghost; row++) tree.hangRow(row, columns, supply[row]!)
  for (let column = 0; column < columns; column++) tree.hangColumn(column, ghost, demand[column]!)
  let open = columns
  const order = cheapestFirst(cells, ghost * columns)
  for (let at = 0; at < order.length && open > 0; at++) {
    const row = Math.floor(order[at]! / columns)
    const column = order[at]! - row * columns
    if (tree.rowParent[row] !== columns || tree.columnParent[column] !== ghost) continue
    const left = tree.rowFlow[row]!
    const lack = tree.columnFlow[column]!
    if (lack <= left) {
      tree.hangColumn(column, row, lack)
      tree.rowFlow[row] = left - lack
      open--
    } else if (left > 0) {
      tree.hangRow(row, column, left)
      tree.columnFlow[column] = lack - left
    }
  }
}

const bucketBits = 14

/** The arcs by cost, near enough: by the leading bits of the number, ties by index. */
function cheapestFirst(cells: Float64Array, count: number): Int32Array {
  const words = new Uint32Array(cells.buffer, cells.byteOffset, 2 * count)
  let [least, most, arcs] = [0xffffffff, 0, 0]
  for (let cell = 0; cell < count; cell++) {
    if (cells[cell] === Infinity) continue
    const high = words[2 * cell + 1]!
    if (high < least) least = high
    if (high > most) most = high
    arcs++
  }
  const drop = Math.max(0, 32 - bucketBits - Math.clz32(Math.max(0, most - least)))
  const next = new Int32Array((Math.max(0, most - least) >>> drop || 0) + 2)
  for (let cell = 0; cell < count; cell++) {
    if (cells[cell] !== Infinity) next[((words[2 * cell + 1]! - least) >>> drop) + 1]!++
  }
  for (let bucket = 1; bucket < next.length; bucket++) next[bucket]! += next[bucket - 1]!
  const order = new Int32Array(arcs)
  for (let cell = 0; cell < count; cell++) {
    if (cells[cell] !== Infinity) order[next[(words[2 * cell + 1]! - least) >>> drop]!++] = cell
  }
  return order
}
