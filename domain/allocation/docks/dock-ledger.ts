import type { DockSteps } from './dock-steps'

/** Rooms are compared in kilograms with this much allowance for sums of fractions. */
const ALLOWANCE_KG = 1e-6

/** What is loaded at every place by every step, and what more can be. */
export class DockLedger {
  private readonly loads = new Map<number, Float64Array>()

  constructor(private readonly steps: DockSteps) {}

  add(place: number, step: number, kg: number): void {
    const known = this.loads.get(place) ?? new Float64Array(this.steps.at(place).hours.length)
    known[step]! += kg
    this.loads.set(place, known)
  }

  get places(): number[] {
    return [...this.loads.keys()].sort((a, b) => a - b)
  }

  /** By step, what can still be loaded of what is due by then, so that everything due later fits too. */
  roomAt(place: number): Float64Array {
    const { roomKg } = this.steps.at(place)
    const loads = this.loads.get(place)
    const room = roomKg.slice()
    let loaded = 0
    for (let step = 0; loads && step < room.length; step++) {
      loaded += loads[step]!
      room[step]! -= loaded
    }
    for (let step = room.length - 2; step >= 0; step--) room[step] = Math.min(room[step]!, room[step + 1]!)
    return room
  }

  /** Whether all that is loaded here at a place fits into a room by step. */
  fitsInto(place: number, room: Float64Array): boolean {
    const loads = this.loads.get(place)
    let due = 0
    for (let step = 0; loads && step < loads.length; step++) {
      due += loads[step]!
      if (loads[step]! > 0 && due > room[step]! + ALLOWANCE_KG) return false
    }
    return true
  }

  /** Steps by which more is due than can be loaded: where it is most, and where it is most in proportion; null if none. */
  worst(place: number): { readonly most: number; readonly steepest: number } | null {
    const { roomKg } = this.steps.at(place)
    const loads = this.loads.get(place)
    let [loaded, over, ratio, most, steepest] = [0, ALLOWANCE_KG, 0, -1, -1]
    for (let step = 0; loads && step < roomKg.length; step++) {
      loaded += loads[step]!
      const beyond = loaded - roomKg[step]!
      if (beyond > over) [over, most] = [beyond, step]
      if (beyond > ALLOWANCE_KG && loaded / roomKg[step]! > ratio) [ratio, steepest] = [loaded / roomKg[step]!, step]
    }
    return most < 0 ? null : { most, steepest }
  }
}
