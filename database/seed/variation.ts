/** 0.85 to 1.15 by depot and item: no two depots alike, yet every machine has the same network. */
export function variation(depotId: string, itemCode: string): number {
  return 0.85 + 0.3 * shareOf(`${depotId}/${itemCode}`)
}

/** A whole number from `least` to `most` by a name, the same on every machine. */
export function between(name: string, least: number, most: number): number {
  return least + Math.floor(shareOf(name) * (most - least + 1) * 0.999_999)
}

const shareOf = (name: string): number => fingerprint(name) / 0xffff_ffff

/** FNV-1a over the characters, mixed at the end so that neighbours differ: quick, and the same everywhere. */
function fingerprint(text: string): number {
  let hash = 0x811c_9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb_352d)
  hash = Math.imul(hash ^ (hash >>> 15), 0x846c_a68b)
  return (hash ^ (hash >>> 16)) >>> 0
}
