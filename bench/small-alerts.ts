import type { Database } from '../database/client'
import { many } from '../database/transaction'

/** One county of each prefecture, so that no two alerts tell of one event; the largest has the fullest depots. */
export async function countiesApart({ pool }: Database, count: number): Promise<readonly string[]> {
  const rows = await many<{ code: string }>(
    pool,
    `SELECT DISTINCT ON (left(code, 4)) code FROM areas WHERE level = 'county' AND population > 100000
     ORDER BY left(code, 4), population DESC, code`,
  )
  const codes = rows.map((row) => row.code)
  if (codes.length === 0) throw new Error('no county has people')
  return Array.from({ length: count }, (_, index) => codes[(index * 7) % codes.length] ?? '')
}

/** A flood told of by telephone: a few hundred people have left their homes. */
export function smallFlood(areaCode: string, reportedAt: string, number: number): Record<string, unknown> {
  return {
    hazard: 'flood',
    status: 'actual',
    reportedAt,
    reportedBy: `bench ${number}`,
    areaCode,
    affectedPeople: 1_500,
    evacuatedPeople: 300,
  }
}
