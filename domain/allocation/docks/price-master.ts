import type { DockPrice } from './dock-price'
import { onGrain, roomWeight } from './dock-price'
import type { DockTables } from './dock-tables'
import type { LoadedKind } from './loaded-kind'

/** An hour that overflows: its place, and the weights that can be loaded by then. */
type Hot = { readonly place: number; readonly hours: number; readonly room: number }

/** A solution of a kind: the hot hours that it loads for, with the weights; its share in the mix. */
type Proposal = { readonly loaded: LoadedKind; hot: number[]; use: number[]; share: number }

/** Mixing goes on for so many turns through all kinds; solutions beyond so many per kind go, the least used first. */
const TURNS = 100
const KEPT = 20
/** How much steeper prices rise where nothing is to overflow. */
const TIGHTER = 300

/**
 * Finds prices for the docks' hours that overflow from the kinds' solutions at earlier prices: the mix of them that
 * costs least where every overflow raises its price from a trusted one (an augmented Lagrangian over the solutions so
 * far). The mix nearly fits the docks; the prices give the next solutions and a bound.
 */
export class PriceMaster {
  private readonly hot: Hot[] = []
  private readonly hotAt: (number[] | undefined)[] = []
  private readonly kinds: Proposal[][]
  private trusted = new Float64Array(0)
  private price = new Float64Array(0)
  private use = new Float64Array(0)
  private stiffness = new Float64Array(0)
  /** What a move of shares changes, while it is weighed. */
  private change = new Float64Array(0)
  private pace = 1
  private best = -Infinity
  private promised = Infinity

  constructor(
    private readonly tables: DockTables,
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

  /** Has hours that overflow count from now on. */
  watch(overflows: readonly { readonly place: number; readonly hours: number }[]): void {
    const from = this.hot.length
    for (const { place, hours } of overflows) {
      const known = (this.hotAt[place] ??= [])
      if (known.some((at) => this.hot[at]!.hours === hours)) continue
      known.push(this.hot.length)
      this.hot.push({ place, hours, room: roomWeight(this.tables, place, hours) })
    }
    if (this.hot.length === from) return
    this.trusted = longer(this.trusted, this.hot.length)
    this.price = longer(this.price, this.hot.length)
    this.use = longer(this.use, this.hot.length)
    this.change = longer(this.change, this.hot.length)
    this.stiffness = Float64Array.from(this.hot, ({ room }) => this.scale / Math.max(1, room))
    this.kinds.forEach((kind, at) => kind.forEach((each) => this.addUse(at, each, from)))
  }

  add(kind: number, loaded: LoadedKind): void {
    const known = this.kinds[kind]!
    if (known.length >= KEPT) dropLeast(known)
    const proposal = { loaded, hot: [], use: [], share: known.length === 0 ? 1 : 0 }
    this.addUse(kind, proposal, 0)
    known.push(proposal)
  }

  /** The bound that the present prices gave: they are trusted if it is the best; the more they kept of what they promised, the bolder. */
  judge(bound: number): void {
    const isFirst = this.best === -Infinity
    const kept = isFirst ? 0.1 : (bound - this.best) / Math.max(1, this.promised - this.best)
    if (kept > 0) this.trusted.set(this.price)
    if (kept > 0.25) this.pace *= 2
    else if (kept < 0.1) this.pace *= 0.6
    this.best = Math.max(this.best, bound)
  }

  /** What the next prices promise at most, as a share of the best bound. */
  get promise(): number {
    return (this.promised - this.best) / Math.abs(this.best)
  }

  mix(): void {
    this.use.fill(0)
    for (const kind of this.kinds) {
      for (const { hot, use, share } of kind) {
        for (let at = 0; share > 0 && at < hot.length; at++) this.use[hot[at]!]! += share * use[at]!
      }
    }
    for (let at = 0; at < this.hot.length; at++) this.setPrice(at)
    for (let turn = 0; turn < TURNS; turn++) {
      let moved = 0
      for (const kind of this.kinds) if (kind.length > 1) moved += this.mixKind(kind)
      if (moved < 1e-4) break
    }
    this.promised = this.kinds.reduce((sum, kind) => sum + this.leastOf(kind), -this.worthOfRooms())
  }

  /** Mixes so that hardly anything overflows any more, whatever that costs: what a plan can go by. */
  mixTightly(): void {
    const { pace } = this
    this.pace *= TIGHTER
    this.mix()
    this.pace = pace
  }

  /** The mix of a kind's solutions that the prices rest on. */
  mixOf(kind: number): readonly { readonly loaded: LoadedKind; readonly share: number }[] {
    return this.kinds[kind]!.filter(({ share }) => share > 0)
  }

  private setPrice(at: number): void {
    const over = this.use[at]! - this.hot[at]!.room
    this.price[at] = Math.max(0, this.trusted[at]! + this.pace * this.stiffness[at]! * over)
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
    this.weigh(cheap, 1)
    this.weigh(dear, -1)
    const curve = this.curveOver(cheap.hot) + this.curveOver(dear.hot)
    const moved = curve > 0 ? Math.min(dear.share, (most - least) / curve) : dear.share
    cheap.share += moved
    dear.share -= moved
    this.move(cheap, moved)
    this.move(dear, -moved)
    return moved
  }

  private weigh({ hot, use }: Proposal, sign: number): void {
    for (let at = 0; at < hot.length; at++) this.change[hot[at]!]! += sign * use[at]!
  }

  /** How steeply prices rise as shares move; each hour counts once. */
  private curveOver(hot: readonly number[]): number {
    let curve = 0
    for (let at = 0; at < hot.length; at++) {
      const own = hot[at]!
      const change = this.change[own]!
      if (this.price[own]! > 0 || change > 0) curve += this.pace * this.stiffness[own]! * change * change
      this.change[own] = 0
    }
    return curve
  }

  private move({ hot, use }: Proposal, share: number): void {
    for (let at = 0; at < hot.length; at++) {
      this.use[hot[at]!]! += share * use[at]!
      this.setPrice(hot[at]!)
    }
  }

  private pricedCost({ loaded, hot, use }: Proposal): number {
    let cost = loaded.cost
    for (let at = 0; at < use.length; at++) cost += this.price[hot[at]!]! * use[at]!
    return cost
  }

  private leastOf(kind: readonly Proposal[]): number {
    return kind.reduce((least, each) => Math.min(least, this.pricedCost(each)), Infinity)
  }

  private worthOfRooms(): number {
    return this.hot.reduce((sum, { room }, at) => sum + room * this.price[at]!, 0)
  }

  /** Weights that a solution loads for hot hours from one on. */
  private addUse(kind: number, proposal: Proposal, from: number): void {
    const { place, hours, units } = proposal.loaded
    const weight = this.weights[kind]!
    for (let at = 0; at < place.length; at++) {
      const here = this.hotAt[place[at]!]
      for (let own = here ? here.length - 1 : -1; own >= 0 && here![own]! >= from; own--) {
        const hot = here![own]!
        if (hours[at]! <= this.hot[hot]!.hours) this.change[hot]! += units[at]! * weight
      }
    }
    for (let hot = from; hot < this.hot.length; hot++) {
      if (this.change[hot] === 0) continue
      proposal.hot.push(hot)
      proposal.use.push(this.change[hot]!)
      this.change[hot] = 0
    }
  }
}

function longer(list: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const copy = new Float64Array(length)
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
