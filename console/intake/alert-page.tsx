import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Schemas } from '../app/schemas'
import { api, taken } from '../app/api'
import { useMay } from '../app/permissions'
import { ActButton } from '../parts/act-button'
import { Loaded } from '../parts/loaded'
import { Page, Panel } from '../parts/page'
import { AlertTable } from './alert-table'
import { NormalForm } from './normal-form'

export function AlertPage() {
  const { id = '' } = useParams()
  const alert = useQuery({
    queryKey: ['alert', id],
    queryFn: () => taken(api.GET('/api/v1/alerts/{id}', { params: { path: { id } } })),
  })
  return <Loaded query={alert}>{(answer) => <AlertView alert={answer} />}</Loaded>
}

function AlertView({ alert }: { alert: Schemas['AlertDetail'] }) {
  const { t } = useTranslation()
  return (
    <Page
      title={alert.headline ?? t('intake.alerts.untitled')}
      acts={<StartAct alert={alert} />}
      lead={
        <p className="header-line">
          <Link to={`/alert-documents/${alert.documentId}`}>{t('intake.alert.document')}</Link>
          {alert.sameAs !== null && <Link to={`/alerts/${alert.sameAs}`}>{t('intake.alert.sameAs')}</Link>}
          <span className="quiet">
            {t('intake.alert.format')} {alert.format} · {t('intake.alert.identity')} {alert.identity}
          </span>
        </p>
      }
    >
      <div className="stack">
        <AlertTable caption={t('intake.alert.title')} rows={[alert]} />
        <Panel title={t('intake.alert.form')}>
          <NormalForm form={alert.body} />
        </Panel>
      </div>
    </Page>
  )
}

/** An officer may start a response for an alert that was kept, with a reason. */
function StartAct({ alert }: { alert: Schemas['AlertDetail'] }) {
  const { t } = useTranslation()
  const may = useMay()
  const params = { path: { id: alert.id } }
  const refusal =
    alert.disposition !== 'kept' ? t('intake.alert.notKept') : may('startAlert') ? null : t('intake.alert.notYours')
  if (alert.incidentId !== null) return null
  return (
    <ActButton
      label={t('intake.alert.start')}
      primary
      confirm={t('intake.alert.startConfirm')}
      reason="required"
      disabledReason={refusal}
      onAct={(reason) => taken(api.POST('/api/v1/alerts/{id}/start', { params, body: { reason } }))}
    />
  )
}
