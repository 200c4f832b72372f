import type { ReachGroups } from './reach-groups'

/**
 * Maximum flow from groups of rows into columns (Dinic, searched from the columns, which are few). Groups and columns
 * are divided into parts; flow stays inside a part. All amounts are whole numbers below 2^53.
 */
export class MaximumFlow {
  readonly groupPart: Int32Array
  readonly columnPart: Int32Array
  readonly groupSupply: Float64Array
  readonly supply: Float64Array
  readonly target: Float64Array
  readonly covered: Float64Array
  private readonly spare: Float64Array
  private readonly flow: Float64Array
  private readonly groupLevel: Int32Array
  private readonly columnLevel: Int32Array
  private readonly groupNext: Int32Array
  private readonly columnNext: Int32Array
  private readonly queue: Int32Array
  private nearest = 0

  constructor(
    private readonly groups: ReachGroups,
    columns: number,
  ) {
    this.groupPart = new Int32Array(groups.count)
    this.columnPart = new Int32Array(columns)
    this.groupSupply = groups.supply
    this.supply = groups.supply.slice()
    this.target = new Float64Array(columns)
    this.covered = new Float64Array(columns)
    this.spare = new Float64Array(groups.count)
    this.flow = new Float64Array(groups.arcColumn.length)
    this.groupLevel = new Int32Array(groups.count)
    this.columnLevel = new Int32Array(columns)
    this.groupNext = new Int32Array(groups.count)
    this.columnNext = new Int32Array(columns)
    this.queue = new Int32Array(columns)
  }

  /** Drops all flow of a part. */
  reset(part: number): void {
    for (let group = 0; group < this.groups.count; group++) {
      if (this.groupPart[group] !== part) continue
      this.spare[group] = this.supply[group]!
      this.flow.fill(0, this.groups.arcStart[group], this.groups.arcStart[group + 1])
    }
    for (let column = 0; column < this.covered.length; column++) {
      if (this.columnPart[column] === part) this.covered[column] = 0
    }
  }

  /** Fills the part's columns up to their targets as far as can be; what falls short marks the minimum cut. */
  fill(part: number): void {
    this.fillPlainly(part)
    while (this.search(part, -1)) this.augment(part)
  }

  /** One unit more for a column, taken from nobody. */
  raise(column: number): boolean {
    const part = this.columnPart[column]!
    this.target[column]!++
    if (this.search(part, column)) this.augment(part)
    if (this.covered[column] === this.target[column]) return true
    this.target[column]!--
    return false
  }

  /** After `fill`: whether the column is among those that fall short together. */
  fallsShort(column: number): boolean {
    return this.columnLevel[column]! > 0
  }

  /** After `fill`: whether the group has an arc to a column that falls short; all it has goes to such columns. */
  isDrained(group: number): boolean {
    return this.groupLevel[group]! > 0
  }

  private fillPlainly(part: number): void {
    const { arcStart, arcColumn, count } = this.groups
    for (let group = 0; group < count; group++) {
      if (this.groupPart[group] !== part) continue
      for (let arc = arcStart[group]!; arc < arcStart[group + 1]! && this.spare[group]! > 0; arc++) {
        const column = arcColumn[arc]!
        if (this.columnPart[column] === part) this.push(arc, Math.min(this.spare[group]!, this.lack(column)))
      }
    }
  }

  private lack(column: number): number {
    return this.target[column]! - this.covered[column]!
  }

  private push(arc: number, units: number): void {
    if (units <= 0) return
    this.flow[arc]! += units
    this.spare[this.groups.arcGroup[arc]!]! -= units
    this.covered[this.groups.arcColumn[arc]!]! += units
  }

  /** Levels counted from the columns in want (or from one column); true when a group with something to spare is met. */
  private search(part: number, only: number): boolean {
    const { arcStart, arcColumn, arcGroup, intoStart, into } = this.groups
    this.groupLevel.fill(0)
    this.columnLevel.fill(0)
    this.nearest = 0
    let end = 0
    for (let column = 0; column < this.covered.length; column++) {
      if (this.columnPart[column] !== part || this.lack(column) <= 0 || (only >= 0 && column !== only)) continue
      this.columnLevel[column] = 1
      this.queue[end++] = column
    }
    for (let at = 0; at < end; at++) {
      const column = this.queue[at]!
      const level = this.columnLevel[column]! + 1
      if (this.nearest > 0 && level > this.nearest) break
      for (let entry = intoStart[column]!; entry < intoStart[column + 1]!; entry++) {
        const group = arcGroup[into[entry]!]!
        if (this.groupPart[group] !== part || this.groupLevel[group]! > 0) continue
        this.groupLevel[group] = level
        if (this.spare[group]! > 0) this.nearest = level
        for (let arc = arcStart[group]!; arc < arcStart[group + 1]!; arc++) {
          const other = arcColumn[arc]!
          if (this.flow[arc]! <= 0 || this.columnLevel[other]! > 0) continue
          this.columnLevel[other] = level + 1
          this.queue[end++] = other
        }
      }
    }
    return this.nearest > 0
  }

  private augment(part: number): void {
    const { arcStart, intoStart, count } = this.groups
    this.groupNext.set(arcStart.subarray(0, count))
    this.columnNext.set(intoStart.subarray(0, this.columnNext.length))
    for (let group = 0; group < count; group++) {
      if (this.groupPart[group] !== part || this.groupLevel[group] !== this.nearest) continue
      while (this.spare[group]! > 0) {
        const sent = this.sendFromGroup(group, this.spare[group]!)
        if (sent === 0) break
        this.spare[group]! -= sent
      }
    }
  }

  private sendFromGroup(group: number, units: number): number {
    const { arcStart, arcColumn } = this.groups
    const wanted = this.groupLevel[group]! - 1
    for (; this.groupNext[group]! < arcStart[group + 1]!; this.groupNext[group]!++) {
      const arc = this.groupNext[group]!
      const column = arcColumn[arc]!
      if (this.columnLevel[column] !== wanted) continue
      const sent = this.sendFromColumn(column, units)
      if (sent > 0) {
        this.flow[arc]! += sent
        return sent
      }
    }
    return 0
  }

  /** Into the column if it is in want, else through it: another group is relieved of what it gives here. */
  private sendFromColumn(column: number, units: number): number {
    if (this.columnLevel[column] === 1) {
      const sent = Math.min(units, this.lack(column))
      this.covered[column]! += sent
      return sent
    }
    const { intoStart, into, arcGroup } = this.groups
    const wanted = this.columnLevel[column]! - 1
    for (; this.columnNext[column]! < intoStart[column + 1]!; this.columnNext[column]!++) {
      const arc = into[this.columnNext[column]!]!
      if (this.flow[arc]! <= 0 || this.groupLevel[arcGroup[arc]!] !== wanted) continue
      const sent = this.sendFromGroup(arcGroup[arc]!, Math.min(units, this.flow[arc]!))
      if (sent > 0) {
        this.flow[arc]! -= sent
        return sent
      }
    }
    return 0
  }
}
