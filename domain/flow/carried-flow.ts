import type { ReachGroups } from './reach-groups'

/** What each group gives each column, and where that is anything: sets of columns per group and of groups per column. */
export class CarriedFlow {
  /** groups × columns. */
  readonly units: Float64Array
  readonly gives: Int32Array
  readonly givenBy: Int32Array

  constructor(
    private readonly groups: ReachGroups,
    private readonly columns: number,
  ) {
    this.units = new Float64Array(groups.count * columns)
    this.gives = new Int32Array(groups.count * groups.columnWords)
    this.givenBy = new Int32Array(columns * groups.groupWords)
  }

  add(group: number, column: number, change: number): void {
    const { columnWords, groupWords } = this.groups
    const at = group * this.columns + column
    this.units[at]! += change
    const inColumns = group * columnWords + (column >> 5)
    const inGroups = column * groupWords + (group >> 5)
    if (this.units[at]! > 0) {
      this.gives[inColumns]! |= 1 << (column & 31)
      this.givenBy[inGroups]! |= 1 << (group & 31)
    } else {
      this.gives[inColumns]! &= ~(1 << (column & 31))
      this.givenBy[inGroups]! &= ~(1 << (group & 31))
    }
  }

  dropGroup(group: number): void {
    const { columnWords } = this.groups
    this.units.fill(0, group * this.columns, (group + 1) * this.columns)
    this.gives.fill(0, group * columnWords, (group + 1) * columnWords)
  }

  dropColumn(column: number): void {
    const { groupWords } = this.groups
    this.givenBy.fill(0, column * groupWords, (column + 1) * groupWords)
  }
}
