import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { DepotLevel } from '../../domain/supply/stock'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { AreaPicker } from '../parts/area-picker'
import { Loaded } from '../parts/loaded'
import { SyntheticMark } from '../parts/marks'
import { Page } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'

type Depot = Schemas['Depot']

const levels: readonly DepotLevel[] = ['central', 'province', 'prefecture', 'county', 'township']
const shown = 200

/** Depots by area and level; the filter stands in the address. */
export function StockPage() {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const areaCode = search.get('area') ?? ''
  const level = levels.find((each) => each === search.get('level'))
  const query = {
    limit: shown,
    ...(areaCode === '' ? {} : { areaCode }),
    ...(level === undefined ? {} : { level }),
  }
  const depots = useQuery({
    queryKey: ['depots', query],
    queryFn: () => taken(api.GET('/api/v1/depots', { params: { query } })),
  })
  const change = (part: { area?: string; level?: string }) => {
    const next = { area: areaCode, level: level ?? '', ...part }
    setSearch(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== '')))
  }
  return (
    <Page title={t('depot.title')}>
      <StockFilters areaCode={areaCode} level={level} onChange={change} />
      <Loaded query={depots}>
        {({ items, nextCursor }) => (
          <>
            <DepotTable depots={items} />
            {nextCursor !== null && <p className="quiet">{t('depot.more', { count: items.length })}</p>}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type StockFiltersProps = {
  readonly areaCode: string
  readonly level: DepotLevel | undefined
  readonly onChange: (part: { area?: string; level?: string }) => void
}

function StockFilters({ areaCode, level, onChange }: StockFiltersProps) {
  const { t } = useTranslation()
  const { word } = useWords()
  return (
    <div className="filters">
      <div style={{ width: '20rem' }}>
        <AreaPicker
          label={t('depot.filterArea')}
          value={areaCode === '' ? [] : [areaCode]}
          onChange={(codes) => onChange({ area: codes.at(-1) ?? '' })}
        />
      </div>
      <Select
        aria-label={t('depot.filterLevel')}
        value={level ?? ''}
        onChange={(value: string) => onChange({ level: value })}
        options={[
          { value: '', label: t('shell.acts.all') },
          ...levels.map((value) => ({ value, label: word('depotLevel', value) })),
        ]}
        style={{ width: '8rem' }}
      />
    </div>
  )
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
    { key: 'docks', title: t('depot.docks'), right: true, cell: (row) => number(row.docks) },
    { key: 'porters', title: t('depot.porters'), right: true, cell: (row) => number(row.porters) },
  ]
  return (
    <PlainTable
      caption={t('depot.caption', { count: depots.length })}
      showCaption
      columns={columns}
      rows={depots}
      rowKey={(row) => row.id}
      empty={t('depot.none')}
    />
  )
}
