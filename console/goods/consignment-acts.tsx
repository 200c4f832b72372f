import { useTranslation } from 'react-i18next'
import type { ConsignmentAct } from '../../domain/incident/acts'
import { mayActOnConsignment } from '../../domain/incident/acts'
import type { RouteName } from '../../domain/duty/role-table'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { Panel } from '../parts/page'
import type { ConsignmentDetail } from './consignment-page'
import { ExpectedArrivalAct, MilestoneAct } from './journey-acts'
import { OrderAnswerForm } from './order-answer-form'
import { ReceiveForm } from './receive-form'
import { TenderAnswerForm } from './tender-answer-form'

/** Route of the API behind each act on a consignment. */
const routeOf: Readonly<Record<ConsignmentAct, RouteName>> = {
  answerOrder: 'answerOrder',
  answerTender: 'answerTender',
  reportDeparture: 'reportMilestone',
  reportArrival: 'reportMilestone',
  reportExpectedArrival: 'reportExpectedArrival',
  receiveGoods: 'receiveGoods',
  writeOff: 'writeOff',
}

/** What this account's posts may do about the consignment as it stands; the API has the last word. */
export function ConsignmentActs({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const may = useMay()
  const open = (act: ConsignmentAct) => may(routeOf[act]) && mayActOnConsignment(act, goods.status)
  const asked = goods.bookings.find((booking) => booking.state === 'asked')
  const nothing = !Object.keys(routeOf).some((act) => open(act as ConsignmentAct))
  return (
    <Panel title={t('goods.page.acts')}>
      {nothing && <p className="quiet">{t('goods.page.noAct')}</p>}
      <div className="stack">
        {open('answerOrder') && goods.acceptedAt === null && <OrderAnswerForm goods={goods} />}
        {open('answerTender') && asked !== undefined && <TenderAnswerForm goods={goods} attempt={asked.attempt} />}
        {open('receiveGoods') && <ReceiveForm goods={goods} />}
        <div className="acts">
          {open('reportDeparture') && <MilestoneAct goods={goods} milestone="departed" />}
          {open('reportArrival') && <MilestoneAct goods={goods} milestone="arrived" />}
          {open('reportExpectedArrival') && <ExpectedArrivalAct goods={goods} />}
          {open('writeOff') && <WriteOffAct goods={goods} />}
        </div>
      </div>
    </Panel>
  )
}

function WriteOffAct({ goods }: { goods: ConsignmentDetail }) {
  const { t } = useTranslation()
  const params = { path: { id: goods.id } }
  return (
    <ActButton
      label={t('goods.writeOff.title')}
      danger
      confirm={t('goods.writeOff.confirm')}
      reason="required"
      onAct={(reason) => taken(api.POST('/api/v1/consignments/{id}/write-off', { params, body: { reason } }))}
    />
  )
}
