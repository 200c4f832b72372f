import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { nextAct } from '../../domain/supply/next-act'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { oneOf } from '../parts/address'
import { useActor } from '../parts/audit-words'
import { Loaded } from '../parts/loaded'
import { ExerciseMark } from '../parts/marks'
import { Page, Panel } from '../parts/page'
import type { Column } from '../parts/plain-table'
import { PlainTable } from '../parts/plain-table'
import { At, Due } from '../parts/times'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import { LifeActs } from './life-acts'
import { LifeEvents } from './life-events'
import { LifeSteps } from './life-steps'
import { useLifeWords } from './life-words'
import { useOrderClock } from './order-list'
import { Documents } from './documents'
import { QuotationFacts } from './quotation'
import { otherKinds } from './term-fields'

type OrderDetail = Schemas['SupplyOrderDetail']

export function OrderPage() {
  const { id = '' } = useParams()
  const order = useQuery({
    queryKey: ['supply-orders', 'one', id],
    queryFn: () => taken(api.GET('/api/v1/supply-orders/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={order}>{(answer) => <OrderView order={answer} />}</Loaded>
}

/** An order from its first paper to delivery or settlement: where it stands, its clocks, what is next and for whom. */
function OrderView({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const words = useLifeWords()
  const stateWords = (state: string) => words.orderState(order.kind, state)
  const kind = oneOf(otherKinds, order.kind)
  return (
    <Page
      title={t('sources.order.title', { number: order.number })}
      isExercise={order.isExercise}
      lead={<Lead order={order} />}
    >
      <Panel title={t('sources.life')}>
        <div className="stack">
          <LifeSteps states={order.states} state={order.state} events={order.events} words={stateWords} />
          <LifeActs
            actions={order.actions}
            next={kind && nextAct({ kind, state: order.state, isPlanned: false })?.name}
            stateWords={stateWords}
            quoted={{ asked: order.quantity, quotation: order.quotation }}
            onAct={(body) =>
              taken(
                api.POST('/api/v1/supply-orders/{id}/acts', {
                  params: { path: { id: order.id } },
                  body: { ...body, version: order.version },
                }),
              )
            }
          />
        </div>
      </Panel>
      {order.kind === 'purchase' && (
        <Panel title={t('sources.quotation.title')}>
          <QuotationFacts quotation={order.quotation} />
        </Panel>
      )}
      <Panel title={t('sources.order.clocks')}>
        <div className="stack">
          <Clocks order={order} />
          {order.lots.length > 0 && <Lots lots={order.lots} />}
        </div>
      </Panel>
      <Panel title={t('sources.order.documents')}>
        <Documents documents={order.documents} />
      </Panel>
      <Panel title={t('sources.events')}>
        <LifeEvents events={order.events} stateWords={stateWords} />
      </Panel>
    </Page>
  )
}

function Lead({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const { name, unit, number, word, depotName, language, yuan } = useWords()
  const may = useMay()
  const actor = useActor()
  return (
    <div className="incident-header">
      <p className="header-line">
        {order.isExercise && <ExerciseMark />}
        <strong>{word('source', order.kind)}</strong>
        <Link to={`/sources/${order.sourceId}`}>{language === 'zh' ? order.partyZh : order.partyEn}</Link>
        <span>
          {name(order)} {number(order.quantity)} {unit(order)}
        </span>
        <span>
          {t('sources.order.ready')} {number(order.readyQuantity)}
        </span>
        {order.unitCostFen > 0 && <span>{yuan(order.unitCostFen * order.quantity)}</span>}
      </p>
      <p className="header-line">
        <Link to={`/stock/${order.depotId}/${order.itemCode}`}>{depotName(order)}</Link>
        {order.incidentId !== null && may('getIncident') && (
          <Link to={`/incidents/${order.incidentId}`}>{t('sources.order.toIncident')}</Link>
        )}
        <span className="quiet">
          {t('sources.order.placedBy', { by: actor(order.placedBy), at: shownMinute(order.placedAt) })}
        </span>
      </p>
    </div>
  )
}

/** Each clock with its remainder; of an order that is over only the instants. */
function Clocks({ order }: { order: OrderDetail }) {
  const { t } = useTranslation()
  const now = useOrderClock()(order)
  const answeredAt = order.events.find((event) => event.fromState === order.states[0])?.at ?? null
  const clocks = [
    ['answer', order.answerDueAt, answeredAt],
    ['ready', order.readyAt, order.readyQuantity >= order.quantity ? order.readyAt : null],
    ['settle', order.settleDueAt, null],
  ] as const
  return (
    <dl className="fields">
      {clocks.map(([clock, dueAt, metAt]) => (
        <div key={clock}>
          <dt>{t(`sources.order.clock.${clock}`)}</dt>
          <dd>{order.endedAt === null ? <Due dueAt={dueAt} metAt={metAt} now={now} /> : <At instant={dueAt} />}</dd>
        </div>
      ))}
    </dl>
  )
}

type OrderLot = OrderDetail['lots'][number]

/** The lots of its goods in the ledger. */
function Lots({ lots }: { lots: readonly OrderLot[] }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const columns: readonly Column<OrderLot>[] = [
    {
      key: 'lot',
      title: t('stock.lot.lot'),
      header: true,
      wide: true,
      cell: (row) => <span className="code">{row.lotId}</span>,
    },
    { key: 'onHand', title: t('depot.onHand'), right: true, cell: (row) => number(row.onHand) },
    {
      key: 'ready',
      title: t('stock.lot.ready'),
      cell: (row) => (row.readyAt === null ? t('stock.lot.here') : <At instant={row.readyAt} />),
    },
  ]
  return <PlainTable caption={t('sources.order.lots')} columns={columns} rows={lots} rowKey={(row) => row.lotId} />
}
