import { CarriedFlow } from './carried-flow'
import { lowestBit } from './reach-groups'
import type { ReachGroups } from './reach-groups'

/**
 * Maximum flow from groups of rows into columns (Dinic, searched from the columns, which are few). Groups and columns
 * are divided into parts; flow stays inside a part. All amounts are whole numbers below 2^53.
 */
export class MaximumFlow {
  readonly groupPart: Int32Array
  readonly columnPart: Int32Array
  readonly supply: Float64Array
  readonly target: Float64Array
  readonly covered: Float64Array
  private readonly spare: Float64Array
  private readonly carried: CarriedFlow
  /** By distance from the columns in want: columns and the groups that reach them, without those that lead nowhere. */
  private readonly columnsAt: Int32Array
  private readonly groupsAt: Int32Array
  private readonly unseenColumns: Int32Array
  private readonly unseenGroups: Int32Array
  /** Distance at which a group has something to spare. */
  private nearest = 0

  constructor(
    private readonly groups: ReachGroups,
    private readonly columns: number,
  ) {
    const { count, columnWords, groupWords } = groups
    this.groupPart = new Int32Array(count)
    this.columnPart = new Int32Array(columns)
    this.supply = groups.supply.slice()
    this.target = new Float64Array(columns)
    this.covered = new Float64Array(columns)
    this.spare = new Float64Array(count)
    this.carried = new CarriedFlow(groups, columns)
    this.columnsAt = new Int32Array((columns + 1) * columnWords)
    this.groupsAt = new Int32Array((columns + 1) * groupWords)
    this.unseenColumns = new Int32Array(columnWords)
    this.unseenGroups = new Int32Array(groupWords)
  }

  /** Drops all flow of a part. */
  reset(part: number): void {
    for (let group = 0; group < this.groups.count; group++) {
      if (this.groupPart[group] !== part) continue
      this.spare[group] = this.supply[group]!
      this.carried.dropGroup(group)
    }
    for (let column = 0; column < this.columns; column++) {
      if (this.columnPart[column] !== part) continue
      this.covered[column] = 0
      this.carried.dropColumn(column)
    }
  }

  /** Fills the part's columns up to their targets as far as can be; what falls short marks the minimum cut. */
  fill(part: number): void {
    this.fillPlainly(part)
    while (this.search(part, -1)) this.augment()
  }

  /** One unit more for a column, taken from nobody. */
  raise(column: number): boolean {
    this.target[column]!++
    if (this.search(this.columnPart[column]!, column)) this.augment()
    if (this.covered[column] === this.target[column]) return true
    this.target[column]!--
    return false
  }

  /** After `fill` or a `raise` in vain: whether the part's column is among those that nothing more can reach. */
  fallsShort(column: number): boolean {
    return (this.unseenColumns[column >> 5]! & (1 << (column & 31))) === 0
  }

  /** After the same: whether the part's group has an arc to such a column; all it has goes to such columns. */
  isDrained(group: number): boolean {
    return (this.unseenGroups[group >> 5]! & (1 << (group & 31))) === 0
  }

  private fillPlainly(part: number): void {
    const { reach, columnWords, count } = this.groups
    for (let group = 0; group < count; group++) {
      if (this.groupPart[group] !== part) continue
      for (let word = 0; word < columnWords && this.spare[group]! > 0; word++) {
        for (let bits = reach[group * columnWords + word]!; bits !== 0; bits &= bits - 1) {
          const column = (word << 5) + lowestBit(bits)
          if (this.columnPart[column] !== part) continue
          const units = Math.min(this.spare[group]!, this.target[column]! - this.covered[column]!)
          if (units <= 0) continue
          this.spare[group]! -= units
          this.covered[column]! += units
          this.carried.add(group, column, units)
        }
      }
    }
  }

  /** Goes out from the columns in want (or from one column) until a group with something to spare is met. */
  private search(part: number, only: number): boolean {
    this.begin(part, only)
    for (let distance = 0; ; distance++) {
      if (this.findGroups(distance)) {
        this.nearest = distance
        return true
      }
      if (!this.findColumns(distance)) return false
    }
  }

  private begin(part: number, only: number): void {
    this.unseenColumns.fill(0)
    this.unseenGroups.fill(0)
    this.columnsAt.fill(0, 0, this.groups.columnWords)
    for (let group = 0; group < this.groups.count; group++) {
      if (this.groupPart[group] === part) this.unseenGroups[group >> 5]! |= 1 << (group & 31)
    }
    for (let column = 0; column < this.columns; column++) {
      if (this.columnPart[column] !== part) continue
      const isWanting = only < 0 ? this.covered[column]! < this.target[column]! : column === only
      const set = isWanting ? this.columnsAt : this.unseenColumns
      set[column >> 5]! |= 1 << (column & 31)
    }
  }

  /** Groups with an arc to a column at the distance; whether one of them has something to spare. */
  private findGroups(distance: number): boolean {
    const { reachedBy, columnWords, groupWords } = this.groups
    const { unseenGroups, groupsAt, columnsAt } = this
    const to = distance * groupWords
    groupsAt.fill(0, to, to + groupWords)
    for (let word = 0; word < columnWords; word++) {
      for (let bits = columnsAt[distance * columnWords + word]!; bits !== 0; bits &= bits - 1) {
        const from = ((word << 5) + lowestBit(bits)) * groupWords
        for (let other = 0; other < groupWords; other++) {
          const found = reachedBy[from + other]! & unseenGroups[other]!
          unseenGroups[other]! &= ~found
          groupsAt[to + other]! |= found
        }
      }
    }
    for (let word = 0; word < groupWords; word++) {
      for (let bits = groupsAt[to + word]!; bits !== 0; bits &= bits - 1) {
        if (this.spare[(word << 5) + lowestBit(bits)]! > 0) return true
      }
    }
    return false
  }

  /** Columns that a group at the distance gives to, one further; whether there are any. */
  private findColumns(distance: number): boolean {
    const { columnWords, groupWords } = this.groups
    const { unseenColumns, groupsAt, columnsAt } = this
    const { gives } = this.carried
    const to = (distance + 1) * columnWords
    columnsAt.fill(0, to, to + columnWords)
    let any = 0
    for (let word = 0; word < groupWords; word++) {
      for (let bits = groupsAt[distance * groupWords + word]!; bits !== 0; bits &= bits - 1) {
        const from = ((word << 5) + lowestBit(bits)) * columnWords
        for (let other = 0; other < columnWords; other++) {
          const found = gives[from + other]! & unseenColumns[other]!
          unseenColumns[other]! &= ~found
          columnsAt[to + other]! |= found
          any |= found
        }
      }
    }
    return any !== 0
  }

  private augment(): void {
    const { groupWords } = this.groups
    const from = this.nearest * groupWords
    for (let word = 0; word < groupWords; word++) {
      for (let bits = this.groupsAt[from + word]!; bits !== 0; bits &= bits - 1) {
        const group = (word << 5) + lowestBit(bits)
        while (this.spare[group]! > 0) {
          const sent = this.sendFromGroup(group, this.nearest, this.spare[group]!)
          if (sent === 0) break
          this.spare[group]! -= sent
        }
      }
    }
  }

  private sendFromGroup(group: number, distance: number, units: number): number {
    const { reach, columnWords } = this.groups
    const at = distance * columnWords
    for (let word = 0; word < columnWords; word++) {
      let bits = reach[group * columnWords + word]! & this.columnsAt[at + word]!
      for (; bits !== 0; bits &= bits - 1) {
        const column = (word << 5) + lowestBit(bits)
        const sent = this.sendFromColumn(column, distance, units)
        if (sent > 0) {
          this.carried.add(group, column, sent)
          return sent
        }
        this.columnsAt[at + word]! &= ~(bits & -bits)
      }
    }
    return 0
  }

  /** Into the column if it is in want, else through it: another group is relieved of what it gives here. */
  private sendFromColumn(column: number, distance: number, units: number): number {
    if (distance === 0) {
      const sent = Math.min(units, this.target[column]! - this.covered[column]!)
      this.covered[column]! += sent
      return sent
    }
    const { groupWords } = this.groups
    const at = (distance - 1) * groupWords
    for (let word = 0; word < groupWords; word++) {
      let bits = this.carried.givenBy[column * groupWords + word]! & this.groupsAt[at + word]!
      for (; bits !== 0; bits &= bits - 1) {
        const group = (word << 5) + lowestBit(bits)
        const sent = this.sendFromGroup(
          group,
          distance - 1,
          Math.min(units, this.carried.units[group * this.columns + column]!),
        )
        if (sent > 0) {
          this.carried.add(group, column, -sent)
          return sent
        }
        this.groupsAt[at + word]! &= ~(bits & -bits)
      }
    }
    return 0
  }
}
