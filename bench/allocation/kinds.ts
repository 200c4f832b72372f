import { supplyClasses } from '../../domain/supply/stock'
import type { ItemKind } from '../../domain/supply/stock'
import { draw, drawBetween } from './draw'

/** A made-up kind of goods and how much of it 1 000 people call for. */
export type BenchKind = { readonly item: ItemKind; readonly per1000: number }

const LIGHTEST_G = 200
const HEAVIEST_TIMES = 500
const salt = { mass: 11, volume: 12, rate: 13 }

/** As many as the reference bundle has, more or less: more kinds are fewer units of each, for the same people and docks. */
const USUAL_KINDS = 40

/** So many kinds, of which `asked` are asked for together, between a torch and a heavy tent: 200 g to 100 kg, light ones in large packs and large numbers. */
export function benchKinds(count: number, asked = count): BenchKind[] {
  const share = Math.min(1, USUAL_KINDS / asked)
  return Array.from({ length: count }, (_, index) => {
    const massG = Math.round(LIGHTEST_G * HEAVIEST_TIMES ** draw(index, salt.mass))
    const massKg = massG / 1_000
    const code = String(1_000_001 + index)
    const item: ItemKind = {
      ...{ code, nameZh: `测试物资${index + 1}`, nameEn: `Bench kind ${index + 1}`, unitZh: '件', unitEn: 'pieces' },
      supplyClass: supplyClasses[index % supplyClasses.length] ?? 'other',
      ...{ massG, volumeMl: Math.round(massG * drawBetween(1.2, 8, index, salt.volume)) },
      ...{ packSize: packOf(massKg), packsPerPallet: null, shelfLifeMonths: null, recoverable: massKg > 20 },
    }
    // as the reference bundle: 20 tents of 75 kg, 150 things of 1 kg
    return { item, per1000: share * 150 * massKg ** -0.47 * drawBetween(0.5, 2, index, salt.rate) }
  })
}

function packOf(massKg: number): number {
  if (massKg > 25) return 1
  if (massKg > 8) return 2
  if (massKg > 2) return 10
  return massKg > 0.6 ? 20 : 50
}
