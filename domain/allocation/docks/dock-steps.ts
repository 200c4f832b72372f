import type { DockTables } from './dock-tables'

/** The last moments to leave, in hours of loading, that matter at one place, rising; and what its docks load by then. */
export type PlaceSteps = { readonly hours: Float64Array; readonly roomKg: Float64Array }

/** Steps of the places that are asked about. Earliest due first: all that is due by a step must fit into its room. */
export class DockSteps {
  private readonly steps: (PlaceSteps | undefined)[]
  private readonly stepOfCell: Int32Array
  private readonly linesAt: readonly number[][]

  constructor(private readonly tables: DockTables) {
    this.steps = new Array<PlaceSteps | undefined>(tables.loadingKgPerHour.length)
    this.stepOfCell = new Int32Array(tables.cost.length).fill(-1)
    const linesAt: number[][] = Array.from(tables.loadingKgPerHour, () => [])
    tables.place.forEach((place, line) => linesAt[place]!.push(line))
    this.linesAt = linesAt
  }

  at(place: number): PlaceSteps {
    return (this.steps[place] ??= this.find(place))
  }

  lines(place: number): readonly number[] {
    return this.linesAt[place]!
  }

  /** Index among its place's steps, −1 where docks set no limit. */
  of(line: number, column: number): number {
    this.at(this.tables.place[line]!)
    return this.stepOfCell[line * this.tables.columns + column]!
  }

  private find(place: number): PlaceSteps {
    const cells = this.linesAt[place]!.flatMap((line) => this.limitedCells(line))
    const hours = Float64Array.from(new Set(cells.map((cell) => this.tables.slackHours[cell]!))).sort()
    const index = new Map(Array.from(hours, (each, at) => [each, at]))
    for (const cell of cells) this.stepOfCell[cell] = index.get(this.tables.slackHours[cell]!)!
    return { hours, roomKg: hours.map((each) => each * this.tables.loadingKgPerHour[place]!) }
  }

  private limitedCells(line: number): number[] {
    const { columns, cost, slackHours } = this.tables
    const cells: number[] = []
    for (let cell = line * columns; cell < (line + 1) * columns; cell++) {
      if (cost[cell]! >= 0 && slackHours[cell]! >= 0) cells.push(cell)
    }
    return cells
  }
}
