import type { CountyNeeds } from './load-desk'

const BITS = 32

/** Which kinds a line still has, against which a county wants: a bit for each kind. */
export class KindsLeft {
  private readonly words: number
  private readonly has: Uint32Array
  /** Per line the turn in which it was looked up. */
  private readonly knownIn: Int32Array
  private readonly wants: Uint32Array
  private turn = 0

  constructor(
    private readonly kinds: number,
    lines: number,
    /** Lines × kinds. */
    private readonly left: Float64Array,
  ) {
    this.words = Math.ceil(kinds / BITS)
    this.has = new Uint32Array(lines * this.words)
    this.knownIn = new Int32Array(lines)
    this.wants = new Uint32Array(this.words)
  }

  /** Lines are looked up anew from now on. */
  renew(): void {
    this.turn++
  }

  /** The county that is asked about from now on, by what `findWanting` found. */
  aimAt({ kinds, wanting }: CountyNeeds): void {
    this.wants.fill(0)
    for (let at = 0; at < wanting.count; at++) setBit(this.wants, 0, kinds[wanting.opens[at] ?? 0] ?? 0)
  }

  hasAnyWanted(line: number): boolean {
    const from = this.open(line)
    for (let word = 0; word < this.words; word++) {
      if (((this.has[from + word] ?? 0) & (this.wants[word] ?? 0)) !== 0) return true
    }
    return false
  }

  /** Something of each. */
  hasAllWanted(line: number): boolean {
    const from = this.open(line)
    for (let word = 0; word < this.words; word++) {
      if ((~(this.has[from + word] ?? 0) & (this.wants[word] ?? 0)) !== 0) return false
    }
    return true
  }

  private open(line: number): number {
    const from = line * this.words
    if (this.knownIn[line] !== this.turn) this.find(line, from)
    return from
  }

  private find(line: number, from: number): void {
    const { kinds, left } = this
    this.knownIn[line] = this.turn
    this.has.fill(0, from, from + this.words)
    for (let kind = 0; kind < kinds; kind++) {
      if ((left[line * kinds + kind] ?? 0) > 0) setBit(this.has, from, kind)
    }
  }
}

function setBit(words: Uint32Array, from: number, bit: number): void {
  const word = from + Math.floor(bit / BITS)
  words[word] = (words[word] ?? 0) | (1 << (bit % BITS))
}
