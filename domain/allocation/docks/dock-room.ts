/** Rooms are compared in kilograms with this much allowance for sums of fractions. */
const ALLOWANCE_KG = 1e-6

/** What is loaded at one place, by the hours of loading at which it is due. */
export class PlaceLoads {
  private readonly hours: number[] = []
  private readonly kg: number[] = []
  private known: Room | null = null

  constructor(private readonly kgPerHour: number) {}

  add(hours: number, kg: number): void {
    this.known = null
    const at = firstAtLeast(this.hours, hours)
    if (this.hours[at] === hours) this.kg[at]! += kg
    else {
      this.hours.splice(at, 0, hours)
      this.kg.splice(at, 0, kg)
    }
  }

  /** What more can be loaded by when, so that everything due later fits too. */
  get room(): Room {
    return (this.known ??= new Room(this.kgPerHour, this.hours, this.kg))
  }

  /** Room for just what is loaded here, each part by when it is due. */
  get exactly(): Room {
    return new Room(
      0,
      this.hours,
      this.kg.map((kg) => -kg),
    )
  }

  /** Whether all that is loaded here fits into a room. */
  fitsInto(room: Room): boolean {
    let due = 0
    return this.hours.every((hours, at) => {
      due += this.kg[at]!
      return this.kg[at]! <= 0 || due <= room.by(hours) + ALLOWANCE_KG
    })
  }

  /** The hours by which most is due beyond what can be loaded; null where all can. */
  get overflow(): number | null {
    let [loaded, most, worst] = [0, ALLOWANCE_KG, -1]
    this.hours.forEach((hours, at) => {
      loaded += this.kg[at]!
      if (loaded - hours * this.kgPerHour > most) [most, worst] = [loaded - hours * this.kgPerHour, at]
    })
    return worst < 0 ? null : this.hours[worst]!
  }
}

/** Kilograms that can still be loaded by any hour. */
export class Room {
  private readonly hours: Float64Array
  private readonly loadedBy: Float64Array
  /** Least room at this hour of loads or any later. */
  private readonly leastFrom: Float64Array

  constructor(
    readonly kgPerHour: number,
    hours: readonly number[],
    kg: readonly number[],
  ) {
    this.hours = Float64Array.from(hours)
    let loaded = 0
    this.loadedBy = Float64Array.from(kg, (each) => (loaded += each))
    this.leastFrom = new Float64Array(hours.length + 1).fill(Infinity)
    for (let at = hours.length - 1; at >= 0; at--) {
      this.leastFrom[at] = Math.min(this.leastFrom[at + 1]!, this.hours[at]! * kgPerHour - this.loadedBy[at]!)
    }
  }

  /** The same room, to be loaded further. */
  get open(): PlaceLoads {
    const loads = new PlaceLoads(this.kgPerHour)
    let before = 0
    this.hours.forEach((hours, at) => {
      loads.add(hours, this.loadedBy[at]! - before)
      before = this.loadedBy[at]!
    })
    return loads
  }

  /** From this hour on, all that is due is loaded. */
  get freeFrom(): number {
    return this.hours.at(-1) ?? 0
  }

  by(hours: number): number {
    const at = firstAtLeast(this.hours, hours)
    const isHere = this.hours[at] === hours
    const loaded = isHere ? this.loadedBy[at]! : at > 0 ? this.loadedBy[at - 1]! : 0
    return Math.min(hours * this.kgPerHour - loaded, this.leastFrom[at]!)
  }
}

function firstAtLeast(rising: ArrayLike<number>, value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rising[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
