import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { oneOf, useAddress } from '../parts/address'
import { ChoiceField } from '../parts/choice-field'
import { Loaded } from '../parts/loaded'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { useWords } from '../parts/words'
import { serverNow } from '../time/server-now'
import { dayInBeijing } from '../time/shown'
import type { StockFilter } from './stock-filter'
import { placeOf } from './upkeep-place'

type List = Schemas['ProposalList']
type Proposal = Schemas['UpkeepProposal']

const kinds = ['rotation', 'purchase'] as const

/** What to rotate and to buy in a year, with its cost: the base of the budget. */
export function ProposalList({ filter }: { filter: StockFilter }) {
  const { t } = useTranslation()
  const { word } = useWords()
  const [search, change] = useAddress()
  const thisYear = Number(dayInBeijing(serverNow()).slice(0, 4))
  const year = Number(search.get('year') ?? thisYear)
  const kind = oneOf(kinds, search.get('kind'))
  const query = { ...placeOf(filter), year, limit: 60, ...(kind === undefined ? {} : { kind }) }
  const proposals = useInfiniteQuery({
    queryKey: ['upkeep', 'proposals', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam }
      return taken(api.GET('/api/v1/upkeep/proposals', { params: { query: { ...query, ...cursor } } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
  return (
    <>
      <div className="filters">
        <label className="acts">
          {t('upkeep.year')}
          <InputNumber
            aria-label={t('upkeep.year')}
            min={2000}
            max={2200}
            precision={0}
            value={year}
            onChange={(next) => change({ year: next === null || next === thisYear ? '' : String(next) })}
          />
        </label>
        <ChoiceField
          label={t('upkeep.proposal')}
          values={kinds}
          words={(value) => word('proposalKind', value)}
          value={kind}
          onChange={(value) => change({ kind: value })}
        />
      </div>
      <Loaded query={proposals}>
        {({ pages }) => (
          <>
            {pages[0] !== undefined && <Budget list={pages[0]} />}
            <ProposalTable rows={pages.flatMap(({ items }) => items)} />
          </>
        )}
      </Loaded>
      {proposals.hasNextPage && (
        <div>
          <Button onClick={() => void proposals.fetchNextPage()} loading={proposals.isFetchingNextPage}>
            {t('shell.acts.readOn')}
          </Button>
        </div>
      )}
    </>
  )
}

function Budget({ list }: { list: List }) {
  const { t } = useTranslation()
  const { yuan, number } = useWords()
  return (
    <p className="header-line">
      <strong>{t('upkeep.budget', { year: list.year, sum: yuan(list.rotationFen + list.purchaseFen) })}</strong>
      <span>{t('upkeep.rotationSum', { sum: yuan(list.rotationFen) })}</span>
      <span>{t('upkeep.purchaseSum', { sum: yuan(list.purchaseFen) })}</span>
      <span>{t('upkeep.lines', { count: number(list.lines) })}</span>
      {list.unpriced > 0 && (
        <span className="shape-silent">◆ {t('upkeep.unpriced', { count: number(list.unpriced) })}</span>
      )}
    </p>
  )
}

function ProposalTable({ rows }: { rows: readonly Proposal[] }) {
  const { t } = useTranslation()
  const { name, depotName, word, number, unit, yuan } = useWords()
  const columns: readonly Column<Proposal>[] = [
    { key: 'kind', title: t('upkeep.proposal'), cell: (row) => word('proposalKind', row.kind) },
    {
      key: 'item',
      title: t('stock.item'),
      header: true,
      cell: (row) => <Link to={`/stock/${row.depotId}/${row.itemCode}`}>{name(row)}</Link>,
    },
    { key: 'depot', title: t('stock.depot'), cell: (row) => `${depotName(row)} · ${row.areaName}` },
    {
      key: 'quantity',
      title: t('sources.units'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.quantity)} ${unit(row)}`}</span>,
    },
    {
      key: 'cost',
      title: t('upkeep.cost'),
      right: true,
      cell: (row) =>
        row.unitCostFen === 0 ? (
          <span className="quiet">{t('upkeep.noPrice')}</span>
        ) : (
          <span className="nowrap">{yuan(row.costFen)}</span>
        ),
    },
    {
      key: 'cause',
      title: t('upkeep.cause'),
      cell: (row) => `${word('upkeepCause', row.cause)}${row.expiresOn === null ? '' : ` ${row.expiresOn}`}`,
    },
  ]
  return (
    <PlainTable
      whole
      caption={t('upkeep.proposalCaption', { count: rows.length })}
      showCaption
      columns={columns}
      rows={rows}
      rowKey={(row) => [row.kind, row.depotId, row.itemCode, row.expiresOn].join(' ')}
      empty={t('upkeep.noProposal')}
    />
  )
}
