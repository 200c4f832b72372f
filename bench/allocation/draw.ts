/** 0 ≤ share < 1 out of whole numbers: equal numbers give equal shares on every machine, in whatever order they are asked. */
export function draw(...numbers: readonly number[]): number {
  let hash = 0x811c_9dc5
  for (const each of numbers) {
    hash = Math.imul(hash ^ each, 0x0100_0193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb_352d)
    hash = Math.imul(hash ^ (hash >>> 15), 0x846c_a68b)
  }
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** A share between two bounds, drawn as above. */
export const drawBetween = (least: number, most: number, ...numbers: readonly number[]): number =>
  least + (most - least) * draw(...numbers)
