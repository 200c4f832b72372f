import { faultsWhere, findReferences, joinFound, saidTwice } from './find-references'
import type { TableWriter } from './table-writer'
import { asIs, upsertRows } from './upsert-rows'

export const itemKindWriter: TableWriter = {
  check: ({ tx, staged }) => saidTwice(tx, `${staged} s`, ['s.code'], 'code'),
  write: ({ tx, staged, present }) =>
    upsertRows(
      tx,
      {
        ...{ target: 'item_kinds', key: ['code'], from: `${staged} s` },
        columns: [
          asIs('code', 'char(7)'),
          asIs('name_zh', 'text'),
          asIs('name_en', 'text', 'name_en', 's.name_zh'),
          asIs('unit_zh', 'text'),
          asIs('unit_en', 'text', 'unit_en', 's.unit_zh'),
          asIs('supply_class', 'text', 'supply_class', "'other'"),
          asIs('mass_g', 'integer'),
          asIs('volume_ml', 'integer'),
          asIs('pack_size', 'integer', 'pack_size', '1'),
          asIs('packs_per_pallet', 'integer'),
          asIs('shelf_life_months', 'integer'),
          asIs('recoverable', 'boolean', 'recoverable', 'false'),
          asIs('label', 'text', 'label', "'unverified'"),
        ],
      },
      present,
    ),
}

const joined = (staged: string, first: string, second: string): string =>
  `${staged} s ${joinFound(staged, first)} ${joinFound(staged, second)}`

/** A kit that the file names has the parts that the file names, and no others. */
export const kitWriter: TableWriter = {
  async check({ tx, staged }) {
    const unknown = [
      ...(await findReferences(tx, staged, 'kit', 'item')),
      ...(await findReferences(tx, staged, 'part', 'item')),
    ]
    if (unknown.length > 0) return unknown
    return [
      ...(await saidTwice(tx, joined(staged, 'kit', 'part'), ['kit_found.id', 'part_found.id'], 'part')),
      ...(await faultsWhere(tx, joined(staged, 'kit', 'part'), 'kit_found.id = part_found.id', {
        column: 'part',
        fault: 'same-item',
      })),
    ]
  },
  async write({ tx, staged, present }) {
    const from = joined(staged, 'kit', 'part')
    const leftOut = await tx.query(
      `DELETE FROM kit_parts k WHERE k.kit_code IN (SELECT kit_found.id FROM ${from})
       AND NOT EXISTS (SELECT 1 FROM ${from} WHERE kit_found.id = k.kit_code AND part_found.id = k.part_code)`,
    )
    const counts = await upsertRows(
      tx,
      {
        ...{ target: 'kit_parts', key: ['kit_code', 'part_code'], from },
        columns: [
          { db: 'kit_code', sql: 'kit_found.id::char(7)', needs: ['kit'] },
          { db: 'part_code', sql: 'part_found.id::char(7)', needs: ['part'] },
          asIs('quantity', 'integer'),
        ],
      },
      present,
    )
    return { ...counts, changed: counts.changed + (leftOut.rowCount ?? 0) }
  },
}

export const substituteWriter: TableWriter = {
  async check({ tx, staged }) {
    const unknown = [
      ...(await findReferences(tx, staged, 'item', 'item')),
      ...(await findReferences(tx, staged, 'by', 'item')),
    ]
    if (unknown.length > 0) return unknown
    const isColder = 's.max_temperature_c::int < s.min_temperature_c::int'
    return [
      ...(await saidTwice(tx, joined(staged, 'item', 'by'), ['item_found.id', 'by_found.id'], 'by')),
      ...(await faultsWhere(tx, joined(staged, 'item', 'by'), 'item_found.id = by_found.id', {
        column: 'by',
        fault: 'same-item',
      })),
      ...(await faultsWhere(tx, `${staged} s`, isColder, { column: 'max_temperature_c', fault: 'temperatures' })),
    ]
  },
  write: ({ tx, staged, present }) =>
    upsertRows(
      tx,
      {
        ...{ target: 'substitutes', key: ['item_code', 'by_code'] },
        from: joined(staged, 'item', 'by'),
        columns: [
          { db: 'item_code', sql: 'item_found.id::char(7)', needs: ['item'] },
          { db: 'by_code', sql: 'by_found.id::char(7)', needs: ['by'] },
          asIs('ratio', 'double precision'),
          asIs('min_temperature_c', 'integer'),
          asIs('max_temperature_c', 'integer'),
          asIs('label', 'text', 'label', "'unverified'"),
        ],
      },
      present,
    ),
}
