import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useAddress } from '../parts/address'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { FloorCell } from './floor-cell'
import type { StockFilter } from './stock-filter'

type Row = Schemas['StockRow']

/** Every position that the filter lets through, page by page. */
export function StockPositions({ filter }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const [search, change] = useAddress()
  const owner = search.get('owner') ?? ''
  const below = search.get('below') === 'true'
  const [typed, setTyped] = useState(owner)
  const query = {
    ...filter,
    limit: 60,
    ...(owner === '' ? {} : { owner }),
    ...(below ? { belowFloor: 'true' as const } : {}),
  }
  const positions = usePaged(['stock', 'positions', query], (cursor) =>
    taken(api.GET('/api/v1/stock/positions', { params: { query: { ...query, ...cursor } } })),
  )
  return (
    <>
      <form
        className="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          change({ owner: typed.trim() })
        }}
      >
        <Input
          aria-label={t('stock.ownerFilter')}
          placeholder={t('stock.ownerFilter')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => {
            if (typed.trim() !== owner) change({ owner: typed.trim() })
          }}
          style={{ width: '16rem' }}
        />
        <Checkbox checked={below} onChange={(event) => change({ below: event.target.checked ? 'true' : '' })}>
          {t('stock.onlyBelow')}
        </Checkbox>
      </form>
      <Paged query={positions}>{(rows) => <PositionTable rows={rows} />}</Paged>
    </>
  )
}

function PositionTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation()
  const { name, depotName, unit, number, word } = useWords()
  const columns: readonly Column<Row>[] = [
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
          <Link to={`/stock/${row.depotId}`}>{depotName(row)}</Link>{' '}
          <span className="quiet nowrap">{word('depotLevel', row.depotLevel)}</span>
        </>
      ),
    },
    { key: 'area', title: t('stock.area'), cell: (row) => row.areaName },
    {
      key: 'owner',
      title: t('stock.owner'),
      cell: (row) => (
        <>
          {row.owner ?? '—'} <span className="quiet nowrap">{word('operator', row.operator)}</span>
        </>
      ),
    },
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => number(row.onHand) },
    { key: 'reserved', title: t('depot.reserved'), right: true, cell: (row) => number(row.reserved) },
    { key: 'available', title: t('depot.available'), right: true, cell: (row) => number(row.available) },
    { key: 'floor', title: t('depot.floor'), right: true, cell: (row) => <FloorCell position={row} /> },
    { key: 'unit', title: t('depot.unit'), cell: (row) => unit(row) },
    { key: 'expiry', title: t('stock.firstExpiry'), cell: (row) => <span className="nowrap">{firstExpiry(row)}</span> },
  ]
  return (
    <PlainTable
      whole
      caption={t('stock.positionsCaption', { count: rows.length })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.depotId} ${row.itemCode}`}
      empty={t('stock.none')}
    />
  )
}

function firstExpiry({ lots }: Row): string {
  const days = lots
    .filter(({ onHand }) => onHand > 0)
    .flatMap(({ expiresOn }) => (expiresOn === null ? [] : [expiresOn]))
  return days.sort()[0] ?? '—'
}
