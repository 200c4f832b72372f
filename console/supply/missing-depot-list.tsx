import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { oneOf, useAddress } from '../parts/address'
import { ChoiceField } from '../parts/choice-field'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import type { StockFilter } from './stock-filter'

type Area = Schemas['AreaWithoutDepot']

const kinds = ['county-depot', 'township-depot'] as const

/** Counties that no depot serves from within, with the nearest one. */
export function MissingDepotList({ filter: { areaCode } }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, change] = useAddress()
  const missing = oneOf(kinds, search.get('missing'))
  const query = {
    limit: 60,
    ...(areaCode === undefined ? {} : { areaCode }),
    ...(missing === undefined ? {} : { missing }),
  }
  const areas = usePaged(['upkeep', 'areas', query], (cursor) =>
    taken(api.GET('/api/v1/upkeep/areas-without-depot', { params: { query: { ...query, ...cursor } } })),
  )
  return (
    <>
      <div className="filters">
        <ChoiceField
          label={t('upkeep.missing')}
          values={kinds}
          words={(value) => word('missingDepot', value)}
          value={missing}
          onChange={(value) => change({ missing: value })}
          width="13rem"
        />
      </div>
      <Paged query={areas}>{(rows) => <AreaTable rows={rows} />}</Paged>
    </>
  )
}

function AreaTable({ rows }: { rows: readonly Area[] }) {
  const { t } = useTranslation()
  const { number, word, language } = useWords()
  const columns: readonly Column<Area>[] = [
    { key: 'area', title: t('stock.area'), header: true, cell: (row) => `${row.provinceName} ${row.areaName}` },
    { key: 'population', title: t('upkeep.population'), right: true, cell: (row) => number(row.population) },
    { key: 'missing', title: t('upkeep.missing'), cell: (row) => word('missingDepot', row.missing) },
    {
      key: 'nearest',
      title: t('upkeep.nearest'),
      cell: (row) =>
        row.nearestDepotId === null ? (
          '—'
        ) : (
          <Link to={`/stock/${row.nearestDepotId}`}>
            {language === 'zh' ? row.nearestDepotNameZh : row.nearestDepotNameEn}
          </Link>
        ),
    },
    {
      key: 'km',
      title: t('plan.columns.distance'),
      right: true,
      cell: (row) => (row.nearestKm === null ? '—' : t('plan.km', { km: number(Math.round(row.nearestKm)) })),
    },
  ]
  return (
    <PlainTable
      whole
      caption={t('upkeep.areaCaption', { count: rows.length })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.areaCode} ${row.missing}`}
      empty={t('upkeep.noArea')}
    />
  )
}
