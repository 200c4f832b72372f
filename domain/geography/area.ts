/** GB/T 2260 code, 6 digits: `PP0000` province, `PPCC00` prefecture, else county. `100000` is the whole country. */
export type AreaCode = string

export type AreaLevel = 'country' | 'province' | 'prefecture' | 'county'

export const COUNTRY: AreaCode = '100000'

/** Level of an area code, from its zeros (GB/T 2260). */
export function areaLevel(code: AreaCode): AreaLevel {
  if (code === COUNTRY) return 'country'
  if (code.endsWith('0000')) return 'province'
  return code.endsWith('00') ? 'prefecture' : 'county'
}

export function provinceOf(code: AreaCode): AreaCode {
  return code === COUNTRY ? COUNTRY : `${code.slice(0, 2)}0000`
}

export function prefectureOf(code: AreaCode): AreaCode {
  return areaLevel(code) === 'country' || areaLevel(code) === 'province' ? code : `${code.slice(0, 4)}00`
}

/** Whether `inner` is `outer` or lies inside it. */
export function isWithin(inner: AreaCode, outer: AreaCode): boolean {
  return inner.startsWith(digitsInCommon(outer))
}

/** What the codes of all areas inside an area begin with. */
export function digitsInCommon(area: AreaCode): string {
  switch (areaLevel(area)) {
    case 'country':
      return ''
    case 'province':
      return area.slice(0, 2)
    case 'prefecture':
      return area.slice(0, 4)
    case 'county':
      return area
  }
}

/** An area and those around it, nearest first: county, prefecture, province, country. */
export function areasAround(code: AreaCode): readonly AreaCode[] {
  return [...new Set([code, prefectureOf(code), provinceOf(code), COUNTRY])]
}

/** The smallest area that holds all areas struck: its posts answer for the incident. */
export function responsibleArea(areaCodes: readonly AreaCode[]): AreaCode {
  const common = (of: (code: AreaCode) => AreaCode): AreaCode | undefined => {
    const codes = new Set(areaCodes.map(of))
    return codes.size === 1 ? [...codes][0] : undefined
  }
  return common((code) => code) ?? common(prefectureOf) ?? common(provinceOf) ?? COUNTRY
}

/** Decimal degrees, WGS-84. */
export type Point = { readonly longitude: number; readonly latitude: number }

/** A county with what demand and distance need. `population` is persons (2020 census or an estimate, see `populationBasis`). */
export type County = {
  readonly code: AreaCode
  readonly name: string
  readonly point: Point
  readonly population: number
  readonly populationBasis: PopulationBasis
  /** Metres above sea level, rough (M), 0 when unknown. */
  readonly altitudeM: number
}

export type PopulationBasis = 'census-2020' | 'estimated' | 'imported'
