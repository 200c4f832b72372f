import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAddress } from '../parts/address'
import { ShapeMark } from '../parts/marks'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import type { StockFilter } from './stock-filter'
import { placeOf } from './upkeep-place'

type Lot = Schemas['ExpiringLot']

const spans = [0, 30, 90, 180, 365] as const
const usual = 90

/** Lots that have expired or soon will, first expired first, each with what to do about it. */
export function ExpiryList({ filter }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const [search, change] = useAddress()
  const withinDays = spans.find((each) => String(each) === search.get('days')) ?? usual
  const query = { ...placeOf(filter), withinDays, limit: 60 }
  const expiries = usePaged(['upkeep', 'expiries', query], (cursor) =>
    taken(api.GET('/api/v1/upkeep/expiries', { params: { query: { ...query, ...cursor } } })),
  )
  return (
    <>
      <div className="filters">
        <Select
          aria-label={t('upkeep.within')}
          value={withinDays}
          options={spans.map((value) => ({
            value,
            label: value === 0 ? t('upkeep.expired') : t('upkeep.withinDays', { days: value }),
          }))}
          onChange={(value) => change({ days: value === usual ? '' : String(value) })}
          style={{ width: '12rem' }}
        />
      </div>
      <Paged query={expiries}>{(rows) => <ExpiryTable rows={rows} />}</Paged>
    </>
  )
}

function ExpiryTable({ rows }: { rows: readonly Lot[] }) {
  const { t } = useTranslation()
  const { name, depotName, unit, number, word, yuan } = useWords()
  const columns: readonly Column<Lot>[] = [
    {
      key: 'item',
      title: t('stock.item'),
      header: true,
      cell: (row) => <Link to={`/stock/${row.depotId}/${row.itemCode}`}>{name(row)}</Link>,
    },
    {
      key: 'depot',
      title: t('stock.depot'),
      cell: (row) => (
        <>
          <Link to={`/stock/${row.depotId}`}>{depotName(row)}</Link> <span className="quiet">{row.areaName}</span>
        </>
      ),
    },
    {
      key: 'expires',
      title: t('stock.lot.expires'),
      cell: (row) =>
        row.daysLeft < 0 ? (
          <ShapeMark shape="late">{t('upkeep.expiredOn', { day: row.expiresOn })}</ShapeMark>
        ) : (
          <span className="nowrap">{t('upkeep.daysLeft', { day: row.expiresOn, days: row.daysLeft })}</span>
        ),
    },
    {
      key: 'onHand',
      title: t('depot.onHand'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.onHand)} ${unit(row)}`}</span>,
    },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => number(row.reserved) },
    {
      key: 'value',
      title: t('upkeep.value'),
      right: true,
      cell: (row) => (row.valueFen === 0 ? '—' : <span className="nowrap">{yuan(row.valueFen)}</span>),
    },
    { key: 'advice', title: t('upkeep.advice'), cell: (row) => word('upkeepAdvice', row.advice) },
  ]
  return (
    <PlainTable
      whole
      caption={t('upkeep.expiryCaption', { count: rows.length })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => row.lotId}
      empty={t('upkeep.noExpiry')}
    />
  )
}
