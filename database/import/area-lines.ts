import type { AreaLevel } from '../../domain/geography/area'
import { areaLevel } from '../../domain/geography/area'
import type { Encoding, TableLine } from './read-table'
import { readTable } from './read-table'
import type { ImportRefusal } from './refusal'
import { refusal } from './refusal'

/** One line of a census table that can be taken. */
export type AreaLine = {
  readonly line: number
  readonly code: string
  readonly level: AreaLevel
  readonly name: string
  readonly prefecture: string
  readonly population: number
}

export type AreaFile =
  | { readonly outcome: 'read'; readonly encoding: Encoding; readonly lines: readonly AreaLine[] }
  | { readonly outcome: 'refused'; readonly refusals: readonly ImportRefusal[] }

const levels: readonly string[] = ['province', 'prefecture', 'county']
/** More than any province has; a figure above it is in the wrong column or unit. */
const mostPeople = 200_000_000
const longestName = 60

/** Reads a census table (columns code, level, name, population_2020; prefecture, longitude, latitude if there); all or nothing. */
export function readAreaLines(contents: Uint8Array): AreaFile {
  const table = readTable(contents, ['code', 'level', 'name', 'population_2020'])
  if (table.outcome === 'refused') return table
  const refusals = [...table.refusals, ...table.lines.flatMap(lineFaults), ...codesTwice(table.lines)]
  if (refusals.length > 0) return { outcome: 'refused', refusals: refusals.sort((a, b) => a.line - b.line) }
  return { outcome: 'read', encoding: table.encoding, lines: table.lines.map(toAreaLine) }
}

function toAreaLine({ line, fields }: TableLine): AreaLine {
  return {
    line,
    code: fields.code ?? '',
    level: fields.level as AreaLevel,
    name: fields.name ?? '',
    prefecture: fields.prefecture ?? '',
    population: Number(fields.population_2020),
  }
}

function lineFaults({ line, fields }: TableLine): ImportRefusal[] {
  const { code = '', level = '', name = '', population_2020: people = '' } = fields
  const isCode = /^[1-9]\d{5}$/.test(code)
  const isLevel = levels.includes(level)
  const nameFits = name !== '' && name.length <= longestName
  return [
    ...(isCode ? [] : [refusal(line, 'code', code, 'code')]),
    ...(isLevel ? [] : [refusal(line, 'level', level, 'level')]),
    ...(isCode && isLevel && areaLevel(code) !== level ? [refusal(line, 'level', level, 'level-code', { code })] : []),
    ...(nameFits ? [] : [refusal(line, 'name', name, 'name')]),
    ...peopleFaults(line, people),
    ...degreeFault(line, 'longitude', fields.longitude, 180),
    ...degreeFault(line, 'latitude', fields.latitude, 90),
  ]
}

function peopleFaults(line: number, people: string): ImportRefusal[] {
  if (!/^\d{1,12}$/.test(people)) return [refusal(line, 'population_2020', people, 'whole-number')]
  if (Number(people) <= mostPeople) return []
  return [refusal(line, 'population_2020', people, 'too-many', { most: mostPeople })]
}

function degreeFault(line: number, column: string, value: string | undefined, most: number): ImportRefusal[] {
  if (!value) return []
  const isDegrees = /^-?\d{1,3}(\.\d+)?$/.test(value) && Math.abs(Number(value)) <= most
  return isDegrees ? [] : [refusal(line, column, value, 'degrees')]
}

function codesTwice(lines: readonly TableLine[]): ImportRefusal[] {
  const firstLines = new Map<string, number>()
  return lines.flatMap(({ line, fields: { code = '' } }) => {
    const firstLine = firstLines.get(code)
    firstLines.set(code, firstLine ?? line)
    return firstLine === undefined ? [] : [refusal(line, 'code', code, 'code-twice', { firstLine })]
  })
}
