import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { altitudeOf } from './altitudes'
import { countryPeople, countyThousands, countyWeight, shareOut } from './census-people'
import { counties, prefectures, provinces } from './china-division'
import { meanPoint, pointOf } from './map-points'
import type { ListedPoint, MapPoint } from './map-points'

// Writes database/reference/areas.csv: npx tsx tools/reference/build-areas.ts FOLDER (with county-points.csv and
// prefecture-figures.csv). Run once; docs/reference-network.md says what comes from where.

type Row = { code: string; name: string; level: string; parent: string; point: MapPoint; people: number; basis: string }

const target = join(__dirname, '..', '..', 'database', 'reference', 'areas.csv')

function readRows(file: string): Record<string, string>[] {
  return parse(readFileSync(file), { columns: true })
}

function readPoints(folder: string): Map<string, ListedPoint> {
  const listed = readRows(join(folder, 'county-points.csv')).map(
    ({ code = '', name = '', longitude, latitude }): ListedPoint => ({
      code,
      name,
      longitude: Number(longitude),
      latitude: Number(latitude),
    }),
  )
  return new Map(listed.map((point) => [point.code, point]))
}

function readFigures(folder: string): Map<string, number> {
  const rows = readRows(join(folder, 'prefecture-figures.csv'))
  return new Map(rows.map(({ code = '', population_2020_thousand: figure }) => [code, Number(figure) * 1_000]))
}

/** People of the groups that have no figure: what the province has beyond its prefectures (a municipality: all of it). */
function peopleWithoutFigure(provinceCode: string, figures: ReadonlyMap<string, number>): number {
  const named = [...figures].filter(([code]) => code.slice(0, 2) === provinceCode.slice(0, 2) && code !== provinceCode)
  return named.reduce((rest, [, people]) => rest - people, figures.get(provinceCode) ?? 0)
}

/** The counties that share one figure: those of a prefecture, or those of all groups of a province without figures. */
const poolOf = (code: string, figures: ReadonlyMap<string, number>) =>
  figures.has(`${code.slice(0, 4)}00`) ? `${code.slice(0, 4)}00` : `${code.slice(0, 2)}0000`

function countyRows(figures: ReadonlyMap<string, number>, points: ReadonlyMap<string, ListedPoint>): Row[] {
  const all = counties()
  return [...new Set(all.map(({ code }) => poolOf(code, figures)))].flatMap((pool) => {
    const members = all.filter(({ code }) => poolOf(code, figures) === pool)
    const total = pool.endsWith('0000') ? peopleWithoutFigure(pool, figures) : (figures.get(pool) ?? 0)
    const known = members.map(({ code }) => (countyThousands[code] ?? 0) * 1_000)
    const rest = Math.max(0, total - known.reduce((left, right) => left + right, 0))
    const weights = members.map(({ code, name }) => (code in countyThousands ? 0 : countyWeight(code, name)))
    const shares = shareOut(rest, weights)
    return members.map(({ code, name }, index): Row => {
      const isExact = code in countyThousands || members.length === 1
      const people = (known[index] ?? 0) + (shares[index] ?? 0)
      const [level, parent] = ['county', `${code.slice(0, 4)}00`]
      const point = pointOf({ code, name }, points)
      return { code, name, level, parent, point, people, basis: isExact ? 'census-2020' : 'estimated' }
    })
  })
}

function prefectureRows(
  inside: readonly Row[],
  figures: ReadonlyMap<string, number>,
  points: ReadonlyMap<string, ListedPoint>,
): Row[] {
  return prefectures().map(({ code, name }) => {
    const own = inside.filter(({ parent }) => parent === code)
    const figure = figures.get(code)
    const people = figure ?? own.reduce((sum, row) => sum + row.people, 0)
    const isExact = figure !== undefined || isOnlyGroup(code, figures)
    const listed = points.has(code) || code === '540600'
    const point = listed ? pointOf({ code, name }, points) : meanPoint(own.map((row) => row.point))
    const parent = `${code.slice(0, 2)}0000`
    return { code, name, level: 'prefecture', parent, point, people, basis: isExact ? 'census-2020' : 'estimated' }
  })
}

/** The only group of its province without a figure: the province's figure less the others is exact too. */
function isOnlyGroup(code: string, figures: ReadonlyMap<string, number>): boolean {
  const groups = prefectures().filter(
    (group) => group.code.slice(0, 2) === code.slice(0, 2) && !figures.has(group.code),
  )
  return groups.length === 1
}

function provinceRows(figures: ReadonlyMap<string, number>, points: ReadonlyMap<string, ListedPoint>): Row[] {
  return provinces().map(({ code, name }) => ({
    ...{ code, name, level: 'province', parent: '100000', point: pointOf({ code, name }, points) },
    ...{ people: figures.get(code) ?? 0, basis: 'census-2020' },
  }))
}

function country(): Row {
  const point = { longitude: 104.2, latitude: 35.86 }
  return {
    ...{ code: '100000', name: '中华人民共和国', level: 'country', parent: '', point },
    ...{ people: countryPeople, basis: 'census-2020' },
  }
}

function line({ code, name, level, parent, point, people, basis }: Row): string {
  const altitude = level === 'country' ? 0 : altitudeOf(code)
  const place = [point.longitude.toFixed(4), point.latitude.toFixed(4)]
  return [code, name, level, parent, ...place, people, basis, altitude].join(',')
}

function main(folder: string): void {
  const [points, figures] = [readPoints(folder), readFigures(folder)]
  const inside = countyRows(figures, points)
  const groups = prefectureRows(inside, figures, points)
  const byCode = (left: Row, right: Row) => left.code.localeCompare(right.code, 'en')
  const rows = [country(), ...provinceRows(figures, points), ...groups.sort(byCode), ...inside.sort(byCode)]
  const header = 'code,name,level,parent_code,longitude,latitude,population,population_basis,altitude_m'
  writeFileSync(target, [header, ...rows.map(line), ''].join('\n'))
  process.stdout.write(`${rows.length} areas, ${groups.length} prefectures, ${inside.length} counties\n`)
}

main(process.argv[2] ?? join(__dirname, '..', '..', '..', 'shared', 'data', 'geo'))
