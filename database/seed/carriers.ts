import type { ProvinceProfile, ReferenceArea } from './reference-files'

export type SeedCarrier = {
  readonly id: string
  readonly nameZh: string
  readonly nameEn: string
  readonly mode: 'road' | 'rail' | 'air' | 'water'
  readonly areaCode: string
  readonly speedKmh: number
}

const roadSpeedKmh = 60
const manyPeople = 40_000_000

const national: readonly SeedCarrier[] = [
  nationalCarrier('road-1', '全国公路应急运输一队', 'National road carrier 1', 'road', 65),
  nationalCarrier('road-2', '全国公路应急运输二队', 'National road carrier 2', 'road', 65),
  nationalCarrier('rail-1', '全国铁路应急运输', 'National rail carrier 1', 'rail', 80),
  nationalCarrier('rail-2', '全国铁路快运', 'National rail carrier 2 (express)', 'rail', 110),
  nationalCarrier('air-1', '全国航空应急运输', 'National air carrier 1', 'air', 600),
  nationalCarrier('air-2', '全国直升机应急运输', 'National helicopter carrier', 'air', 220),
]

function nationalCarrier(
  id: string,
  nameZh: string,
  nameEn: string,
  mode: SeedCarrier['mode'],
  speedKmh: number,
): SeedCarrier {
  return {
    ...{ id: `carrier-national-${id}`, nameZh: `${nameZh}（模拟）`, nameEn: `${nameEn} (simulated)` },
    ...{ mode, areaCode: '100000', speedKmh },
  }
}

/** Simulated carriers: two road carriers for each province, three where many people live, and six for the whole country. */
export function carriersOf(
  areas: readonly ReferenceArea[],
  provinces: Readonly<Record<string, ProvinceProfile>>,
): SeedCarrier[] {
  const provincial = areas.filter(({ level }) => level === 'province')
  const road = provincial.flatMap(({ code, name, population }) =>
    (population >= manyPeople ? [1, 2, 3] : [1, 2]).map((number): SeedCarrier => ({
      ...{ id: `carrier-${code}-${number}`, mode: 'road', areaCode: code, speedKmh: roadSpeedKmh },
      nameZh: `${name}公路应急运输${number}队（模拟）`,
      nameEn: `${provinces[code]?.nameEn ?? code} road carrier ${number} (simulated)`,
    })),
  )
  return [...national, ...road]
}
