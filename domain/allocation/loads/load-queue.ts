import type { Arc } from './arcs'

type Entry = { readonly arc: Arc; readonly rank: number; score: number; stamp: number }

/**
 * Ways to a county, the best load first, then the order in which they are asked. Scores only fall while stock and docks
 * are used up, so a score is looked up again only when its way comes to the top.
 */
export class LoadQueue {
  private readonly heap: Entry[] = []

  add(arc: Arc, rank: number, score: number, stamp: number): void {
    this.heap.push({ arc, rank, score, stamp })
    this.rise(this.heap.length - 1)
  }

  /** The best way by its score of now; those that have nothing to bring any more are dropped. A score stands while its stamp does. */
  best(scoreNow: (arc: Arc) => number, stampOf: (arc: Arc) => number): Entry | undefined {
    for (;;) {
      const top = this.heap[0]
      if (!top) return undefined
      const stamp = stampOf(top.arc)
      if (top.stamp === stamp) return top
      const score = scoreNow(top.arc)
      top.stamp = stamp
      if (score === top.score && score > 0) return top
      if (score > 0) top.score = score
      else this.drop()
      this.sink(0)
    }
  }

  clear(): void {
    this.heap.length = 0
  }

  drop(): void {
    const last = this.heap.pop()
    if (last && this.heap.length > 0) {
      this.heap[0] = last
      this.sink(0)
    }
  }

  private rise(from: number): void {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1
      if (!this.swapIfBefore(index, parent)) return
      index = parent
    }
  }

  private sink(from: number): void {
    for (let index = from; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2]
      const child = this.isBefore(right, left) ? right : left
      if (!this.swapIfBefore(child, index)) return
      index = child
    }
  }

  private swapIfBefore(index: number, other: number): boolean {
    const [a, b] = [this.heap[index], this.heap[other]]
    if (!a || !b || !this.isBefore(index, other)) return false
    this.heap[index] = b
    this.heap[other] = a
    return true
  }

  private isBefore(index: number, other: number): boolean {
    const [a, b] = [this.heap[index], this.heap[other]]
    if (!a || !b) return a !== undefined
    return a.score > b.score || (a.score === b.score && a.rank < b.rank)
  }
}
