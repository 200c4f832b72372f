import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { oneOf, useAddress } from '../parts/address'
import { ExerciseMark } from '../parts/marks'
import { Paged, usePaged } from '../parts/paged'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { useClocks } from '../goods/clock-of'
import { useRealNow } from '../time/scenario'
import { useLifeWords } from './life-words'
import { otherKinds } from './term-fields'

type Order = Schemas['SupplyOrder']

/** Orders to sources beside stock, newest first; the filter stands in the address. */
export function OrderList() {
  const [search] = useAddress()
  const kind = oneOf(otherKinds, search.get('kind'))
  const given = { state: search.get('state'), areaCode: search.get('area') }
  const query = {
    limit: 60,
    ...(kind === undefined ? {} : { kind }),
    ...Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]))),
  }
  const orders = usePaged(['supply-orders', query], (cursor) =>
    taken(api.GET('/api/v1/supply-orders', { params: { query: { ...query, ...cursor } } })),
  )
  return <Paged query={orders}>{(rows) => <OrderTable orders={rows} />}</Paged>
}

/** What time it is for an order: on its incident's clock, or in the world where it belongs to none. */
export function useOrderClock(): (order: Pick<Order, 'incidentId'>) => string | null {
  const clockOf = useClocks()
  const real = useRealNow()
  return ({ incidentId }) => (incidentId === null ? real : clockOf(incidentId))
}

export function OrderTable({ orders }: { orders: readonly Order[] }) {
  const { t } = useTranslation()
  const { name, unit, number, word, language } = useWords()
  const words = useLifeWords()
  const may = useMay()
  const clock = useOrderClock()
  const columns: readonly Column<Order>[] = [
    {
      key: 'number',
      title: t('sources.order.number'),
      header: true,
      cell: (row) => (
        <span className="nowrap">
          <Link to={`/supply-orders/${encodeURIComponent(row.id)}`}>G-{row.number}</Link>{' '}
          {row.isExercise && <ExerciseMark />}
        </span>
      ),
    },
    { key: 'kind', title: t('sources.kind'), cell: (row) => word('source', row.kind) },
    { key: 'party', title: t('sources.party'), cell: (row) => (language === 'zh' ? row.partyZh : row.partyEn) },
    { key: 'item', title: t('stock.item'), cell: (row) => name(row) },
    {
      key: 'quantity',
      title: t('sources.order.quantity'),
      right: true,
      cell: (row) => <span className="nowrap">{`${number(row.quantity)} ${unit(row)}`}</span>,
    },
    { key: 'readyQuantity', title: t('sources.order.ready'), right: true, cell: (row) => number(row.readyQuantity) },
    { key: 'state', title: t('sources.state'), cell: (row) => words.orderState(row.kind, row.state) },
    { key: 'placed', title: t('sources.order.placed'), cell: (row) => <At instant={row.placedAt} /> },
    {
      key: 'due',
      title: t('sources.order.nextClock'),
      cell: (row) => (row.endedAt === null ? <Due dueAt={nextClock(row)} now={clock(row)} /> : '—'),
    },
    {
      key: 'incident',
      title: t('audit.incident'),
      cell: (row) =>
        row.incidentId === null || !may('getIncident') ? (
          (row.incidentId ?? '—')
        ) : (
          <Link to={`/incidents/${row.incidentId}`}>{t('shell.acts.show')}</Link>
        ),
    },
  ]
  return (
    <PlainTable
      whole
      caption={t('sources.order.caption', { count: orders.length })}
      showCaption
      columns={columns}
      rows={orders}
      rowKey={(row) => row.id}
      empty={t('sources.order.none')}
    />
  )
}

/** The answer is owed first, then the goods, then what is to be settled. */
function nextClock({ answerDueAt, readyAt, settleDueAt }: Order): string | null {
  return answerDueAt ?? settleDueAt ?? readyAt
}
