import type { Queryable } from '../transaction'
import { readAreas } from './reference-files'
import { writeAreas } from './write-network'

/** Makes sure that an area and those above it are there, without the rest of the network; false for a code that is no area. */
export async function ensureArea(db: Queryable, code: string): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM areas WHERE code = $1', [code])
  if (rowCount) return true
  const byCode = new Map(readAreas().map((area) => [area.code, area]))
  const chain = []
  for (let area = byCode.get(code); area; area = byCode.get(area.parentCode ?? '')) chain.push(area)
  await writeAreas(db, chain)
  return chain.length > 0
}
