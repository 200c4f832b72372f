import type { Database } from '../client'
import { many } from '../transaction'
import type { NewHolding } from './create-account'

/** Areas, depots and carriers of these posts that are not in the network. */
export async function unknownPlaces(db: Database, holdings: readonly NewHolding[]): Promise<readonly string[]> {
  const named = (part: 'areaCode' | 'depotId' | 'carrierId') => [
    ...new Set(holdings.flatMap((each) => each[part] ?? [])),
  ]
  const rows = await many<{ place: string }>(
    db.pool,
    `SELECT place FROM unnest($1::text[]) AS place WHERE NOT EXISTS (SELECT 1 FROM areas WHERE code = place)
     UNION ALL SELECT place FROM unnest($2::text[]) AS place WHERE NOT EXISTS (SELECT 1 FROM depots WHERE id = place)
     UNION ALL SELECT place FROM unnest($3::text[]) AS place WHERE NOT EXISTS (SELECT 1 FROM carriers WHERE id = place)`,
    [named('areaCode'), named('depotId'), named('carrierId')],
  )
  return rows.map(({ place }) => place)
}
