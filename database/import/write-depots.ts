import { findReferences, joinFound, referenceTable, saidTwice } from './find-references'
import type { TableWriter } from './table-writer'
import { asIs, upsertRows } from './upsert-rows'

/** A depot without level has its area's; one without a point stands at its area's; one from a file is no synthetic one. */
export const depotWriter: TableWriter = {
  async check({ tx, staged }) {
    return [
      ...(await saidTwice(tx, `${staged} s`, ['s.id'], 'id')),
      ...(await findReferences(tx, staged, 'area', 'area')),
      ...(await findReferences(tx, staged, 'ordering_area', 'area')),
    ]
  },
  write: ({ tx, staged, present }) =>
    upsertRows(
      tx,
      {
        ...{ target: 'depots', key: ['id'] },
        from: `${staged} s ${joinFound(staged, 'area')} JOIN areas a ON a.code = area_found.id
          LEFT JOIN ${referenceTable(staged, 'ordering_area')} ordering ON ordering.said = s.ordering_area`,
        columns: [
          asIs('id', 'text'),
          asIs('name_zh', 'text'),
          asIs('name_en', 'text', 'name_en', 's.name_zh'),
          asIs('level', 'text', 'level', "CASE a.level WHEN 'country' THEN 'central' ELSE a.level END"),
          asIs('operator', 'text', 'operator', "'reserve'"),
          { db: 'area_code', sql: 'area_found.id::char(6)', needs: ['area'] },
          asIs('longitude', 'double precision', 'longitude', 'a.longitude'),
          asIs('latitude', 'double precision', 'latitude', 'a.latitude'),
          asIs('docks', 'integer'),
          asIs('porters', 'integer'),
          ...[asIs('owner', 'text'), asIs('keeper', 'text')],
          { db: 'ordering_area', sql: 'ordering.id::char(6)', needs: ['ordering_area'] },
          ...[asIs('contact_name', 'text'), asIs('contact_phone', 'text')],
          ...[asIs('railhead_km', 'integer'), asIs('port_km', 'integer'), asIs('airfield_km', 'integer')],
          asIs('is_distribution_centre', 'boolean', 'is_distribution_centre', 'false'),
          asIs('inspection_every_days', 'integer'),
          asIs('inspected_at', 'date'),
          { db: 'synthetic', sql: 'coalesce(s.synthetic::boolean, false)', needs: 'always' },
        ],
      },
      present,
    ),
}
