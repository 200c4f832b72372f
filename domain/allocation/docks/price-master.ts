import type { DockPrice } from './dock-price'
import { onGrain, roomWeight } from './dock-price'
import type { DockSteps } from './dock-steps'
import type { DockTables } from './dock-tables'
import type { LoadedKind } from './loaded-kind'

/** A step that overflows: its place, its index and hours there, the weights that can be loaded by then. */
type Hot = { readonly place: number; readonly step: number; readonly hours: number; readonly room: number }

type Proposal = { readonly loaded: LoadedKind; use: Float64Array; share: number }

/** Mixing goes on for so many turns through all kinds; solutions beyond so many per kind go, the least used first. */
const TURNS = 100
const KEPT = 20

/**
 * Finds prices for the docks' steps that overflow from the kinds' solutions at earlier prices: the mix of them that
 * costs least where every overflow raises its price from a trusted one (an augmented Lagrangian over the solutions so
 * far). The mix nearly fits the docks; the prices give the next solutions and a bound.
 */
export class PriceMaster {
  private readonly hot: Hot[] = []
  private readonly hotAt = new Map<number, number[]>()
  private readonly kinds: Proposal[][]
  private trusted = new Float64Array(0)
  private price = new Float64Array(0)
  private use = new Float64Array(0)
  private stiffness = new Float64Array(0)
  private pace = 1
  private best = -Infinity
  private promised = Infinity

  constructor(
    private readonly tables: DockTables,
    private readonly steps: DockSteps,
    /** Per kind the weight of a pack. */
    private readonly weights: readonly number[],
    /** What a weight costs on the whole: the scale of prices. */
    private readonly scale: number,
  ) {
    this.kinds = weights.map(() => [])
  }

  get prices(): DockPrice[] {
    return this.hot.map(({ place, hours }, at) => ({ place, hours, price: onGrain(this.price[at]!) }))
  }

  /** Has the steps that overflow count from now on. */
  watch(place: number, step: number): void {
    const known = this.hotAt.get(place) ?? []
    if (known.some((at) => this.hot[at]!.step === step)) return
    this.hotAt.set(place, [...known, this.hot.length])
    const hours = this.steps.at(place).hours[step]!
    this.hot.push({ place, step, hours, room: roomWeight(this.tables, place, hours) })
    this.trusted = longer(this.trusted)
    this.price = longer(this.price)
    this.use = longer(this.use)
    this.stiffness = Float64Array.from(this.hot, ({ room }) => this.scale / Math.max(1, room))
    this.kinds.forEach((kind, at) => kind.forEach((each) => (each.use = this.useOf(at, each.loaded))))
  }

  add(kind: number, loaded: LoadedKind): void {
    const known = this.kinds[kind]!
    if (known.length >= KEPT) dropLeast(known)
    known.push({ loaded, use: this.useOf(kind, loaded), share: known.length === 0 ? 1 : 0 })
  }

  /** The bound that the present prices gave: they are trusted if they kept a good part of what they promised. */
  judge(bound: number): void {
    const kept = (bound - this.best) / Math.max(1, this.promised - this.best)
    if (kept >= 0.1 || this.best === -Infinity) {
      this.trusted.set(this.price)
      this.pace *= kept > 0.5 ? 1.5 : 1
    } else this.pace *= 0.8
    this.best = Math.max(this.best, bound)
  }

  /** What the next prices promise at most, as a share of the best bound. */
  get promise(): number {
    return (this.promised - this.best) / Math.abs(this.best)
  }

  mix(): void {
    this.use.fill(0)
    for (const kind of this.kinds) {
      for (const { use, share } of kind) for (let at = 0; at < use.length; at++) this.use[at]! += share * use[at]!
    }
    this.setPrices()
    for (let turn = 0; turn < TURNS; turn++) {
      let moved = 0
      for (const kind of this.kinds) if (kind.length > 1) moved += this.mixKind(kind)
      if (moved < 1e-4) break
    }
    this.promised = this.kinds.reduce((sum, kind) => sum + this.leastOf(kind), -this.worthOfRooms())
  }

  /** The mix of a kind's solutions that the prices rest on. */
  mixOf(kind: number): readonly { readonly loaded: LoadedKind; readonly share: number }[] {
    return this.kinds[kind]!.filter(({ share }) => share > 0)
  }

  private setPrices(): void {
    for (let at = 0; at < this.hot.length; at++) {
      const over = this.use[at]! - this.hot[at]!.room
      this.price[at] = Math.max(0, this.trusted[at]! + this.pace * this.stiffness[at]! * over)
    }
  }

  /** Moves shares from the dearest solution in use to the cheapest, as far as it pays; returns the share moved. */
  private mixKind(kind: Proposal[]): number {
    let [cheap, dear] = [kind[0]!, kind[0]!]
    let [least, most] = [Infinity, -Infinity]
    for (const each of kind) {
      const cost = this.pricedCost(each)
      if (cost < least) [least, cheap] = [cost, each]
      if (each.share > 0 && cost > most) [most, dear] = [cost, each]
    }
    if (most - least <= 1e-9 * Math.abs(most)) return 0
    let curve = 0
    for (let at = 0; at < this.hot.length; at++) {
      const change = cheap.use[at]! - dear.use[at]!
      if (this.price[at]! > 0 || change > 0) curve += this.pace * this.stiffness[at]! * change * change
    }
    const moved = curve > 0 ? Math.min(dear.share, (most - least) / curve) : dear.share
    cheap.share += moved
    dear.share -= moved
    for (let at = 0; at < this.hot.length; at++) this.use[at]! += moved * (cheap.use[at]! - dear.use[at]!)
    this.setPrices()
    return moved
  }

  private pricedCost({ loaded, use }: Proposal): number {
    let cost = loaded.cost
    for (let at = 0; at < use.length; at++) cost += this.price[at]! * use[at]!
    return cost
  }

  private leastOf(kind: readonly Proposal[]): number {
    return kind.reduce((least, each) => Math.min(least, this.pricedCost(each)), Infinity)
  }

  private worthOfRooms(): number {
    return this.hot.reduce((sum, { room }, at) => sum + room * this.price[at]!, 0)
  }

  private useOf(kind: number, { place, step, units }: LoadedKind): Float64Array {
    const weight = this.weights[kind]!
    const use = new Float64Array(this.hot.length)
    for (let at = 0; at < place.length; at++) {
      for (const hot of this.hotAt.get(place[at]!) ?? []) {
        if (step[at]! <= this.hot[hot]!.step) use[hot]! += units[at]! * weight
      }
    }
    return use
  }
}

function longer(list: Float64Array): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(list.length + 1)
  copy.set(list)
  return copy
}

/** The shares of those that stay still sum to 1: what is dropped falls to the last. */
function dropLeast(kind: Proposal[]): void {
  let at = 0
  kind.forEach((each, index) => (at = each.share < kind[at]!.share ? index : at))
  const [dropped] = kind.splice(at, 1)
  const last = kind.at(-1)
  if (dropped && last) last.share += dropped.share
}
