import type { CountyNeeds, LoadDesk } from './load-desk'

const BITS = 32

/** Which kinds a line still has, against which a county wants: a bit for each kind; looked up anew when it is opened. */
export class KindsLeft {
  private readonly words: number
  private readonly has: Uint32Array
  private readonly isKnown: Uint8Array
  private readonly wants: Uint32Array

  constructor(private readonly desk: LoadDesk) {
    const { lines } = desk.network
    this.words = Math.ceil(desk.kinds.length / BITS)
    this.has = new Uint32Array(lines.length * this.words)
    this.isKnown = new Uint8Array(lines.length)
    this.wants = new Uint32Array(this.words)
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
    if (this.isKnown[line] === 0) this.find(line)
    return line * this.words
  }

  private find(line: number): void {
    const { left, kinds } = this.desk
    this.isKnown[line] = 1
    for (let kind = 0; kind < kinds.length; kind++) {
      if ((left[line * kinds.length + kind] ?? 0) > 0) setBit(this.has, line * this.words, kind)
    }
  }
}

function setBit(words: Uint32Array, from: number, bit: number): void {
  const word = from + Math.floor(bit / BITS)
  words[word] = (words[word] ?? 0) | (1 << (bit % BITS))
}
