import { kgWithin, shareOf } from './cover-needs'
import type { CountyNeeds, LoadDesk } from './load-desk'
import { aimAt, inTurn } from './load-steps'
import type { LoadStep } from './load-steps'

const ROOM = 1 << 14

/** Takes steps on the desk to see what they bring, and puts everything back: a journal of what was taken, no copy of all that is there. */
export class LoadReplay {
  private readonly freeAt: Float64Array
  private readonly covered: readonly Float64Array[]
  private cells = new Int32Array(ROOM)
  private packs = new Float64Array(ROOM)
  private count = 0

  constructor(
    private readonly desk: LoadDesk,
    private readonly counties: readonly CountyNeeds[],
  ) {
    this.freeAt = desk.freeAt.slice()
    this.covered = counties.map(({ covered }) => covered.slice())
  }

  /** The share of the batch that these steps bring in time; `tell` hears of each. What they take stays until `putBack`. */
  run(steps: readonly LoadStep[], tell?: (step: LoadStep, worth: number) => void): number {
    let sum = 0
    inTurn(this.counties, steps, (step) => {
      const worth = this.take(step)
      sum += worth
      tell?.(step, worth)
    })
    return sum
  }

  /** What these steps bring, with everything put back. */
  worthOf(steps: readonly LoadStep[]): number {
    const worth = this.run(steps)
    this.putBack()
    return worth
  }

  putBack(): void {
    const { left, freeAt } = this.desk
    for (let at = 0; at < this.count; at++) {
      const cell = this.cells[at] ?? 0
      left[cell] = (left[cell] ?? 0) + (this.packs[at] ?? 0)
    }
    this.count = 0
    freeAt.set(this.freeAt)
    this.counties.forEach(({ covered }, at) => covered.set(this.covered[at] ?? []))
    aimAt(this.counties, true)
  }

  /** As `takeLoad`, but makes nothing anew. */
  private take({ county, arc }: LoadStep): number {
    const { left, freeAt, kinds: all } = this.desk
    const { kinds, packKg, goal, covered, ofBatch } = county
    const base = arc.line * all.length
    const roomKg = kgWithin(this.desk, arc, 0)
    let [kg, packs] = [0, 0]
    for (let open = 0; open < kinds.length && kg < roomKg; open++) {
      const cell = base + (kinds[open] ?? 0)
      const each = packKg[open] ?? 1
      const wanted = Math.min((goal[open] ?? 0) - (covered[open] ?? 0), left[cell] ?? 0)
      if (wanted <= 0) continue
      const some = Math.min(wanted, Math.floor((roomKg - kg) / each))
      if (some <= 0) continue
      covered[open] = (covered[open] ?? 0) + some
      left[cell] = (left[cell] ?? 0) - some
      this.note(cell, some)
      kg += some * each
      packs += some
    }
    if (packs === 0) return 0
    freeAt[arc.place] = Math.max(freeAt[arc.place] ?? 0, arc.readyHours) + kg / arc.loadingKgPerHour
    return shareOf(kg, packs, ofBatch.kg, ofBatch.packs)
  }

  private note(cell: number, packs: number): void {
    if (this.count === this.cells.length) {
      const [cells, taken] = [new Int32Array(2 * this.count), new Float64Array(2 * this.count)]
      cells.set(this.cells)
      taken.set(this.packs)
      ;[this.cells, this.packs] = [cells, taken]
    }
    this.cells[this.count] = cell
    this.packs[this.count++] = packs
  }
}
