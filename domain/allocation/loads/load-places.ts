/** Places from which loads go to a county, in the order in which they were chosen. */
export class LoadPlaces {
  private readonly chosen: number[] = []
  private readonly isChosen: Uint8Array

  constructor(places: number) {
    this.isChosen = new Uint8Array(places)
  }

  get size(): number {
    return this.chosen.length
  }

  has(place: number): boolean {
    return this.isChosen[place] === 1
  }

  add(place: number): void {
    if (this.has(place)) return
    this.isChosen[place] = 1
    this.chosen.push(place)
  }

  clear(): void {
    for (const place of this.chosen) this.isChosen[place] = 0
    this.chosen.length = 0
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.chosen[Symbol.iterator]()
  }
}
