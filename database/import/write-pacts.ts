import { faultsWhere, findReferences, joinFound, saidTwice } from './find-references'
import type { TableWriter } from './table-writer'
import { asIs, upsertRows } from './upsert-rows'

const joined = (staged: string): string =>
  `${staged} s ${joinFound(staged, 'from_area')} ${joinFound(staged, 'to_area')}`

/** A pact, once imported, is no synthetic one unless the file says so. */
export const pactWriter: TableWriter = {
  async check({ tx, staged }) {
    const unknown = [
      ...(await findReferences(tx, staged, 'from_area', 'area')),
      ...(await findReferences(tx, staged, 'to_area', 'area')),
    ]
    if (unknown.length > 0) return unknown
    return [
      ...(await saidTwice(tx, joined(staged), ['from_area_found.id', 'to_area_found.id'], 'to_area')),
      ...(await faultsWhere(tx, joined(staged), 'from_area_found.id = to_area_found.id', {
        column: 'to_area',
        fault: 'same-area',
      })),
    ]
  },
  write: ({ tx, staged, present }) =>
    upsertRows(
      tx,
      {
        ...{ target: 'pacts', key: ['from_area', 'to_area', 'kind'] },
        from: joined(staged),
        columns: [
          { db: 'id', sql: "'pact-' || from_area_found.id || '-' || to_area_found.id", needs: 'only-new' },
          { db: 'from_area', sql: 'from_area_found.id::char(6)', needs: ['from_area'] },
          { db: 'to_area', sql: 'to_area_found.id::char(6)', needs: ['to_area'] },
          { db: 'kind', sql: "'mutual-aid'::text", needs: ['from_area'] },
          asIs('answer_due_minutes', 'integer'),
          asIs('settlement', 'text'),
          {
            db: 'label',
            sql: `coalesce(s.label, (SELECT nullif(p.label, 'synthetic') FROM pacts p
              WHERE p.from_area = from_area_found.id AND p.to_area = to_area_found.id AND p.kind = 'mutual-aid'), 'unverified')`,
            needs: 'always',
          },
        ],
      },
      present,
    ),
}
