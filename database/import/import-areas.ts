import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { appendAudit } from '../audit'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import type { AreaLine } from './area-lines'
import { readAreaLines } from './area-lines'
import type { AreaMatch, StoredArea } from './match-areas'
import { matchAreas } from './match-areas'
import type { Encoding } from './read-table'
import type { ImportRefusal } from './refusal'

export type AreaChange = { readonly code: string; readonly name: string; readonly from: number; readonly to: number }

export type NameMatch = Pick<AreaLine, 'line' | 'code' | 'name'> & {
  readonly areaCode: string
  readonly areaName: string
}

export type AreaImportReport =
  | { readonly outcome: 'refused'; readonly refusals: readonly ImportRefusal[] }
  | {
      readonly outcome: 'imported' | 'dry-run'
      readonly encoding: Encoding
      readonly rows: number
      readonly matchedByCode: number
      readonly matchedByName: readonly NameMatch[]
      readonly changed: readonly AreaChange[]
      readonly notMatched: readonly AreaLine[]
      /** Areas that the file does not mention and that keep their figure. */
      readonly notInFile: number
    }

export type ImportOptions = { readonly fileName: string; readonly actor: string; readonly dryRun?: boolean }

/** Puts the people of a census table in the place of ours: the whole file or, when a line can't be taken, none of it. */
export async function importAreas(
  databaseUrl: string,
  contents: Uint8Array,
  options: ImportOptions,
): Promise<AreaImportReport> {
  const file = readAreaLines(contents)
  if (file.outcome === 'refused') return file
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('BEGIN')
    const areas = await storedAreas(client)
    const { matches, notMatched, refusals } = matchAreas(file.lines, areas)
    if (refusals.length > 0) return { outcome: 'refused', refusals }
    const written = options.dryRun ? [] : await writePeople(client, matches)
    const report: AreaImportReport = {
      ...{ outcome: options.dryRun ? 'dry-run' : 'imported', encoding: file.encoding, rows: file.lines.length },
      matchedByCode: matches.filter(({ by }) => by === 'code').length,
      matchedByName: matches.filter(({ by }) => by === 'name').map(toNameMatch),
      ...{ changed: changesOf(matches), notMatched, notInFile: notMentioned(areas, matches) },
    }
    if (written.length > 0) await recordImport(client, contents, options, report)
    await client.query('COMMIT')
    return report
  } finally {
    await client.end()
  }
}

async function storedAreas(db: Queryable): Promise<StoredArea[]> {
  return many<StoredArea>(
    db,
    `SELECT code, name, level, parent_code AS "parentCode", population, population_basis AS "populationBasis"
     FROM areas ORDER BY code FOR UPDATE`,
  )
}

/** The codes whose row changed; a figure that stands as imported already is left alone. */
async function writePeople(db: Queryable, matches: readonly AreaMatch[]): Promise<string[]> {
  const codes = matches.map(({ area }) => area.code)
  const people = matches.map(({ line }) => line.population)
  const rows = await many<{ code: string }>(
    db,
    `UPDATE areas SET population = given.population, population_basis = 'imported'
     FROM unnest($1::text[], $2::int[]) AS given (code, population)
     WHERE areas.code = given.code AND (areas.population <> given.population OR areas.population_basis <> 'imported')
     RETURNING areas.code`,
    [codes, people],
  )
  return rows.map(({ code }) => code)
}

const toNameMatch = ({ line, area }: AreaMatch): NameMatch => ({
  ...{ line: line.line, code: line.code, name: line.name },
  ...{ areaCode: area.code, areaName: area.name },
})

function changesOf(matches: readonly AreaMatch[]): AreaChange[] {
  return matches
    .filter(({ line, area }) => line.population !== area.population || area.populationBasis !== 'imported')
    .map(({ line, area }) => ({ code: area.code, name: area.name, from: area.population, to: line.population }))
}

function notMentioned(areas: readonly StoredArea[], matches: readonly AreaMatch[]): number {
  const mentioned = new Set(matches.map(({ area }) => area.code))
  return areas.filter(({ code, level }) => level !== 'country' && !mentioned.has(code)).length
}

async function recordImport(
  db: Queryable,
  contents: Uint8Array,
  { fileName, actor }: ImportOptions,
  report: Extract<AreaImportReport, { rows: number }>,
): Promise<void> {
  await appendAudit(db, {
    happenedAt: new Date().toISOString(),
    incidentId: null,
    actor,
    action: 'areas.imported',
    subject: 'areas',
    detail: {
      ...{ fileName, sha256: createHash('sha256').update(contents).digest('hex'), rows: report.rows },
      ...{ changed: report.changed.length, notMatched: report.notMatched.map(({ code }) => code) },
      matchedByName: report.matchedByName.map(({ code, areaCode }) => [code, areaCode]),
    },
  })
}
