import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { SyntheticMark } from '../parts/marks'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import type { StockFilter } from '../supply/stock-filter'

type Depot = Schemas['Depot']

/** Depots by area, level and part of name or id; who runs one and what it holds does not narrow this list. */
export function DepotList({ filter: { areaCode, level }, q }: { filter: StockFilter; q: string }) {
  const query = {
    limit: 60,
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(level === undefined ? {} : { level }),
    ...(q === '' ? {} : { q }),
  }
  const depots = usePaged(['depots', query], (cursor) =>
    taken(api.GET('/api/v1/depots', { params: { query: { ...query, ...cursor } } })),
  )
  return <Paged query={depots}>{(rows) => <DepotTable depots={rows} />}</Paged>
}

function DepotTable({ depots }: { depots: readonly Depot[] }) {
  const { t } = useTranslation()
  const { name, word, number } = useWords()
  const columns: readonly Column<Depot>[] = [
    {
      key: 'name',
      title: t('depot.name'),
      header: true,
      cell: (row) => (
        <>
          <Link to={`/stock/${row.id}`}>{name(row)}</Link>{' '}
          {row.synthetic && <SyntheticMark>{t('depot.synthetic')}</SyntheticMark>}
        </>
      ),
    },
    { key: 'level', title: t('depot.level'), cell: (row) => word('depotLevel', row.level) },
    { key: 'area', title: t('depot.area'), cell: (row) => `${row.areaName} ${row.areaCode}` },
    { key: 'operator', title: t('stock.operator'), cell: (row) => word('operator', row.operator) },
    { key: 'owner', title: t('stock.owner'), cell: (row) => row.owner ?? '—' },
    { key: 'docks', title: t('depot.docks'), right: true, cell: (row) => number(row.docks) },
    { key: 'porters', title: t('depot.porters'), right: true, cell: (row) => number(row.porters) },
  ]
  return (
    <PlainTable
      whole
      caption={t('depot.caption', { count: depots.length })}
      showCaption
      columns={columns}
      rows={depots}
      rowKey={(row) => row.id}
      empty={t('depot.none')}
    />
  )
}
