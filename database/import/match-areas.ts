import type { AreaLevel } from '../../domain/geography/area'
import type { AreaLine } from './area-lines'
import type { ImportRefusal } from './refusal'
import { refusal } from './refusal'

export type StoredArea = {
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly parentCode: string | null
  readonly population: number
  readonly populationBasis: string
}

export type AreaMatch = { readonly line: AreaLine; readonly area: StoredArea; readonly by: 'code' | 'name' | 'city' }

export type AreaMatches = {
  readonly matches: readonly AreaMatch[]
  readonly notMatched: readonly AreaLine[]
  /** Two lines that mean one area: the file can't be taken. */
  readonly refusals: readonly ImportRefusal[]
}

/** A name without the word for its rank (凤翔县 became 凤翔区); one character alone would fit too much. */
function rankless(name: string): string {
  const bare = name.replace(/(自治县|自治旗|市|县|区|旗)$/u, '')
  return bare.length >= 2 ? bare : name
}

const nameKey = (prefectureCode: string, level: string, name: string) => `${prefectureCode}/${level}/${name}`

/** Joins the lines of a census table to our areas: by code, then by name within the prefecture, where the name is the only one. */
export function matchAreas(lines: readonly AreaLine[], areas: readonly StoredArea[]): AreaMatches {
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const exact = byUniqueKey(areas, (area) => area.name)
  const bare = byUniqueKey(areas, (area) => rankless(area.name))
  const codesInFile = new Set(lines.map(({ code }) => code))
  const matched = lines.map((line): AreaMatch | AreaLine => {
    const own = byCode.get(line.code)
    if (own?.level === line.level) return { line, area: own, by: 'code' }
    const key = (name: string) => nameKey(`${line.code.slice(0, 4)}00`, line.level, name)
    const named = exact.get(key(line.name)) ?? bare.get(key(rankless(line.name)))
    return named && !codesInFile.has(named.code) ? { line, area: named, by: 'name' } : line
  })
  const matches = matched.filter((one): one is AreaMatch => 'area' in one)
  return {
    matches: [...matches, ...cityCounties(matches, areas)],
    notMatched: matched.filter((one): one is AreaLine => !('area' in one)),
    refusals: areasTwice(matches),
  }
}

function byUniqueKey(areas: readonly StoredArea[], nameOf: (area: StoredArea) => string): Map<string, StoredArea> {
  const found = new Map<string, StoredArea | undefined>()
  for (const area of areas) {
    const key = nameKey(area.parentCode ?? '', area.level, nameOf(area))
    found.set(key, found.has(key) ? undefined : area)
  }
  return new Map([...found].flatMap(([key, area]) => (area ? [[key, area] as const] : [])))
}

/** A city without counties (东莞, 中山, 儋州, 嘉峪关) has one stand-in county, which takes the city's figure. */
function cityCounties(matches: readonly AreaMatch[], areas: readonly StoredArea[]): AreaMatch[] {
  const taken = new Set(matches.map(({ area }) => area.code))
  return matches.flatMap(({ line, area: city }) => {
    if (city.level !== 'prefecture') return []
    const inside = areas.filter(({ parentCode }) => parentCode === city.code)
    const [only] = inside
    const isStandIn = inside.length === 1 && only?.name === city.name && !taken.has(only.code)
    return only && isStandIn ? [{ line, area: only, by: 'city' as const }] : []
  })
}

function areasTwice(matches: readonly AreaMatch[]): ImportRefusal[] {
  const firstLines = new Map<string, number>()
  return matches.flatMap(({ line, area }) => {
    const firstLine = firstLines.get(area.code)
    firstLines.set(area.code, firstLine ?? line.line)
    if (firstLine === undefined) return []
    return [refusal(line.line, 'code', line.code, 'area-twice', { firstLine, areaCode: area.code })]
  })
}
