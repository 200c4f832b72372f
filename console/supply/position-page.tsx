import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { Loaded } from '../parts/loaded'
import { SyntheticMark } from '../parts/marks'
import { Page, Panel } from '../parts/page'
import { useWords } from '../parts/words'
import { FloorCell } from './floor-cell'
import { LotTable } from './lot-table'
import { MovementList } from './movement-list'
import { ReceiveAct } from './receive-act'
import { useStockRefusal } from './stock-refusal'

export type StockDetail = Schemas['StockDetail']

/** One kind of goods at one depot: its lots in the order in which they go out, its ledger, and that both agree. */
export function PositionPage() {
  const { id: depotId = '', itemCode = '' } = useParams()
  const path = { depotId, itemCode }
  const position = useQuery({
    queryKey: ['stock', 'position', depotId, itemCode],
    queryFn: () => taken(api.GET('/api/v1/stock/positions/{depotId}/{itemCode}', { params: { path } })),
  })
  return <Loaded query={position}>{(answer) => <PositionView position={answer} />}</Loaded>
}

function PositionView({ position }: { position: StockDetail }) {
  const { t } = useTranslation()
  const { name, depotName } = useWords()
  const refusal = useStockRefusal(position)('receiveStock')
  return (
    <Page
      title={`${name(position)} · ${depotName(position)}`}
      lead={<Lead position={position} />}
      acts={<ReceiveAct position={position} refusal={refusal} />}
    >
      <Panel title={t('stock.lots')}>
        <LotTable position={position} />
      </Panel>
      <Panel title={t('stock.proof.title')}>
        <Proof proof={position.proof} />
      </Panel>
      <Panel title={t('stock.movements')}>
        <MovementList depotId={position.depotId} itemCode={position.itemCode} />
      </Panel>
    </Page>
  )
}

function Lead({ position }: { position: StockDetail }) {
  const { t } = useTranslation()
  const { number, unit, word, depotName } = useWords()
  return (
    <div className="incident-header">
      <p className="header-line">
        <Link to={`/stock/${position.depotId}`}>{depotName(position)}</Link>
        <span>{word('depotLevel', position.depotLevel)}</span>
        <span>{position.areaName}</span>
        <span>{word('operator', position.operator)}</span>
        {position.owner !== null && <span>{position.owner}</span>}
        <Link to={`/item-kinds/${position.itemCode}`}>{position.itemCode}</Link>
        {position.synthetic && <SyntheticMark>{t('depot.synthetic')}</SyntheticMark>}
      </p>
      <p className="header-line">
        <strong>
          {t('depot.available')} {number(position.available)} {unit(position)}
        </strong>
        <span>
          {t('depot.onHand')} {number(position.onHand)}
        </span>
        <span>
          {t('depot.reserved')} {number(position.reserved)}
        </span>
        <span>
          {t('depot.floor')} <FloorCell position={position} />
        </span>
      </p>
    </div>
  )
}

/** That the position is the sum of its lots and of its ledger, in one sentence. */
function Proof({ proof }: { proof: StockDetail['proof'] }) {
  const { t } = useTranslation()
  const { number } = useWords()
  const sums = t('stock.proof.sums', {
    onHand: number(proof.onHand),
    lots: number(proof.lotsOnHand),
    moved: number(proof.movementsOnHand),
    movements: number(proof.movements),
    reserved: number(proof.reserved),
    lotsReserved: number(proof.lotsReserved),
    movedReserved: number(proof.movementsReserved),
  })
  return (
    <p>
      {proof.holds ? (
        <strong>✓ {t('stock.proof.holds')}</strong>
      ) : (
        <strong className="late">▲ {t('stock.proof.fails')}</strong>
      )}{' '}
      {sums}
    </p>
  )
}
