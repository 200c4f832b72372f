import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api, taken } from '../app/api'
import type { Schemas } from '../app/schemas'
import { useMay } from '../app/permissions'
import { Loaded } from '../parts/loaded'
import { ExerciseMark } from '../parts/marks'
import { useOffice } from '../parts/office-words'
import { Page, Panel } from '../parts/page'
import { Due } from '../parts/times'
import { useWords } from '../parts/words'
import { shownMinute } from '../time/shown'
import { BookingTable } from './booking-table'
import { useClocks } from './clock-of'
import { ConsignmentActs } from './consignment-acts'
import { ConsignmentLife } from './consignment-life'
import { ConsignmentState } from './consignment-state'
import { GoodsLines } from './goods-lines'

export type ConsignmentDetail = Schemas['ConsignmentDetail']

/** The whole life of a consignment, and what can be done about it now. */
export function ConsignmentPage() {
  const { id = '' } = useParams()
  const consignment = useQuery({
    queryKey: ['consignment', id],
    queryFn: () => taken(api.GET('/api/v1/consignments/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={consignment}>{(goods) => <ConsignmentView goods={goods} />}</Loaded>
}

function ConsignmentView({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const now = useClocks()(goods.incidentId)
  return (
    <Page
      title={t('goods.page.title', { number: goods.number })}
      isExercise={goods.isExercise}
      lead={<Lead goods={goods} now={now} />}
    >
      <ConsignmentActs goods={goods} />
      <Panel title={t('goods.page.life')}>
        <ConsignmentLife goods={goods} />
      </Panel>
      <Panel title={t('goods.page.lines')}>
        <GoodsLines lines={goods.lines} />
      </Panel>
      <Panel title={t('goods.page.note')}>
        <Note goods={goods} />
      </Panel>
      <Panel title={t('goods.page.bookings')}>
        <BookingTable bookings={goods.bookings} />
      </Panel>
    </Page>
  )
}

function Lead({ goods, now }: { goods: ConsignmentDetail; now: string | null }) {
  const { t } = useTranslation()
  const { either, depotName, word, number } = useWords()
  const office = useOffice()
  const may = useMay()
  const title = `${goods.incidentNumber} ${either(goods.incidentTitle)}`
  return (
    <div className="incident-header">
      <div className="header-line">
        {goods.isExercise && <ExerciseMark />}
        {may('getIncident') ? <Link to={`/incidents/${goods.incidentId}`}>{title}</Link> : <span>{title}</span>}
        <span>{word('batch', goods.batch)}</span>
        <strong>
          {depotName(goods)} → {goods.areaName}
        </strong>
        <span>{t('plan.km', { km: number(Math.round(goods.distanceKm)) })}</span>
      </div>
      <div className="header-line">
        <ConsignmentState goods={goods} now={now} />
        <Due dueAt={goods.dueAt} predictedAt={goods.expectedAt} metAt={goods.receivedAt} now={now} />
        <span className="quiet">
          {t('goods.page.papers', {
            order: goods.releaseOrderNumber,
            notice: goods.movementNotice.number,
            by: office(goods.movementNotice),
            at: shownMinute(goods.movementNotice.issuedAt),
          })}
        </span>
      </div>
    </div>
  )
}

function Note({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const note = goods.goodsReceivedNote
  if (note === null) return <p className="quiet">{t('goods.page.noNote')}</p>
  return (
    <p>
      <strong>{t('goods.note.number', { number: note.number })}</strong>{' '}
      {t('goods.note.signed', { by: note.signedBy, at: shownMinute(note.signedAt) })}
      {note.comment !== null && ` · ${t('goods.note.comment')}: ${note.comment}`}
    </p>
  )
}
