import type { PoolClient } from 'pg'
import type { ImportMapping } from '../../domain/exchange/mapping'
import type { MatchedHeader } from '../../domain/exchange/match-header'
import type { TableLine } from '../../domain/exchange/read-line'
import type { LineSink, LinesRead } from './read-lines'

/** In a catalogue, lines that go to a catch-all are no kinds of their own. */
export const withoutCaught = (sink: LineSink): LineSink => ({
  begin: (header) => sink.begin(header),
  take: (lines) => sink.take(lines.filter(({ caught }) => caught === null)),
})

/** Adds the catch-all kinds that are not there, with mass, volume and unit of the first line that went to each. */
export async function addCatchAlls(
  tx: PoolClient,
  { catchAll }: ImportMapping,
  header: MatchedHeader,
  caught: LinesRead['caught'],
): Promise<void> {
  if (catchAll === undefined) return
  for (const { line } of caught.values()) {
    const { code, unit_zh: unit, supply_class: supplyClass, mass_g: massG, volume_ml: volumeMl } = named(header, line)
    await tx.query(
      `INSERT INTO item_kinds (code, name_zh, name_en, unit_zh, unit_en, supply_class, mass_g, volume_ml)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [code, catchAll.title.zh, catchAll.title.en, unit, unit, supplyClass ?? 'other', massG, volumeMl],
    )
  }
}

const named = ({ columns }: MatchedHeader, { values }: TableLine): Readonly<Record<string, string | null>> =>
  Object.fromEntries(columns.map(({ column }, index) => [column.id, values[index] ?? null]))
