import { differingParts } from '../../domain/policy/parts'
import type { Queryable } from '../transaction'
import { many } from '../transaction'
import type { PolicyFile } from './reference-files'

type Standing = { readonly name: string; readonly body: unknown; readonly createdBy: string }
const nameOf = ({ kind, hazard, areaCode }: PolicyFile): string => `${kind} ${hazard ?? '*'} ${areaCode}`

/** The edition in force for each kind, hazard and area: the newest row. */
async function readStanding(db: Queryable): Promise<ReadonlyMap<string, Standing>> {
  const rows = await many<Standing>(
    db,
    `SELECT DISTINCT ON (kind, hazard, area_code) concat_ws(' ', kind, hazard, area_code) AS name, body, created_by AS "createdBy"
     FROM policy_editions ORDER BY kind, hazard, area_code, id DESC`,
  )
  return new Map(rows.map((row) => [row.name, row]))
}

/**
 * An edition that people adopted stays in force where a later one that ships has the same parts; where parts are missing
 * that plans are made by now, the one that ships takes over, as the home could not go on.
 */
const isKeptBy = (standing: Standing | undefined, { sources, body }: PolicyFile): boolean =>
  standing !== undefined &&
  standing.createdBy !== 'seed' &&
  differingParts({ ...body, sources }, standing.body).length === 0

/** The editions that ship, less those that ones adopted by people stand in for. */
export async function editionsDue(db: Queryable, policies: readonly PolicyFile[]): Promise<readonly PolicyFile[]> {
  const standing = await readStanding(db)
  return policies.filter((policy) => !isKeptBy(standing.get(nameOf(policy)), policy))
}
